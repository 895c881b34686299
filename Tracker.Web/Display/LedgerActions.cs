using Tracker.Web.Texts;

namespace Tracker.Web.Display;

/// <summary>The ledger's actions in words. An action that a newer engine wrote stands as it is.</summary>
internal static class LedgerActions
{
    public static string Name(Ui ui, string action) => ui.Find($"ledger.{action}") ?? action;
}
