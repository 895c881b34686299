using System.CommandLine;

namespace Tracker.Jobs.Commands;

internal static class WorkerOptions
{
    private const int Most = 64;

    public static Option<int> Workers(CommandContext context)
    {
        var option = new Option<int>("--workers")
        {
            Description = context.Texts["Option.Workers"],
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && (!int.TryParse(given.Value, out var workers) || workers is < 1 or > Most))
            {
                result.AddError($"'{option.Name}'");
            }
        });
        return option;
    }
}
