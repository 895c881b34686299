using System.CommandLine;

namespace Tracker.Jobs.Commands;

/// <summary>A word that only gathers commands: agencies, ledger.</summary>
internal sealed class GroupCommand : Command
{
    public GroupCommand(string name, CommandContext context, params IReadOnlyList<Command> commands)
        : base(name, context.Texts[$"{name}.Description"])
    {
        foreach (var command in commands)
        {
            Add(command);
        }
    }
}
