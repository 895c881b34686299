using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Commitments;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Pipeline;

public sealed class FlagRulesTest
{
    private static readonly HashSet<ReportPart> AllParts =
        [ReportPart.Outcomes, ReportPart.Shortcomings, ReportPart.FirstResponsible, ReportPart.Arrangements];

    private static readonly AnswerFacts Answer = new(AllParts, HasCommitments: true, []);

    private static readonly CommitmentFacts Promise = new()
    {
        Identity = "c",
        Kind = CommitmentKind.Action,
        Status = AssessmentStatus.Fulfilled,
        DueOn = new DateOnly(2022, 12, 31),
    };

    [TestCase(CommitmentKind.Target, ExpectedResult = FlagSeverity.High)]
    [TestCase(CommitmentKind.Action, ExpectedResult = FlagSeverity.Medium)]
    [TestCase(CommitmentKind.Direction, ExpectedResult = FlagSeverity.Low)] // Not verifiable by itself, so never more.
    public FlagSeverity TargetMissed_WeighsByKind(CommitmentKind kind) =>
        Apply(Answer, Promise with { Kind = kind, Status = AssessmentStatus.Missed }).Single().Severity;

    [TestCase(CommitmentKind.Action, 0.79, ExpectedResult = FlagSeverity.Medium)]
    [TestCase(CommitmentKind.Action, 0.8, ExpectedResult = FlagSeverity.High)]
    [TestCase(CommitmentKind.Direction, 0.99, ExpectedResult = FlagSeverity.Low)]
    public FlagSeverity NotReported_WeighsByKindAndChance(CommitmentKind kind, double chance) =>
        Apply(Answer, Promise with { Kind = kind, Status = AssessmentStatus.NotReported, FlagProbability = chance, IsPromisedAgain = true })
            .Single().Severity;

    [TestCase(AssessmentStatus.Fulfilled)]
    [TestCase(AssessmentStatus.InProgress)]
    [TestCase(AssessmentStatus.Withdrawn)]
    public void Nothing_IsRaised_WhenThereIsNothingToAccuseOf(AssessmentStatus status) =>
        Assert.That(Apply(Answer, Promise with { Status = status }), Is.Empty);

