using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Web.Hosting;

namespace Tracker.Web.Pages.Admin;

/// <param name="Key">The setting's name.</param>
/// <param name="Value">What is in force.</param>
/// <param name="Source">Where it was set; null for the usual value.</param>
public sealed record SettingInForce(string Key, string Value, string? Source);

/// <summary>A rung with its settings.</summary>
/// <param name="Step">As it is in force; null where it is switched off.</param>
public sealed record RungInForce(Rung Rung, LadderStep? Step, IReadOnlyList<SettingInForce> Settings);

/// <summary>
/// The ladder in force, and where each value comes from. It is shown and not edited: the pages and tracker work read it when they
/// start, each host from its own configuration, and refuse to start with one that cannot be followed; a copy in the database could
/// say something else than the host that sends.
/// </summary>
[Authorize(Access.Administer)]
public sealed class LadderModel(LadderSettings ladder, FlagSettings flags, IConfiguration configuration) : PageModel
{
    private const string Section = "Tracker:Ladder";

    public IReadOnlyList<RungInForce> Rungs { get; private set; } = [];

    /// <summary>How far promises climb that state no deadline, and general directions.</summary>
    public IReadOnlyList<SettingInForce> Limits { get; private set; } = [];

    public LegalCalendar Calendar => flags.Calendar;

    public void OnGet()
    {
        Rungs =
        [
            .. LadderSettings.Default.Steps.Select(usual =>
            {
                var step = ladder.Steps.FirstOrDefault(step => step.Rung == usual.Rung);
                var shown = step ?? usual;
                return new RungInForce(usual.Rung, step,
                [
                    Setting($"{Section}:{usual.Rung}:FromDay", shown.FromDay.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    Setting($"{Section}:{usual.Rung}:Optional", shown.IsOptional ? "true" : "false"),
                    Setting($"{Section}:{usual.Rung}:Enabled", step is null ? "false" : "true"),
                ]);
            }),
        ];
        Limits =
        [
            Setting($"{Section}:{nameof(ladder.HighestWithoutDeadline)}", ladder.HighestWithoutDeadline?.ToString() ?? "None"),
            Setting($"{Section}:{nameof(ladder.HighestForDirection)}", ladder.HighestForDirection?.ToString() ?? "None"),
        ];
    }

    private SettingInForce Setting(string key, string value) => new(key, value, Source(key));

    // The provider added last wins, as configuration itself has it.
    private string? Source(string key) => (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(key, out _)) switch
    {
        null => null,
        FileConfigurationProvider file => file.Source.Path,
        var provider => provider.GetType().Name.Replace("ConfigurationProvider", string.Empty, StringComparison.Ordinal),
    };
}
