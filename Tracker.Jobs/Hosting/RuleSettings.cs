using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;

namespace Tracker.Jobs.Hosting;

/// <summary>
/// What the ladder, the flag rules and the legal calendar leave to the house: Tracker:Ladder, Tracker:Flags and
/// Tracker:LegalCalendar. Nothing is guessed: a setting that is not understood is named with what may stand there.
/// </summary>
internal sealed class RuleSettings
{
    public const string LadderSection = "Tracker:Ladder";
    public const string FlagsSection = "Tracker:Flags";
    public const string CalendarSection = "Tracker:LegalCalendar";

    private readonly IConfiguration configuration;
    private readonly List<string> faults = [];

    private RuleSettings(IConfiguration configuration) => this.configuration = configuration;

    /// <exception cref="OptionsValidationException">A setting cannot be followed; its failures name each one.</exception>
    public static (LadderSettings Ladder, FlagSettings Flags) Read(IConfiguration configuration)
    {
        var settings = new RuleSettings(configuration);
        var read = (settings.Ladder(), settings.Flags());
        return settings.faults.Count == 0
            ? read
            : throw new OptionsValidationException("Tracker", typeof(RuleSettings), settings.faults);
    }

    private LadderSettings Ladder()
    {
        var ladder = LadderSettings.Default;
        var steps = new List<LadderStep>();
        OnlyKnown(LadderSection, [.. Enum.GetNames<Rung>(), nameof(LadderSettings.HighestWithoutDeadline), nameof(LadderSettings.HighestForDirection)]);
        foreach (var step in ladder.Steps)
        {
            var section = $"{LadderSection}:{step.Rung}";
            OnlyKnown(section, ["Enabled", "FromDay", "Optional"]);
            var changed = step with
            {
                FromDay = Read(section + ":FromDay", step.FromDay, Number, "a whole number of days, negative before the due date"),
                IsOptional = Read(section + ":Optional", step.IsOptional, Switch, "true or false"),
            };
            if (changed.FromDay > 0 != step.FromDay > 0)
            {
                faults.Add($"{section}:FromDay is {changed.FromDay}; {step.Rung} comes {(step.FromDay > 0 ? "after the due date: 1 or more" : "on or before the due date: 0 or less")}.");
            }

            if (Read(section + ":Enabled", true, Switch, "true or false"))
            {
                steps.Add(changed);
            }
        }

        if (steps.Zip(steps.Skip(1)).FirstOrDefault(pair => pair.First.FromDay >= pair.Second.FromDay) is { First: { } early, Second: { } late })
        {
            faults.Add($"{LadderSection}:{late.Rung}:FromDay ({late.FromDay}) must be later than that of {early.Rung} ({early.FromDay}).");
        }

        if (steps.Count == 0)
        {
            faults.Add($"{LadderSection} switches every rung off; switch the job off instead: Tracker:Schedule:reminders:Enabled = false.");
        }

        var rungs = $"one of {string.Join(", ", Enum.GetNames<Rung>())}, or None";
        return ladder with
        {
            Steps = steps,
            HighestWithoutDeadline = Read($"{LadderSection}:{nameof(ladder.HighestWithoutDeadline)}", ladder.HighestWithoutDeadline, RungOrNone, rungs),
            HighestForDirection = Read($"{LadderSection}:{nameof(ladder.HighestForDirection)}", ladder.HighestForDirection, RungOrNone, rungs),
        };
    }

    private FlagSettings Flags()
    {
        var flags = FlagSettings.Default;
        OnlyKnown(FlagsSection, [nameof(flags.RepeatedYears), nameof(flags.HighProbability), nameof(flags.LongOverdueDays), nameof(flags.OverdueAtYearEnd)]);
        return flags with
        {
            RepeatedYears = Read($"{FlagsSection}:{nameof(flags.RepeatedYears)}", flags.RepeatedYears, text => Number(text) is >= 2 and var years ? years : null, "a number of years, 2 or more"),
            HighProbability = Read($"{FlagsSection}:{nameof(flags.HighProbability)}", flags.HighProbability, Chance, "a chance from 0 to 1, as 0.8"),
            LongOverdueDays = Read($"{FlagsSection}:{nameof(flags.LongOverdueDays)}", flags.LongOverdueDays, text => Number(text) is >= 1 and var days ? days : null, "a number of days, 1 or more"),
            OverdueAtYearEnd = Read($"{FlagsSection}:{nameof(flags.OverdueAtYearEnd)}", flags.OverdueAtYearEnd, Switch, "true or false"),
            Calendar = Calendar(),
        };
    }