    [Test]
    public void QuietlyDropped_NeedsSilenceAndAnewPlanWithoutIt()
    {
        var silent = Promise with { Status = AssessmentStatus.NotReported };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kinds(Apply(Answer, silent)), Does.Contain(FlagKind.QuietlyDropped));
            Assert.That(Kinds(Apply(Answer, silent with { IsPromisedAgain = true })), Does.Not.Contain(FlagKind.QuietlyDropped));
            Assert.That(Kinds(Apply(Answer with { HasCommitments = false }, silent)), Does.Not.Contain(FlagKind.QuietlyDropped));
            Assert.That(Kinds(Apply(Answer, silent with { Kind = CommitmentKind.Direction })), Does.Not.Contain(FlagKind.QuietlyDropped));
        }
    }

    [Test]
    public void RepeatedPromise_CountsFromThreeYears_AndKeepsTheKeyOfItsFirst()
    {
        EarlierPromise[] earlier = [new("a", 2020, AssessmentStatus.InProgress), new("b", 2021, AssessmentStatus.NotReported)];

        var raised = Apply(Answer, Promise with { Earlier = earlier }).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((raised.Kind, raised.Key, raised.CommitmentIdentity), Is.EqualTo((FlagKind.RepeatedPromise, "RepeatedPromise:a", "c")));
            Assert.That(raised.Severity, Is.EqualTo(FlagSeverity.Medium));
            Assert.That(Apply(Answer, Promise with { Earlier = earlier[..1] }), Is.Empty);
            Assert.That(Apply(Answer, Promise with { Earlier = earlier, IsPromisedAgain = true }), Is.Empty, "the latest year carries the flag");
            Assert.That(
                Apply(Answer, Promise with { Earlier = [earlier[0] with { Status = AssessmentStatus.Fulfilled }, earlier[1]] }).Single().Severity,
                Is.EqualTo(FlagSeverity.Low),
                "routine that is fulfilled every year");
        }
    }

    [TestCase("2022-06-30", true, false, ExpectedResult = false)] // The last day in time.
    [TestCase("2022-07-01", true, false, ExpectedResult = true)]
    [TestCase("2023-02-01", false, false, ExpectedResult = false)] // No stated deadline: the report is awaited.
    [TestCase("2023-02-01", false, true, ExpectedResult = true)] // Unless the house wants it otherwise.
    public bool Overdue_DependsOnTheDay(string today, bool isStated, bool atYearEnd)
    {
        var promise = Promise with
        {
            Status = AssessmentStatus.AwaitingReport,
            HasStatedDeadline = isStated,
            DueOn = isStated ? new DateOnly(2022, 6, 30) : new DateOnly(2022, 12, 31),
        };
        var facts = Facts(null, promise) with { Today = DateOnly.Parse(today, null) };
        return Kinds(FlagRules.Apply(facts, new FlagSettings { OverdueAtYearEnd = atYearEnd })).Contains(FlagKind.Overdue);
    }

    [TestCase(AgencyLevel.CityDepartment, "2023-02-28", ExpectedResult = null)]
    [TestCase(AgencyLevel.CityDepartment, "2023-03-01", ExpectedResult = FlagSeverity.Low)]
    [TestCase(AgencyLevel.Province, "2023-03-31", ExpectedResult = null)] // Provinces have a month more.
    [TestCase(AgencyLevel.City, "2023-04-01", ExpectedResult = FlagSeverity.Medium)]
    [TestCase(AgencyLevel.City, "2023-06-30", ExpectedResult = FlagSeverity.High)]
    public FlagSeverity? ReportOverdue_DependsOnLevelAndDay(AgencyLevel level, string today)
    {
        var facts = Facts(null) with { Level = level, Today = DateOnly.Parse(today, null) };
        return FlagRules.Apply(facts, FlagSettings.Default).SingleOrDefault(flag => flag.Kind == FlagKind.ReportOverdue)?.Severity;
    }

    [Test]
    public void ReportOverdue_IsNotRaised_WhenNothingWasPromised()
    {
        var facts = Facts(null) with { HasPromisingReport = false, Today = new DateOnly(2024, 1, 1) };

        Assert.That(FlagRules.Apply(facts, FlagSettings.Default), Is.Empty);
    }

    [Test]
    public void ContentMissing_NamesTheParts()
    {
        var raised = Apply(Answer with { Parts = new HashSet<ReportPart> { ReportPart.Outcomes, ReportPart.Arrangements } }).Single();

        Assert.That(raised.Reason.Values["parts"], Is.EqualTo("Shortcomings,FirstResponsible"));
        Assert.That(raised.Severity, Is.EqualTo(FlagSeverity.Low));
    }

    [Test]
    public void StatutoryContents_CountDutiesToldWithinAnotherPart()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(StatutoryContents.Found([ReportPart.Outcomes], ["县长履行第一责任人职责，研究议题16个"]), Does.Contain(ReportPart.FirstResponsible));
            Assert.That(StatutoryContents.Found([ReportPart.Outcomes], ["全年培训3期"]), Is.EquivalentTo([ReportPart.Outcomes]));
        }
    }

    [Test]
    public void RecycledParagraphs_IgnoreTheYear_ButNotTheFigures()
    {
        const string Text = "年，全市各级行政复议机构共办理行政复议案件1286件，调解和解结案412件，行政复议公信力进一步提升，群众满意度稳步提高。";

        var found = RecycledParagraphs.Find(["2021" + Text, "短句。"], ["短句。", "2022" + Text, "2022" + Text.Replace("1286件，调解和解结案412件", "903件，制发意见书37份，约谈5次", StringComparison.Ordinal)]);

        Assert.That(found.Select(pair => (pair.Earlier, pair.Later)), Is.EqualTo([(0, 1)]));
    }

    private static IReadOnlyList<RaisedFlag> Apply(AnswerFacts answer, params CommitmentFacts[] commitments) =>
        FlagRules.Apply(Facts(answer, commitments), FlagSettings.Default);

    private static IEnumerable<FlagKind> Kinds(IEnumerable<RaisedFlag> flags) => flags.Select(flag => flag.Kind);

    private static YearFacts Facts(AnswerFacts? answer, params CommitmentFacts[] commitments) => new()
    {
        AgencyId = 1,
        Level = AgencyLevel.City,
        Year = 2022,
        Today = new DateOnly(2023, 2, 1),
        HasPromisingReport = true,
        Answer = answer,
        Commitments = commitments,
    };
}
