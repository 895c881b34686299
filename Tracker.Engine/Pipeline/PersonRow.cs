using Tracker.Engine.Agencies;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>The columns of a list of people.</summary>
internal static class PersonColumns
{
    public static readonly ListColumn UserName = new(true, "user_name", "username", "user", "用户名", "账号");
    public static readonly ListColumn Name = new(true, "name", "姓名");
    public static readonly ListColumn Email = new(false, "email", "mail", "邮箱", "电子邮箱", "电子邮件");
    public static readonly ListColumn Language = new(false, "language", "语言");
    public static readonly ListColumn Role = new(false, "role", "角色");
    public static readonly ListColumn Agency = new(false, "agency", "单位");

    public static IReadOnlyList<ListColumn> All { get; } = [UserName, Name, Email, Language, Role, Agency];
}

/// <summary>A row of a list of people: somebody, and at most one role with the node it covers.</summary>
/// <param name="Email">Null where the list has no such column, so that what is on record stays; empty for none.</param>
internal sealed record PersonRow(int Number, string UserName, string Name, string? Email, string? Language, Role? Role, Agency? Node)
{
    private const int NameLength = 200;
    private const int EmailLength = 254;

    /// <summary>Reads a row and adds what is wrong with it to <paramref name="errors"/>.</summary>
    public static PersonRow Of(ListRow row, IReadOnlyList<Agency> agencies, List<ListError> errors)
    {
        var language = row[PersonColumns.Language] switch
        {
            "" => "zh",
            "中文" => "zh",
            "英文" => "en",
            var given => given?.ToLowerInvariant(),
        };
        var read = new PersonRow(
            row.Number, row[PersonColumns.UserName]!.ToLowerInvariant(), row[PersonColumns.Name]!, row[PersonColumns.Email], language, null, null);
        read.CheckPerson(errors);
        return read.WithGrant(row, agencies, errors);
    }

    /// <summary>The person with what the row says; what the list has no column for stays.</summary>
    public Person Over(Person person) => person with
    {
        Name = Name,
        Email = Email is null ? person.Email : Email.Length == 0 ? null : Email,
        Language = Language ?? person.Language,
    };

    private void CheckPerson(List<ListError> errors)
    {
        Check(PersonColumns.Name, Name, NameLength);
        Check(PersonColumns.Email, Email, EmailLength);
        if (UserName.Length == 0)
        {
            Add(PersonColumns.UserName, ListProblem.Empty, UserName);
        }

        var problem = PersonChanges.Fault(Over(new Person { UserName = UserName, Name = Name }));
        if (problem == PersonProblem.UserNameMalformed && UserName.Length > 0)
        {
            Add(PersonColumns.UserName, ListProblem.UserNameMalformed, UserName);
        }
        else if (problem == PersonProblem.NameMissing)
        {
            Add(PersonColumns.Name, ListProblem.Empty, Name);
        }
        else if (problem == PersonProblem.EmailMalformed)
        {
            Add(PersonColumns.Email, ListProblem.EmailMalformed, Email!);
        }
        else if (problem == PersonProblem.LanguageUnknown)
        {
            Add(PersonColumns.Language, ListProblem.UnknownLanguage, Language!);
        }

        void Check(ListColumn column, string? value, int length)
        {
            if (value?.Length > length)
            {
                Add(column, ListProblem.TooLong, value);
            }
        }

        void Add(ListColumn column, ListProblem problem, string value) => errors.Add(new(Number, column.Name, problem, value));
    }

    private PersonRow WithGrant(ListRow row, IReadOnlyList<Agency> agencies, List<ListError> errors)
    {
        var (role, node) = (row[PersonColumns.Role] ?? string.Empty, row[PersonColumns.Agency] ?? string.Empty);
        if (role.Length == 0)
        {
            if (node.Length > 0)
            {
                errors.Add(new(Number, PersonColumns.Role.Name, ListProblem.Empty, role));
            }

            return this;
        }

        if (!RoleNames.TryParse(role, out var given))
        {
            errors.Add(new(Number, PersonColumns.Role.Name, ListProblem.UnknownRole, role));
            return this;
        }

        var agency = Find(agencies, node);
        if (node.Length > 0 && agency is null)
        {
            errors.Add(new(Number, PersonColumns.Agency.Name, ListProblem.UnknownAgency, node));
        }
        else if (PersonChanges.Fault(given, agency) is not null)
        {
            errors.Add(new(Number, PersonColumns.Agency.Name, ListProblem.RoleNeedsWholeTree, node));
        }

        return this with { Role = given, Node = agency };
    }

    private static Agency? Find(IReadOnlyList<Agency> agencies, string key)
    {
        var exact = agencies.FirstOrDefault(agency => agency.Code == key) ?? agencies.FirstOrDefault(agency => agency.Name == key);
        var byShortName = agencies.Where(agency => agency.ShortName == key && key.Length > 0).ToList();
        return exact ?? (byShortName.Count == 1 ? byShortName[0] : null);
    }
}
