using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <param name="Created">People added.</param>
/// <param name="Updated">People changed, or given a role they did not have.</param>
/// <param name="Unchanged">The other people of the list.</param>
/// <param name="Errors">Where there are any, nothing was stored.</param>
public sealed record PersonImportResult(int Created, int Updated, int Unchanged, IReadOnlyList<ListError> Errors);

/// <summary>
/// Imports a list of people: user_name, name, email, language, role, agency (also under their Chinese names). Somebody with
/// several roles stands in several rows, which must agree on everything else. The agency is named by code, name or short name;
/// a role without one covers the whole tree. Roles are only ever added: taking one away is a decision of its own. A person can
/// sign in once given a password. All rows or none; the same list again changes nothing.
/// </summary>
public sealed class ImportPeople(Database database, TimeProvider time)
{
    public async Task<PersonImportResult> ExecuteAsync(TextReader csv, string actor, CancellationToken cancellationToken = default)
    {
        var (list, unreadable) = await ListReader.ReadAsync(csv, PersonColumns.All, cancellationToken);
        if (unreadable.Count > 0)
        {
            return new(0, 0, 0, unreadable);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        var agencies = await new AgencyRepository(session).AllAsync(cancellationToken);
        var errors = new List<ListError>();
        var rows = list.Select(row => PersonRow.Of(row, agencies, errors)).ToList();
        FindContradictions(rows, errors);
        if (errors.Count > 0)
        {
            return new(0, 0, 0, [.. errors.OrderBy(error => error.Row)]);
        }

        var result = await StoreAsync(session, new PersonChanges(session, actor, time.GetUtcNow()), rows, cancellationToken);
        if (result.Created + result.Updated > 0)
        {
            await session.CommitAsync(cancellationToken);
        }

        return result;
    }

    private static async Task<PersonImportResult> StoreAsync(
        Session session,
        PersonChanges changes,
        IReadOnlyList<PersonRow> rows,
        CancellationToken cancellationToken)
    {
        var (created, updated, unchanged) = (0, 0, 0);
        var recorded = (await new PersonRepository(session).AllAsync(cancellationToken)).ToDictionary(person => person.UserName, StringComparer.Ordinal);
        foreach (var sameName in rows.GroupBy(row => row.UserName))
        {
            var before = recorded.GetValueOrDefault(sameName.Key);
            var first = sameName.First();
            var stored = Stored(before is null
                ? await changes.AddAsync(first.Over(new Person { UserName = first.UserName, Name = first.Name }), cancellationToken)
                : await changes.ChangeAsync(before, first.Over, cancellationToken));
            var isChanged = stored.Changed;
            foreach (var row in sameName.Where(row => row.Role is not null))
            {
                isChanged |= Stored(await changes.GrantAsync(stored.Person, row.Role!.Value, row.Node, cancellationToken)).Changed;
            }

            created += before is null ? 1 : 0;
            updated += before is not null && isChanged ? 1 : 0;
            unchanged += isChanged ? 0 : 1;
        }

        return new(created, updated, unchanged, []);

        // The rows were checked before anything was stored.
        static PersonResult.Done Stored(PersonResult result) =>
            result as PersonResult.Done ?? throw new InvalidOperationException($"A checked row was refused: {result}.");
    }

    private static void FindContradictions(IReadOnlyList<PersonRow> rows, List<ListError> errors)
    {
        var firsts = new Dictionary<string, PersonRow>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => !firsts.TryAdd(row.UserName, row)))
        {
            var first = firsts[row.UserName];
            Compare(PersonColumns.Name, row.Name, first.Name);
            Compare(PersonColumns.Email, row.Email, first.Email);
            Compare(PersonColumns.Language, row.Language, first.Language);

            void Compare(ListColumn column, string? here, string? there)
            {
                if (here != there)
                {
                    errors.Add(new(row.Number, column.Name, ListProblem.Contradiction, here ?? string.Empty));
                }
            }
        }
    }
}
