using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Commitments;
using Tracker.Engine.Exports;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Ledger;
using Tracker.Engine.Linking;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Exports;

public sealed partial class WordsTest
{
    private static readonly Type[] Named =
    [
        typeof(ReportPart), typeof(CommitmentKind), typeof(AssessmentStatus), typeof(Verdict), typeof(Completion), typeof(FlagKind),
        typeof(FlagSeverity), typeof(FlagStatus), typeof(AgencyLevel), typeof(OutlineDoubt), typeof(ReportDoubt), typeof(LedgerFault),
        typeof(ListProblem), typeof(Role), typeof(PersonProblem), typeof(PasswordFault), typeof(DecisionKind), typeof(OgpCompletion), typeof(PromiseRating),
        typeof(DeliveryChannel), typeof(DeliveryStatus), typeof(DeliveryProblem), typeof(MessageKind), typeof(DatabaseWarning),
        typeof(DeliveryChannel), typeof(DeliveryStatus), typeof(DeliveryProblem), typeof(MessageKind),
        typeof(Rung), typeof(ReminderStatus),
        typeof(ProgressClaim), typeof(ExtensionStatus), typeof(CaseStep), typeof(CaseLateness), typeof(CircularStatus), typeof(ReminderSubject),
        typeof(DeliveryChannel), typeof(DeliveryStatus), typeof(DeliveryProblem), typeof(MessageKind),
    ];

    private static readonly Words[] Languages = [Words.Chinese, Words.English];

    [TestCaseSource(nameof(Named))]
    public void Name_HasAText_ForEachValueInBothLanguages(Type type)
    {
        foreach (var words in Languages)
        {
            foreach (var value in Enum.GetValues(type))
            {
                Assert.That(Name(words, value), Is.Not.Empty, $"{value}");
            }
        }
    }

    [Test]
    public void Texts_AgreeInBothLanguages()
    {
        var (chinese, english) = (Words.Chinese.All(), Words.English.All());

        Assert.That(english.Keys, Is.EquivalentTo(chinese.Keys));
        foreach (var (key, text) in chinese)
        {
            Assert.That(Placeholders(english[key]), Is.EqualTo(Placeholders(text)), key);
        }
    }

    [Test]
    public void Describe_PutsEachReasonIntoASentence()
    {
        foreach (var words in Languages)
        {
            foreach (var code in Enum.GetValues<ReasonCode>())
            {
                var told = words.Describe(new Reason(code, "2022-06-30", "甲"));
                Assert.That(told, Is.Not.Empty.And.Not.Contain("{"), $"{code}");
            }
        }
    }

    [Test]
    public void Describe_PutsEachRefusalIntoASentence_WithAdvice()
    {
        string[] values = ["甲", "2022", "乙", "1", "2025-03-01T02:00:00.0000000+00:00"];
        foreach (var words in Languages)
        {
            using (Assert.EnterMultipleScope())
            {
                foreach (var problem in Enum.GetValues<ImportProblem>())
                {
                    Assert.That(words.Describe(problem, values), Is.Not.Empty.And.Not.Contain("{"), $"{problem}");
                    Assert.That(words.Advice(problem), Is.Not.Empty, $"{problem}");
                }

                foreach (var problem in Enum.GetValues<ReadProblem>())
                {
                    Assert.That(words.Describe(problem, "x"), Is.Not.Empty, $"{problem}");
                    Assert.That(words.Advice(problem), Is.Not.Empty, $"{problem}");
                }

                foreach (var problem in Enum.GetValues<FollowUpProblem>())
                {
                    Assert.That(words.Describe(problem, values), Is.Not.Empty.And.Not.Contain("{"), $"{problem}");
                }

                foreach (var problem in Enum.GetValues<DeliveryProblem>())
                {
                    Assert.That(words.Advice(problem), Is.Not.Empty, $"{problem}");
                }

                foreach (var problem in Enum.GetValues<DecisionProblem>())
                {
                    Assert.That(words.Describe(problem, values), Is.Not.Empty.And.Not.Contain("{"), $"{problem}");
                }
            }
        }
    }

    [Test]
    public void Describe_NamesWhatIsWrongWithAHolidayCalendar()
    {
        foreach (var words in Languages)
        {
            Assert.That(words.HolidayAdvice, Is.Not.Empty);
            foreach (var fault in Enum.GetValues<HolidayFault>())
            {
                Assert.That(words.Describe(new HolidayProblem(fault, 7, "国庆节（休）", "x")), Is.Not.Empty.And.Not.Contain("{"), $"{fault}");
            }
        }

        var problem = new HolidayProblem(HolidayFault.DateMissing, 7, "国庆节（休）");
        Assert.That(Words.Chinese.Describe(problem), Is.EqualTo("第 7 行起的日程“国庆节（休）”没有日期"));
    }

