using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Users;
using Tracker.Web.Texts;

namespace Tracker.Web.SignIn;

/// <summary>What is wrong with a new password, in words.</summary>
internal static class PasswordWords
{
    public static string? Of(Ui ui, Words words, string? fault) => fault switch
    {
        null => null,
        SignInFlow.CurrentWrong => ui["signin.currentWrong"],
        SignInFlow.SamePassword => ui["signin.samePassword"],
        _ => words.Name(Enum.Parse<PasswordFault>(fault)),
    };
}
