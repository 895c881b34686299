using System.Globalization;
using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Lays a list of agencies over those on record; finds every error before anything is stored.</summary>
internal sealed class AgencyMerge
{
    private const int CodeLength = 100;
    private const int NameLength = 200;

    private static readonly string[] Yes = ["yes", "true", "1", "是"];
    private static readonly string[] No = ["no", "false", "0", "否"];

    private readonly List<(AgencyRow Row, Agency? Before, Agency After)> merged = [];
    private readonly List<ListError> errors = [];
    private readonly Dictionary<string, string?> parentCodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> supervisedCodes = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Agency> recorded;

    public AgencyMerge(IReadOnlyList<Agency> recorded, IReadOnlyList<AgencyRow> rows)
    {
        this.recorded = recorded;
        foreach (var row in rows)
        {
            Merge(row);
        }

        FindDuplicates();
        if (errors.Count == 0)
        {
            Resolve();
        }
    }

    public IReadOnlyList<ListError> Errors => errors;

    public IEnumerable<string> ChangedCodes => merged.Where(item => item.Before != item.After).Select(item => item.After.Code);

    /// <summary>What each row would change, in the order of the list; rows that change nothing are left out.</summary>
    public IReadOnlyList<AgencyChange> Changes()
    {
        var codes = recorded.ToDictionary(agency => agency.Id, agency => agency.Code);
        return [.. merged.Select(item => Change(item.Row, item.Before, item.After)).Where(change => change.IsNew || change.Values.Count > 0)];

        AgencyChange Change(AgencyRow row, Agency? before, Agency after)
        {
            (string Field, string? Before, string? After)[] values =
            [
                (AgencyColumns.Code.Name, before?.Code, after.Code),
                (AgencyColumns.Name.Name, before?.Name, after.Name),
                (AgencyColumns.ShortName.Name, before?.ShortName, after.ShortName),
                (AgencyColumns.Level.Name, before?.Level.ToString(), after.Level.ToString()),
                (AgencyColumns.Parent.Name, Code(before?.ParentId), Pointed(parentCodes, after.Code, before?.ParentId)),
                (AgencyColumns.Supervises.Name, Code(before?.SupervisesId), Pointed(supervisedCodes, after.Code, before?.SupervisesId)),
                (AgencyColumns.ClosedOn.Name, Day(before?.ClosedOn), Day(after.ClosedOn)),
            ];
            return new(row.Number, after.Code, after.Name, before is null, [.. values.Where(value => value.Before != value.After)]);
        }

        string? Code(long? id) => id is { } known ? codes[known] : null;

        string? Pointed(Dictionary<string, string?> pointed, string code, long? asBefore) => pointed.TryGetValue(code, out var to) ? to : Code(asBefore);

        static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Agencies first, then what they point to, because a parent may stand in a later row.</summary>
    public async Task<(int Created, int Updated)> StoreAsync(AgencyRepository agencies, CancellationToken cancellationToken)
    {
        var stored = recorded.ToDictionary(agency => agency.Id);
        var created = 0;
        foreach (var (_, before, after) in merged)
        {
            if (before is null)
            {
                var inserted = await agencies.InsertAsync(after, cancellationToken);
                stored[inserted.Id] = inserted;
                created++;
            }
            else
            {
                stored[before.Id] = after;
            }
        }

        var ids = stored.Values.ToDictionary(agency => agency.Code, agency => agency.Id, StringComparer.Ordinal);
        var updated = 0;
        foreach (var (_, before, after) in merged)
        {
            var now = stored[ids[after.Code]];
            var final = now with { ParentId = Id(parentCodes, now.Code, now.ParentId), SupervisesId = Id(supervisedCodes, now.Code, now.SupervisesId) };
            if (final != (before ?? now))
            {
                await agencies.UpdateAsync(final, cancellationToken);
                updated += before is null ? 0 : 1;
            }
        }

        return (created, updated);

        long? Id(Dictionary<string, string?> codes, string code, long? asBefore) =>
            !codes.TryGetValue(code, out var pointsTo) ? asBefore : pointsTo is null ? null : ids[pointsTo];
    }

    private void Merge(AgencyRow row)
    {
        Check(row, AgencyColumns.Code.Name, row.Code, CodeLength);
        Check(row, AgencyColumns.Name.Name, row.Name, NameLength);
        var before = recorded.FirstOrDefault(agency => agency.Code == row.Code) ?? recorded.FirstOrDefault(agency => agency.Name == row.Name);
        var level = before?.Level ?? AgencyLevel.Unknown;
        if (row.Level is not null && !AgencyLevels.TryParse(row.Level, out level))
        {
            errors.Add(new(row.Number, AgencyColumns.Level.Name, ListProblem.UnknownLevel, row.Level));
        }

        var closedOn = before?.ClosedOn;
        if (row.ClosedOn is { } day)
        {
            closedOn = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
            if (closedOn is null && day.Length > 0)
            {
                errors.Add(new(row.Number, AgencyColumns.ClosedOn.Name, ListProblem.DateMalformed, day));
            }
        }

        var shortName = row.ShortName is null ? before?.ShortName : row.ShortName.Length == 0 ? null : row.ShortName;
        merged.Add((row, before, (before ?? new Agency { Code = row.Code, Name = row.Name }) with
        {
            Code = row.Code,
            Name = row.Name,
            ShortName = shortName,
            Level = level,
            ClosedOn = closedOn,
        }));
    }

    private void Check(AgencyRow row, string field, string value, int length)
    {
        if (value.Length == 0)
        {
            errors.Add(new(row.Number, field, ListProblem.Empty, value));
        }
        else if (value.Length > length)
        {
            errors.Add(new(row.Number, field, ListProblem.TooLong, value));
        }
    }

    private void FindDuplicates()
    {
        var touched = merged.Select(item => item.Before?.Id).OfType<long>().ToHashSet();
        var others = recorded.Where(agency => !touched.Contains(agency.Id)).ToList();
        var codes = others.Select(agency => agency.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = others.Select(agency => agency.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<long>();
        foreach (var (row, before, _) in merged)
        {
            if (!codes.Add(row.Code) || (before is not null && !seen.Add(before.Id)))
            {
                errors.Add(new(row.Number, AgencyColumns.Code.Name, ListProblem.Duplicate, row.Code));
            }

            if (!names.Add(row.Name))
            {
                errors.Add(new(row.Number, AgencyColumns.Name.Name, ListProblem.Duplicate, row.Name));
            }
        }
    }

    private void Resolve()
    {
        var touched = merged.Select(item => item.Before?.Id).OfType<long>().ToHashSet();
        var all = recorded.Where(agency => !touched.Contains(agency.Id)).Concat(merged.Select(item => item.After)).ToList();
        var codeOfId = recorded.ToDictionary(
            agency => agency.Id,
            agency => merged.Find(item => item.Before?.Id == agency.Id).After?.Code ?? agency.Code);
        var parents = all.ToDictionary(
            agency => agency.Code,
            agency => agency.ParentId is { } id ? codeOfId[id] : null,
            StringComparer.Ordinal);
        foreach (var (row, _, after) in merged)
        {
            if (row.Parent is not null)
            {
                parents[after.Code] = parentCodes[after.Code] = Find(row, AgencyColumns.Parent.Name, row.Parent);
            }
        }

        foreach (var (row, _, after) in merged)
        {
            if (row.Supervises is not null)
            {
                supervisedCodes[after.Code] = row.Supervises.ToLowerInvariant() switch
                {
                    var yes when Yes.Contains(yes) => after.Code,
                    var no when No.Contains(no) => null,
                    _ => Find(row, AgencyColumns.Supervises.Name, row.Supervises),
                };
            }

            if (IsInCircle(after.Code))
            {
                errors.Add(new(row.Number, AgencyColumns.Parent.Name, ListProblem.Circle, row.Parent ?? string.Empty));
            }
        }

        string? Find(AgencyRow row, string field, string key)
        {
            if (key.Length == 0)
            {
                return null;
            }

            var exact = all.Find(agency => agency.Code == key) ?? all.Find(agency => agency.Name == key);
            var byShortName = all.Where(agency => agency.ShortName == key).ToList();
            if (exact is null && byShortName.Count != 1)
            {
                errors.Add(new(row.Number, field, ListProblem.UnknownAgency, key));
                return null;
            }

            return (exact ?? byShortName[0]).Code;
        }

        bool IsInCircle(string code)
        {
            var (above, steps) = (parents[code], 0);
            while (above is not null && above != code && steps++ < all.Count)
            {
                above = parents[above];
            }

            return above == code;
        }
    }
}
