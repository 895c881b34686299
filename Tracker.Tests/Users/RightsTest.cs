using Tracker.Engine.Users;

namespace Tracker.Tests.Users;

public sealed class RightsTest
{
    [TestCase(Role.Supervisor, "View Import Decide Supervise RunJobs")]
    [TestCase(Role.Reviewer, "View Import Decide")]
    [TestCase(Role.Liaison, "View Import FollowUp")]
    [TestCase(Role.OfficeHead, "View Import FollowUp")]
    [TestCase(Role.Administrator, "View RunJobs Administer")]
    [TestCase(Role.Auditor, "View")]
    public void Role_HasItsRights(Role role, string rights) =>
        Assert.That(string.Join(' ', Enum.GetValues<Right>().Where(right => role.Has(right))), Is.EqualTo(rights));

    [Test]
    public void Scope_IsThatOfTheGrantsWithTheRight()
    {
        GrantReach[] grants =
        [
            new() { Role = Role.Reviewer, AgencyId = 3 },
            new() { Role = Role.Auditor, AgencyId = 2 },
            new() { Role = Role.Auditor, AgencyId = 3 },
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rights.ScopeOf(grants, Right.View), Is.EqualTo(Scope.Of(2, 3)));
            Assert.That(Rights.ScopeOf(grants, Right.Decide), Is.EqualTo(Scope.Of(3)));
            Assert.That(Rights.ScopeOf(grants, Right.Administer).IsNothing);
            Assert.That(Rights.ScopeOf([.. grants, new() { Role = Role.Auditor }], Right.View), Is.EqualTo(Scope.Everything));
        }
    }

    [Test]
    public void Scope_ReachesWhatTheOfficeSupervises_ForWhoSupervisesAndNotForWhoAnswers()
    {
        GrantReach Of(Role role) => new() { Role = role, AgencyId = 5, SupervisesId = 1 };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rights.ScopeOf([Of(Role.Supervisor)], Right.Decide), Is.EqualTo(Scope.Of(1, 5)));
            Assert.That(Rights.ScopeOf([Of(Role.Liaison)], Right.View), Is.EqualTo(Scope.Of(5)));
        }
    }

    [TestCase("Short1!", PasswordFault.TooShort)]
    [TestCase("onlylowercase", PasswordFault.TooSimple)]
    [TestCase("Aa1!Aa1!Aa1!", PasswordFault.TooUniform)]
    [TestCase("Lihuai-2026-x", PasswordFault.ContainsUserName)]
    [TestCase("四个词 组成的 一句话 也可以用", null)]
    [TestCase("Correct7Horse", null)]
    public void Password_IsJudged(string password, PasswordFault? fault) => Assert.That(PasswordPolicy.Fault(password, "lihuai"), Is.EqualTo(fault));
}
