namespace Tracker.Tests.Simulation;

/// <summary>
/// The simulated year as it has to be, worked out by hand from the reports' deadlines (story.json) and the rules: rungs 30 and 7
/// days before a due date and 1, 15 and 30 days after it; undated targets and actions only before 31 December; a dated direction
/// no further than overdue; reports due on 29 February 2024, the province's on 31 March; digests on working days alone.
/// <para>
/// Due in 2023, by date: 31 March yunmei-szf, songwu-xzf. 30 April heting. 30 June szf, sscjgj 3, yunmei-szf, yunmei-cgj,
/// songwu-xzf, songwu-nyncj, heting. 31 August yunmei-szf, heting. 30 September szf, sgat, sscjgj 3, yunmei-szf, heting.
/// 31 October sscjgj, heting. 30 November heting. 31 December, stated: szf, sscjgj 11 (one a direction), yunmei-szf 2, heting 7;
/// unstated: szf 22, sgat 19, yunmei-szf 16, yunmei-cgj 18, songwu-xzf 17, songwu-nyncj 17. Due on 30 June 2024: sgat, sscjgj 2,
/// yunmei-cgj, yunmei-szf. heting-gwh has no head to be urged, and its report on 2023 never comes.
/// </para>
/// </summary>
internal static class ExpectedYear
{
    /// <summary>Day, reports that arrive, flags of lateness raised and closed, rungs planned, rungs with nobody to tell, circulars proposed, reminders told.</summary>
    public const string Table =
        """
        2023-07-01 |              | +12     | Overdue 9, Escalation 3    |   | 3  |
        2023-07-03 |              |         |                            |   |    | 12
        2023-07-15 |              |         | Urge 8                     | 1 |    |
        2023-07-17 |              |         |                            |   |    | 8
        2023-07-30 |              |         | Escalation 9               |   | 9  |
        2023-07-31 |              |         |                            |   |    | 9
        2023-08-01 |              |         | Reminder 2                 |   |    | 2
        2023-08-24 |              |         | DueSoon 2                  |   |    | 2
        2023-08-31 |              |         | Reminder 7                 |   |    | 7
        2023-09-01 |              | +2      | Overdue 2                  |   |    | 2
        2023-09-15 |              |         | Urge 1                     | 1 |    | 1
        2023-09-23 |              |         | DueSoon 7                  |   |    |
        2023-09-25 |              |         |                            |   |    | 7
        2023-09-30 |              |         | Escalation 2               |   | 2  |
        2023-10-01 |              | +7      | Reminder 2, Overdue 7      |   |    |
        2023-10-07 |              |         |                            |   |    | 11
        2023-10-15 |              |         | Urge 6                     | 1 |    |
        2023-10-16 |              |         |                            |   |    | 6
        2023-10-24 |              |         | DueSoon 2                  |   |    | 2
        2023-10-30 |              |         | Escalation 7               |   | 7  | 7
        2023-10-31 |              |         | Reminder 1                 |   |    | 1
        2023-11-01 |              | +2      | Overdue 2                  |   |    | 2
        2023-11-15 |              |         | Urge 1                     | 1 |    | 1
        2023-11-23 |              |         | DueSoon 1                  |   |    | 1
        2023-11-30 |              |         | Escalation 2               |   | 2  | 2
        2023-12-01 |              | +1      | Reminder 130, Overdue 1    |   |    | 131
        2023-12-15 |              |         |                            | 1 |    |
        2023-12-24 |              |         | DueSoon 130                |   |    |
        2023-12-25 |              |         |                            |   |    | 130
        2023-12-30 |              |         | Escalation 1               |   | 1  |
        2024-01-01 |              | +21     | Overdue 21                 |   |    |
        2024-01-02 |              |         |                            |   |    | 22
        2024-01-15 |              |         | Urge 13                    | 7 |    | 13
        2024-01-26 | songwu-nyncj | -1      |                            |   |    |
        2024-01-30 |              |         | Reminder 6, Escalation 20  |   | 20 | 26
        2024-01-31 | yunmei-cgj   | -1      |                            |   |    |
        2024-02-22 | songwu-xzf   | -2      | DueSoon 4                  |   |    | 4
        2024-02-26 | sgat         | -1      |                            |   |    |
        2024-03-01 |              | +3      | Reminder 1, Overdue 3      |   |    | 4
        2024-03-11 | sscjgj       | -19     |                            |   |    |
        2024-03-15 |              |         | Urge 1                     | 1 |    | 1
        2024-03-24 |              |         | DueSoon 1                  |   |    |
        2024-03-25 |              |         |                            |   |    | 1
        2024-03-27 | szf          | -3      |                            |   |    |
        2024-03-30 |              |         | Escalation 2               |   | 2  |
        2024-04-01 |              |         |                            |   |    | 2
        2024-05-31 |              |         | Reminder 4                 |   |    | 4
        2024-06-17 | yunmei-szf   | -7      | Reminder 1                 |   |    | 1
        2024-06-23 |              |         | DueSoon 5                  |   |    |
        2024-06-24 |              |         |                            |   |    | 5
        """;

    public static IReadOnlyList<string> Lines =>
        [.. Table.Split('\n').Select(line => string.Join(" | ", line.Split('|').Select(cell => cell.Trim())))];
}
