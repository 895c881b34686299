using Tracker.Engine.Users;

namespace Tracker.Web.Hosting;

/// <summary>What whoever sits at the machine may do until people sign in: everything, but never both pairs of eyes.</summary>
internal static class LocalRoles
{
    public static IReadOnlyCollection<Role> All { get; } = Enum.GetValues<Role>();
}
