using System.CommandLine;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;

namespace Tracker.Jobs.Commands;

/// <summary>tracker user add: somebody who can sign in, with a first role and a one-time password.</summary>
internal sealed class AddUserCommand : UserCommand
{
    private readonly Option<string> name;
    private readonly Option<string> role;
    private readonly Option<string?> agency;
    private readonly Option<string?> email;
    private readonly Option<string?> speaks;
    private readonly Option<bool> password;

    public AddUserCommand(CommandContext context)
        : base("add", context)
    {
        name = new Option<string>("--name") { Description = Help("FullName"), HelpName = "NAME", Required = true };
        email = new Option<string?>("--email") { Description = Help("Email"), HelpName = "ADDRESS" };
        speaks = new Option<string?>("--speaks") { Description = Help("Speaks"), HelpName = "zh|en" };
        speaks.AcceptOnlyFromAmong("zh", "en");
        Add(name);
        role = RoleOption(isRequired: true);
        agency = AgencyOption();
        Add(email);
        Add(speaks);
        password = PasswordOption();
    }

    protected override async Task<PersonResult> ChangeAsync(
        ManagePeople people, ParseResult arguments, string actor, CancellationToken cancellationToken) => await people.AddAccountAsync(
        new Person
        {
            UserName = arguments.GetRequiredValue(Person),
            Name = arguments.GetRequiredValue(name),
            Email = arguments.GetValue(email),
            Language = arguments.GetValue(speaks) ?? "zh",
        },
        RoleOf(arguments.GetRequiredValue(role)),
        arguments.GetValue(agency),
        await PasswordAsync(arguments, password, cancellationToken),
        actor,
        cancellationToken);
}

/// <summary>tracker user grant: one more role over a node.</summary>
internal sealed class GrantRoleCommand : UserCommand
{
    private readonly Option<string> role;
    private readonly Option<string?> agency;

    public GrantRoleCommand(CommandContext context)
        : base("grant", context)
    {
        role = RoleOption(isRequired: true);
        agency = AgencyOption();
    }

    protected override Task<PersonResult> ChangeAsync(
        ManagePeople people, ParseResult arguments, string actor, CancellationToken cancellationToken) => people.GrantAsync(
        arguments.GetRequiredValue(Person), RoleOf(arguments.GetRequiredValue(role)), arguments.GetValue(agency), actor, cancellationToken);
}

/// <summary>tracker user revoke: takes a role away.</summary>
internal sealed class RevokeRoleCommand : UserCommand
{
    private readonly Option<string> role;
    private readonly Option<string?> agency;

    public RevokeRoleCommand(CommandContext context)
        : base("revoke", context)
    {
        role = RoleOption(isRequired: true);
        agency = AgencyOption();
    }

    protected override Task<PersonResult> ChangeAsync(
        ManagePeople people, ParseResult arguments, string actor, CancellationToken cancellationToken) => people.RevokeAsync(
        arguments.GetRequiredValue(Person), RoleOf(arguments.GetRequiredValue(role)), arguments.GetValue(agency), actor, cancellationToken);
}

/// <summary>tracker user reset-password: a new one-time password; also ends sessions, lifts a lockout and switches one-time codes off.</summary>
internal sealed class ResetPasswordCommand : UserCommand
{
    private readonly Option<bool> password;

    public ResetPasswordCommand(CommandContext context)
        : base("reset-password", context) => password = PasswordOption();

    protected override async Task<PersonResult> ChangeAsync(
        ManagePeople people, ParseResult arguments, string actor, CancellationToken cancellationToken) => await people.ResetPasswordAsync(
        arguments.GetRequiredValue(Person), await PasswordAsync(arguments, password, cancellationToken), actor, cancellationToken);
}

/// <summary>tracker user disable and enable: whether the person may sign in and is told of anything.</summary>
internal sealed class ActivateUserCommand(CommandContext context, bool isActive) : UserCommand(isActive ? "enable" : "disable", context)
{
    protected override Task<PersonResult> ChangeAsync(
        ManagePeople people, ParseResult arguments, string actor, CancellationToken cancellationToken) => people.ChangeAsync(
        arguments.GetRequiredValue(Person), person => person with { IsActive = isActive }, actor, cancellationToken);
}
