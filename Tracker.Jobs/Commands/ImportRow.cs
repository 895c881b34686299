using System.Text.Json.Serialization;
using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Commands;

/// <summary>What became of one path given to import.</summary>
/// <param name="Result">imported, corrected, unchanged or refused.</param>
/// <param name="Problem">Why it was refused, as a name.</param>
/// <param name="Reason">Why it was refused, in words.</param>
/// <param name="Advice">What a person can do about it.</param>
/// <param name="Notes">What a person should look at in a report that was taken in.</param>
internal sealed record ImportRow(
    string File,
    string Result,
    string? Agency,
    int? ReviewedYear,
    int? PlanYear,
    int? Commitments,
    int? Outcomes,
    string? Problem,
    string? Reason,
    string? Advice,
    IReadOnlyList<string> Notes)
{
    public const string Imported = "imported";
    public const string Corrected = "corrected";
    public const string Unchanged = "unchanged";
    public const string Refused = "refused";

    [JsonIgnore]
    public bool IsRefused => Result == Refused;

    public static ImportRow Of(string file, ImportResult result, string? knownAgency, CommandContext context) => result switch
    {
        ImportResult.Imported imported => Taken(file, Imported, imported.Report, [], context),
        ImportResult.Corrected corrected => Taken(
            file,
            Corrected,
            corrected.Report,
            [context.Texts.Format("import.Decisions", corrected.DecisionsKept, corrected.DecisionsWaiting)],
            context),
        ImportResult.Unchanged unchanged => new ImportRow(
            file, Unchanged, knownAgency, unchanged.Report.ReviewedYear, unchanged.Report.PlanYear, null, null, null, null, null, []),
        ImportResult.Refused refused => Refusal(
            file, refused.Problem.ToString(), context.Words.Describe(refused.Problem, refused.Values), AdviceOn(refused.Problem, context)),
        _ => throw new InvalidOperationException(),
    };

    public static ImportRow Of(string path, PathProblem problem, CommandContext context) =>
        Refusal(path, problem.ToString(), context.Texts[$"PathProblem.{problem}"], context.Texts[$"PathProblem.{problem}.Advice"]);

    public static ImportRow Of(string file, Exception error, CommandContext context) =>
        Refusal(file, "Unreadable", context.Texts.Format("Failure.File", error.Message), null);

    private static ImportRow Taken(string file, string result, ImportedReport imported, IReadOnlyList<string> more, CommandContext context) => new(
        file, result, imported.AgencyName, imported.Report.ReviewedYear, imported.Report.PlanYear,
        imported.Commitments, imported.Outcomes, null, null, null,
        [
            .. imported.AgencyIsNew ? [context.Texts["import.NewAgency"]] : Array.Empty<string>(),
            .. more,
            .. imported.Report.Doubts.Select(doubt => context.Words.Name(doubt)),
        ]);

    /// <summary>The engine's advice, with the option of this command that carries it out.</summary>
    private static string AdviceOn(ImportProblem problem, CommandContext context) =>
        context.Texts.Find($"import.Option.{problem}") is { } option
            ? context.Texts.Format("import.Advice", context.Words.Advice(problem), option)
            : context.Words.Advice(problem);

    private static ImportRow Refusal(string file, string problem, string reason, string? advice) =>
        new(file, Refused, null, null, null, null, null, problem, reason, advice, []);
}

/// <summary>What became of an import as JSON.</summary>
internal sealed record ImportDocument(IReadOnlyList<ImportRow> Files)
{
    public int Imported => Count(ImportRow.Imported);

    public int Corrected => Count(ImportRow.Corrected);

    public int Unchanged => Count(ImportRow.Unchanged);

    public int Refused => Count(ImportRow.Refused);

    private int Count(string result) => Files.Count(file => file.Result == result);
}
