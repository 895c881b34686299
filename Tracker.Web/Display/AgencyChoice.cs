using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Web.Display;

/// <summary>A filter by agency, typed as name, short name or code; where there are few they are offered.</summary>
/// <param name="Text">As it stands in the address.</param>
/// <param name="Agency">The one that is meant; null where there is none, or nothing was typed.</param>
/// <param name="Offered">Some agencies; none where there are too many to choose from.</param>
public sealed record AgencyChoice(string? Text, Agency? Agency, IReadOnlyList<Agency> Offered)
{
    private const int Few = 100;

    public bool IsUnknown => !string.IsNullOrWhiteSpace(Text) && Agency is null;

    public static async Task<AgencyChoice> OfAsync(AgencyQueries agencies, Scope scope, string? text, CancellationToken cancellationToken)
    {
        var chosen = string.IsNullOrWhiteSpace(text) ? null : await agencies.FindAsync(scope, text.Trim(), cancellationToken);
        var some = await agencies.SomeAsync(scope, Few + 1, cancellationToken);
        return new(text, chosen, some.Count > Few ? [] : some);
    }
}
