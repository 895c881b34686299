using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.Texts;

namespace Tracker.Web.Display;

/// <summary>Who did something, in words where it was no named account.</summary>
internal static class Actors
{
    public static string Name(Ui ui, string actor) => actor switch
    {
        Access.LocalActor => ui["common.local"],
        Access.DemoActor => ui["common.demo"],
        _ when actor.StartsWith(ActingPerson.UserPrefix, StringComparison.Ordinal) => actor[ActingPerson.UserPrefix.Length..],
        _ => actor,
    };
}
