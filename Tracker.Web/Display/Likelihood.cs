using Tracker.Web.Texts;

namespace Tracker.Web.Display;

/// <summary>
/// The chance that a promise is unreported or missed, in words. The words are bound to ranges, so that the same words always
/// mean the same.
/// </summary>
internal static class Likelihood
{
    public static string Words(Ui ui, double probability) => ui[probability switch
    {
        >= 0.85 => "common.veryLikely",
        >= 0.65 => "common.likely",
        >= 0.35 => "common.openQuestion",
        >= 0.15 => "common.unlikely",
        _ => "common.veryUnlikely",
    }];

    /// <summary>Whole percent, never 0 or 100: the engine is never certain.</summary>
    public static int Percent(double probability) => Math.Clamp((int)Math.Round(probability * 100), 1, 99);
}