    /// <summary>A day of the year before which the report goes up or out: 03-01, and by level such as County.</summary>
    private LegalCalendar Calendar()
    {
        const string Wanted = "a month and day before which it is due, as 03-01";
        var calendar = LegalCalendar.Default;
        OnlyKnown(CalendarSection, [nameof(calendar.ReportBefore), nameof(calendar.PublishBefore)]);
        return calendar with
        {
            ReportBefore = Read($"{CalendarSection}:{nameof(calendar.ReportBefore)}:Default", calendar.ReportBefore, MonthDay, Wanted),
            PublishBefore = Read($"{CalendarSection}:{nameof(calendar.PublishBefore)}:Default", calendar.PublishBefore, MonthDay, Wanted),
            ReportBeforeByLevel = ByLevel(nameof(calendar.ReportBefore), calendar.ReportBeforeByLevel),
            PublishBeforeByLevel = ByLevel(nameof(calendar.PublishBefore), calendar.PublishBeforeByLevel),
        };

        IReadOnlyDictionary<AgencyLevel, LegalDate> ByLevel(string name, IReadOnlyDictionary<AgencyLevel, LegalDate> usual)
        {
            var section = $"{CalendarSection}:{name}";
            OnlyKnown(section, ["Default", .. Enum.GetNames<AgencyLevel>()]);
            var dates = new Dictionary<AgencyLevel, LegalDate>(usual);
            foreach (var level in Enum.GetValues<AgencyLevel>().Where(level => configuration[$"{section}:{level}"] is not null))
            {
                dates[level] = Read($"{section}:{level}", calendar.ReportBefore, MonthDay, Wanted);
            }

            return dates;
        }
    }

    private void OnlyKnown(string section, IReadOnlyList<string> names)
    {
        foreach (var child in configuration.GetSection(section).GetChildren().Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{child.Path} is no setting; there are {string.Join(", ", names)}.");
        }
    }

    private T Read<T>(string key, T usual, Func<string, T?> parse, string wanted)
        where T : struct => configuration[key] is not { } text ? usual : parse(text.Trim()) ?? Fault(key, text, wanted, usual);

    private Rung? Read(string key, Rung? usual, Func<string, (bool IsRead, Rung? Rung)> parse, string wanted) =>
        configuration[key] is not { } text ? usual : parse(text.Trim()) is (true, var rung) ? rung : Fault(key, text, wanted, usual);

    private LegalDate Read(string key, LegalDate usual, Func<string, LegalDate?> parse, string wanted) =>
        configuration[key] is not { } text ? usual : parse(text.Trim()) ?? Fault(key, text, wanted, usual);

    private T Fault<T>(string key, string text, string wanted, T usual)
    {
        faults.Add($"{key} is '{text}'; it must be {wanted}.");
        return usual;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool? Switch(string text) => bool.TryParse(text, out var value) ? value : null;

    private static double? Chance(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var chance) && chance <= 1 ? chance : null;

    private static (bool IsRead, Rung? Rung) RungOrNone(string text) =>
        text.Equals("None", StringComparison.OrdinalIgnoreCase) ? (true, null)
        : Enum.TryParse<Rung>(text, true, out var rung) && Enum.IsDefined(rung) ? (true, rung)
        : (false, null);

    private static LegalDate? MonthDay(string text) =>
        DateOnly.TryParseExact("2023-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.Month, day.Day) : null;
}

internal static class RuleServices
{
    /// <summary>The ladder and the flag rules as this installation wants them, in place of the usual ones.</summary>
    /// <exception cref="OptionsValidationException">A setting cannot be followed.</exception>
    public static IServiceCollection AddTrackerRules(this IServiceCollection services, IConfiguration configuration)
    {
        var (ladder, flags) = RuleSettings.Read(configuration);
        services.Replace(ServiceDescriptor.Singleton(ladder));
        services.Replace(ServiceDescriptor.Singleton(flags));
        return services;
    }
}
