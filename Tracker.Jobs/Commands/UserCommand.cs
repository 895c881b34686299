using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;

namespace Tracker.Jobs.Commands;

/// <summary>A change to one person: names the person, makes the change, and says what came of it.</summary>
internal abstract class UserCommand : TrackerCommand
{
    private readonly string key;

    protected UserCommand(string name, CommandContext context)
        : base(name, context, $"user {name}")
    {
        key = $"user {name}";
        Person = new Argument<string>("NAME") { Description = context.Texts["user.Name"] };
        Database = new TrackerDatabase(context);
        Add(Person);
        Add(Database.Option);
    }

    protected Argument<string> Person { get; }

    protected TrackerDatabase Database { get; }

    protected abstract Task<PersonResult> ChangeAsync(ManagePeople people, ParseResult arguments, string actor, CancellationToken cancellationToken);

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = Database.Open(arguments);
        var result = await ChangeAsync(services.GetRequiredService<ManagePeople>(), arguments, Database.Actor, cancellationToken);
        if (result is not PersonResult.Done done)
        {
            var problem = ((PersonResult.Refused)result).Problem;
            Context.Screen.Refuse(arguments.GetRequiredValue(Person), Context.Words.Name(problem));
            return ExitCode.Refused;
        }

        Context.Screen.Line(Context.Texts.Format(done.Changed ? $"{key}.Done" : "user.Unchanged", done.Person.UserName, done.Person.Name));
        if (done.OneTimePassword is { } password)
        {
            Context.Screen.Line(Context.Texts.Format("user.Password", password));
        }

        return ExitCode.Done;
    }

    /// <summary>--role, in the roles' names or Chinese words.</summary>
    protected Option<string> RoleOption(bool isRequired)
    {
        var option = new Option<string>("--role")
        {
            Description = Context.Texts["user.Role"],
            HelpName = "supervisor|reviewer|liaison|office_head|administrator|auditor",
            Required = isRequired,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !RoleNames.TryParse(text, out _))
            {
                result.AddError($"'--role' {text}");
            }
        });
        Add(option);
        return option;
    }

    protected Option<string?> AgencyOption()
    {
        var option = new Option<string?>("--agency") { Description = Context.Texts["user.Agency"], HelpName = "AGENCY" };
        Add(option);
        return option;
    }

    protected Option<bool> PasswordOption()
    {
        var option = new Option<bool>("--password-stdin") { Description = Context.Texts["user.PasswordStdin"] };
        Add(option);
        return option;
    }

    /// <summary>The password on standard input where that is asked for; an argument would stand in the list of processes.</summary>
    protected async Task<string?> PasswordAsync(ParseResult arguments, Option<bool> fromInput, CancellationToken cancellationToken) =>
        arguments.GetValue(fromInput) ? await Context.Environment.Input.ReadLineAsync(cancellationToken) ?? string.Empty : null;

    protected static Role RoleOf(string text) => RoleNames.TryParse(text, out var role) ? role : throw new ArgumentException($"No role: {text}.", nameof(text));
}
