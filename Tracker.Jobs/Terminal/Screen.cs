using Spectre.Console;

namespace Tracker.Jobs.Terminal;

/// <summary>
/// Where a command speaks to a person. On a terminal it draws tables and progress; redirected it writes plain lines with
/// tabs between the cells, so that other programs can read them.
/// </summary>
internal sealed class Screen
{
    private readonly TextWriter output;
    private readonly TextWriter error;
    private readonly bool isTerminal;
    private readonly bool errorIsTerminal;

    public Screen(TextWriter output, TextWriter error, bool isTerminal, bool errorIsTerminal)
    {
        (this.output, this.error, this.isTerminal, this.errorIsTerminal) = (output, error, isTerminal, errorIsTerminal);
    }

    /// <summary>Raw output, for documents of their own such as JSON.</summary>
    public TextWriter Output => output;

    public void Line(string text = "") => output.WriteLine(text);

    public void Heading(string text)
    {
        if (isTerminal)
        {
            Console(output).MarkupLineInterpolated($"[bold]{text}[/]");
        }
        else
        {
            Line(text);
        }
    }

    /// <summary>Something was refused or failed, and what a person can do about it.</summary>
    public void Refuse(string what, string why, string? advice = null)
    {
        var reason = advice is null ? why : $"{why} — {advice}";
        if (errorIsTerminal)
        {
            Console(error).MarkupLineInterpolated($"[red]✗[/] [bold]{what}[/]: {reason}");
        }
        else
        {
            error.WriteLine($"✗ {what}: {reason}");
        }
    }

    /// <summary>Something a person should know; nothing was refused.</summary>
    public void Note(string text)
    {
        if (errorIsTerminal)
        {
            Console(error).MarkupLineInterpolated($"[yellow]! {text}[/]");
        }
        else
        {
            error.WriteLine($"! {text}");
        }
    }

    public void Table(TextTable table)
    {
        if (!isTerminal)
        {
            table.WritePlain(output);
            return;
        }

        Console(output).Write(table.ToSpectre());
    }

    /// <summary>Does long work with a progress bar on a terminal, and in silence elsewhere.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How many steps there are.</param>
    /// <param name="work">Reports each step done.</param>
    public async Task<T> ProgressAsync<T>(string title, int total, Func<Action, Task<T>> work)
    {
        if (!errorIsTerminal || total < 2)
        {
            return await work(static () => { });
        }

        // On the error stream, so that a redirected result stays clean.
        return await Console(error).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(title), maxValue: total);
                return await work(() => task.Increment(1));
            });
    }

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Interactive = InteractionSupport.No,
    });
}