    [Test]
    public void Describe_PutsEachFlagIntoASentence()
    {
        var facts = new YearFacts
        {
            AgencyId = 1,
            Level = AgencyLevel.County,
            Year = 2022,
            Today = new DateOnly(2023, 6, 1),
            HasPromisingReport = true,
            Answer = null,
            Commitments =
            [
                Commitment(AssessmentStatus.NotReported), Commitment(AssessmentStatus.Missed),
                Commitment(AssessmentStatus.AwaitingReport) with { HasStatedDeadline = true },
                Commitment(AssessmentStatus.InProgress) with { Earlier = [new("a", 2020, AssessmentStatus.Missed), new("b", 2021, AssessmentStatus.Fulfilled)] },
            ],
        };
        var answered = facts with { Answer = new AnswerFacts(new HashSet<ReportPart>(), true, [new FlagPassage(0, 1, 0, 1, 1)]) };
        var flags = FlagRules.Apply(facts, FlagSettings.Default).Concat(FlagRules.Apply(answered, FlagSettings.Default)).ToList();

        Assert.That(flags.Select(flag => flag.Kind), Is.SupersetOf(Enum.GetValues<FlagKind>()));
        foreach (var flag in flags)
        {
            Assert.That(Words.Chinese.Describe(flag.Kind, flag.Reason), Is.Not.Empty.And.Not.Contain("{"), $"{flag.Kind}");
            Assert.That(Words.English.Describe(flag.Kind, flag.Reason), Is.Not.Empty.And.Not.Contain("{"), $"{flag.Kind}");
        }

        static CommitmentFacts Commitment(AssessmentStatus status) => new()
        {
            Identity = $"{status}",
            Kind = CommitmentKind.Action,
            Status = status,
            FlagProbability = 0.9,
            DueOn = new DateOnly(2022, 6, 30),
        };
    }

    [TestCase("due=2022-09-30", ExpectedResult = "期限为 2022年9月30日，期限已过，此后没有任何报告")]
    [TestCase("due=2022-09-30 extendedFrom=2022-06-30 extendedTo=2022-09-30", ExpectedResult = "期限为 2022年9月30日，期限已过，此后没有任何报告；原期限为 2022年6月30日，经批准延期")]
    [TestCase("due=2022-06-30 claim=Blocked claimedOn=2022-07-04", ExpectedResult = "期限为 2022年6月30日，期限已过；单位 2022年7月4日 反馈：受阻")]
    public string Describe_SaysWhatFollowed_OnAnOverdueFlag(string values) => Words.Chinese.Describe(
        FlagKind.Overdue,
        FlagReason.Of([.. values.Split(' ').Select(value => value.Split('=')).Select(pair => (pair[0], pair[1]))]));

    [Test]
    public void Describe_SaysUntilWhen_WhereTheReportCameBeforeTheExtendedDate() =>
        Assert.That(
            Words.Chinese.Describe(FlagKind.NotReported, FlagReason.Of(("extendedFrom", "2022-06-30"), ("extendedTo", "2023-06-30"))),
            Does.StartWith("下一年度报告没有写到这件事；").And.EndWith("经批准延期至 2023年6月30日"));

    [Test]
    public void Describe_SpeaksAsASupervisorReads()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Words.Chinese.Describe(new Reason(ReasonCode.FigureShort, "≥98%", "97.1%")), Is.EqualTo("目标 ≥98%，报告 97.1%，未达标"));
            Assert.That(Words.Chinese.Describe(new Reason(ReasonCode.Late, "2022-06-30", "2022-09-01")), Is.EqualTo("期限为 2022年6月30日，2022年9月1日 才办成"));
            Assert.That(Words.Chinese.Describe(new Reason(ReasonCode.MissingWords, "听证", "评估")), Does.EndWith("听证、评估"));
            Assert.That(Words.English.Describe(new Reason(ReasonCode.MissingWords, "听证", "评估")), Does.EndWith("听证, 评估"));
            Assert.That(Words.Chinese.Name(AssessmentStatus.NotReported), Is.EqualTo("未报告"));
            Assert.That(Words.English.Day(new DateOnly(2022, 6, 30)), Is.EqualTo("30 June 2022"));
        }
    }

    [Test]
    public void Words_AreChinese_ForACultureWithoutTexts() =>
        Assert.That(new Words(CultureInfo.GetCultureInfo("fr-FR")).Name(AssessmentStatus.Fulfilled), Is.EqualTo("已完成"));

    private static string Name(Words words, object value)
    {
        try
        {
            var method = typeof(Words).GetMethods().Where(method => method.Name == nameof(Words.Name))
                .OrderBy(method => method.IsGenericMethod)
                .First(method => method.IsGenericMethod || method.GetParameters()[0].ParameterType == value.GetType());
            var bound = method.IsGenericMethod ? method.MakeGenericMethod(value.GetType()) : method;
            return (string)bound.Invoke(words, [value])!;
        }
        catch (TargetInvocationException error) when (error.InnerException is MissingManifestResourceException missing)
        {
            return Fail(missing.Message);
        }

        static string Fail(string message)
        {
            Assert.Fail(message);
            return "";
        }
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{[A-Za-z0-9]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
