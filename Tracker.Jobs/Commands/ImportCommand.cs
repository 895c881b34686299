using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Jobs.Terminal;
using Tracker.Engine.Users;

namespace Tracker.Jobs.Commands;

/// <summary>tracker import: takes reports in. One refused file never keeps the others out.</summary>
internal sealed class ImportCommand : TrackerCommand
{
    private readonly Argument<string[]> paths;
    private readonly Option<string?> agency;
    private readonly Option<int?> year;
    private readonly Option<bool> correction;
    private readonly Option<bool> force;
    private readonly Option<bool> json;
    private readonly TrackerDatabase database;

    public ImportCommand(CommandContext context)
        : base("import", context)
    {
        paths = new Argument<string[]>("PATHS") { Description = Help("Paths"), Arity = ArgumentArity.OneOrMore };
        agency = new Option<string?>("--agency") { Description = Help("Agency"), HelpName = "NAME" };
        year = new Option<int?>("--year") { Description = Help("Year"), HelpName = "YYYY" };
        correction = new Option<bool>("--correction") { Description = Help("Correction") };
        force = new Option<bool>("--force") { Description = Help("Force") };
        json = new Option<bool>("--json") { Description = context.Texts["Option.Json"] };
        database = new TrackerDatabase(context);
        Add(paths);
        Add(agency);
        Add(year);
        Add(correction);
        Add(force);
        Add(json);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var refusedPaths = new List<ImportRow>();
        var files = ReportPaths.Expand(arguments.GetRequiredValue(paths), (path, problem) => refusedPaths.Add(ImportRow.Of(path, problem, Context)));
        await using var services = files.Count == 0 ? null : database.Open(arguments);
        List<ImportRow> rows = [.. refusedPaths];
        if (services is not null)
        {
            rows.AddRange(await ImportAsync(services, files, arguments, cancellationToken));
        }

        foreach (var row in rows.Where(row => row.IsRefused))
        {
            Context.Screen.Refuse(row.File, row.Reason!, row.Advice);
        }

        if (arguments.GetValue(json))
        {
            Context.Screen.Line(JsonText.Of(new ImportDocument(rows)));
        }
        else
        {
            Show(rows);
        }

        return rows.Exists(row => row.IsRefused) ? ExitCode.Refused : ExitCode.Done;
    }

    private async Task<List<ImportRow>> ImportAsync(
        ServiceProvider services,
        IReadOnlyList<string> files,
        ParseResult arguments,
        CancellationToken cancellationToken)
    {
        var import = services.GetRequiredService<ImportReport>();
        var agencies = services.GetRequiredService<AgencyQueries>();
        return await Context.Screen.ProgressAsync(Help("Progress"), files.Count, async done =>
        {
            var rows = new List<ImportRow>();
            foreach (var file in files)
            {
                try
                {
                    var result = await import.ExecuteAsync(
                        new ImportRequest
                        {
                            Scope = Scope.Everything,
                            FileName = Path.GetFileName(file),
                            Bytes = await File.ReadAllBytesAsync(file, cancellationToken),
                            Actor = database.Actor,
                            Agency = arguments.GetValue(agency),
                            ReviewedYear = arguments.GetValue(year),
                            IsCorrection = arguments.GetValue(correction),
                            Force = arguments.GetValue(force),
                        },
                        cancellationToken);
                    var known = result is ImportResult.Unchanged unchanged
                        ? await agencies.ByIdAsync(Scope.Everything, unchanged.Report.AgencyId, cancellationToken)
                        : null;
                    rows.Add(ImportRow.Of(file, result, known?.Name, Context));
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    rows.Add(ImportRow.Of(file, error, Context));
                }

                done();
            }

            return rows;
        });
    }

    private void Show(List<ImportRow> rows)
    {
        var (screen, texts) = (Context.Screen, Context.Texts);
        var taken = rows.Where(row => row.Result is ImportRow.Imported or ImportRow.Corrected).ToList();
        if (taken.Count > 0)
        {
            var table = new TextTable()
                .Column(texts["import.Column.File"]).Column(texts["import.Column.Agency"]).Column(texts["import.Column.Year"], isNumber: true)
                .Column(texts["import.Column.Commitments"], isNumber: true).Column(texts["import.Column.Outcomes"], isNumber: true)
                .Column(texts["import.Column.Notes"]);
            foreach (var row in taken)
            {
                table.Row(
                    row.File, row.Agency ?? "", Number(row.ReviewedYear), Number(row.Commitments), Number(row.Outcomes),
                    new Cell(string.Join('\n', row.Notes), "yellow"));
            }

            screen.Table(table);
        }

        var count = new ImportDocument(rows);
        screen.Line(texts.Format("import.Summary", count.Imported, count.Corrected, count.Unchanged, count.Refused));
        if (taken.Count > 0)
        {
            screen.Line(texts["import.Next"]);
        }
    }

    private string Number(int? number) => number?.ToString(Context.Culture) ?? "";
}
