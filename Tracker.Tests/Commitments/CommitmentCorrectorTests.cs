using CsCheck;
using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Reports;
using Tracker.Tests.Reports;

namespace Tracker.Tests.Commitments;

public sealed class CommitmentCorrectorTests
{
    private const string Report =
        """
        某市人民政府2022年度法治政府建设情况报告
        一、2022年主要举措和成效
        印发方案1件，培训干部300人次，办理行政复议案件212件。
        二、2023年主要安排
        （一）强化监督。出台《监管办法》，6月底前培训执法人员500人次。建立季度通报制度（牵头单位：市司法局）。
        （二）优化服务。便民利民常在心。新建服务站18个，公布服务目录。
        """;

    [Test]
    public void Added_WordsBecomeACommitment_ReadAsAnyOther()
    {
        var added = Apply((text, index) => new CommitmentCorrection.Added(Anchor(index, "便民利民常在心"), null));
        var commitment = added.Commitments.Single(item => item.Text == "便民利民常在心");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.Effects, Is.EqualTo([CorrectionEffect.Applied]));
            Assert.That((commitment.Kind, commitment.Heading), Is.EqualTo((CommitmentKind.Direction, "二、2023年主要安排 › 优化服务")));
            Assert.That(added.Commitments.Select(item => item.Span), Is.Ordered);
            Assert.That(added.Commitments.Select(item => item.Position), Is.Ordered.And.All.InRange(0, 1));
        }
    }

    [Test]
    public void Added_WordsTakeTheUnitsOfTheirSentence()
    {
        var added = Apply(
            (text, index) => new CommitmentCorrection.Removed(Anchor(index, "建立季度通报制度")),
            (text, index) => new CommitmentCorrection.Added(Anchor(index, "建立季度通报制度"), CommitmentKind.Target));
        var commitment = added.Commitments.Single(item => item.Text == "建立季度通报制度");

        Assert.That((commitment.LeadUnits.Single(), commitment.Kind), Is.EqualTo(("市司法局", CommitmentKind.Target)));
    }

    [Test]
    public void Added_WordsStand_WhereTheEngineReadOthersAcrossThem()
    {
        var words = Texts(Read())[0];
        var added = Apply((text, index) => new CommitmentCorrection.Added(Anchor(index, words[2..]), null));

        Assert.That(Texts(added), Has.Some.EqualTo(words[2..]).And.None.EqualTo(words));
    }

    [Test]
    public void Removed_CommitmentIsGone_AndTheOthersStay()
    {
        var words = Texts(Read());
        var removed = Apply((text, index) => new CommitmentCorrection.Removed(Anchor(index, words[1])));

        Assert.That(Texts(removed), Is.EqualTo(words.Where((_, at) => at != 1)));
    }

    [Test]
    public void Parted_CommitmentIsTwo_EachWithItsOwnFiguresAndDeadline()
    {
        var joined = Apply((text, index) => new CommitmentCorrection.Joined(Anchor(index, "出台《监管办法》，6月底前培训执法人员500人次")));
        var parted = Apply(
            (text, index) => new CommitmentCorrection.Joined(Anchor(index, "出台《监管办法》，6月底前培训执法人员500人次")),
            (text, index) => new CommitmentCorrection.Parted(Anchor(index, "出台《监管办法》，6月底前培训执法人员500人次"), "出台《监管办法》，".Length));
        var second = parted.Commitments.Single(item => item.Text == "6月底前培训执法人员500人次");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(joined), Has.Some.EqualTo("出台《监管办法》，6月底前培训执法人员500人次"));
            Assert.That(Texts(parted), Is.EqualTo(Texts(Read())));
            Assert.That(second.DueIn(2023), Is.EqualTo(new DateOnly(2023, 6, 30)));
            Assert.That(second.Figures.Single().Value, Is.EqualTo(500));
            Assert.That(parted.Commitments[0].DueIn(2023), Is.EqualTo(new DateOnly(2023, 12, 31)), "the other's deadline is not its own");
        }
    }

    [Test]
    public void Parted_BeforeABracket_LeavesTheBracketWithItsWords()
    {
        var parted = Apply((text, index) => new CommitmentCorrection.Parted(Anchor(index, "新建服务站18个"), "新建".Length));

        Assert.That(parted.Effects, Is.EqualTo([CorrectionEffect.NothingThere]), "two characters promise nothing");
    }

    [Test]
    public void Reclassified_CommitmentTakesTheKind()
    {
        var after = Apply((text, index) => new CommitmentCorrection.Reclassified(Anchor(index, "建立季度通报制度"), CommitmentKind.Direction));

        Assert.That(after.Commitments.Single(item => item.Text == "建立季度通报制度").Kind, Is.EqualTo(CommitmentKind.Direction));
    }

    [Test]
    public void Corrections_OfWordsThatAreGone_ChangeNothing()
    {
        var anchor = new TextAnchor("编制年度报告目录", "", "", 1);
        CommitmentCorrection[] lost =
        [
            new CommitmentCorrection.Added(anchor, null), new CommitmentCorrection.Removed(anchor), new CommitmentCorrection.Parted(anchor, 2),
            new CommitmentCorrection.Joined(anchor), new CommitmentCorrection.Reclassified(anchor, CommitmentKind.Target),
        ];
        var after = Apply([.. lost.Select<CommitmentCorrection, Func<ReportText, AnchorIndex, CommitmentCorrection>>(correction => (_, _) => correction)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Effects, Is.All.EqualTo(CorrectionEffect.TextGone));
            Assert.That(Texts(after), Is.EqualTo(Texts(Read())));
        }
    }

    /// <summary>
    /// Whatever people say in whatever order: no two commitments share a character, they stand in the order of the text, and
    /// the same corrections give the same result in a version that differs only in white space, width and paragraphs around them.
    /// </summary>
    [Test]
    public void Corrections_KeepCommitmentsApartAndInOrder_AndHoldInAnotherVersion()
    {
        var text = Reports.Read.Text(Report);
        var index = new AnchorIndex(text);
        var read = Extracted(text);
        var spans = read.Select(item => item.Span).ToArray();
        var other = Reports.Read.Text(Report
            .Replace("500", "５００", StringComparison.Ordinal)
            .Replace("二、", "这一年，各项工作取得新的进展。\n　　二、", StringComparison.Ordinal)
            .Replace("，公布", "， 公布", StringComparison.Ordinal));
        var one = Gen.Select(Gen.Int[0, 4], Gen.Int[0, spans.Length - 1], Gen.Int[0, spans.Length - 1], Gen.Int[1, 12], Gen.Enum<CommitmentKind>());
        one.Array[1, 6].Sample(choices =>
        {
            var corrections = choices.Select(choice => Correction(text, index, spans, choice)).ToArray();
            var here = CommitmentCorrector.Apply(text, index, OutlineReader.Read(text), read, corrections);
            var there = CommitmentCorrector.Apply(other, new AnchorIndex(other), OutlineReader.Read(other), Extracted(other), corrections);
            return here.Commitments.Zip(here.Commitments.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start)
                && here.Effects.Count == corrections.Length
                && here.Effects.SequenceEqual(there.Effects)
                && here.Commitments.Select(Said).SequenceEqual(there.Commitments.Select(Said));
        });
    }

    private static (string, CommitmentKind, DateOnly) Said(Commitment commitment) => (commitment.Text, commitment.Kind, commitment.DueIn(2023));

    private static CommitmentCorrection Correction(
        ReportText text,
        AnchorIndex index,
        TextSpan[] spans,
        (int Kind, int From, int To, int At, CommitmentKind As) choice)
    {
        var from = spans[Math.Min(choice.From, choice.To)];
        var to = spans[Math.Max(choice.From, choice.To)];
        var span = text.Reading.AsSpan(from.Start, to.End - from.Start).Contains('\n') ? from : new TextSpan(from.Start, to.End);
        var anchor = index.Of(span);
        return choice.Kind switch
        {
            0 => new CommitmentCorrection.Added(anchor, choice.As),
            1 => new CommitmentCorrection.Removed(anchor),
            2 => new CommitmentCorrection.Parted(anchor, Math.Min(choice.At, anchor.Quote.Length - 1)),
            3 => new CommitmentCorrection.Joined(anchor),
            _ => new CommitmentCorrection.Reclassified(anchor, choice.As),
        };
    }

    private static CorrectedCommitments Apply(params Func<ReportText, AnchorIndex, CommitmentCorrection>[] corrections)
    {
        var text = Reports.Read.Text(Report);
        var index = new AnchorIndex(text);
        return CommitmentCorrector.Apply(text, index, OutlineReader.Read(text), Extracted(text), [.. corrections.Select(make => make(text, index))]);
    }

    private static CorrectedCommitments Read() => Apply();

    private static IReadOnlyList<Commitment> Extracted(ReportText text) => CommitmentExtractor.Extract(text, OutlineReader.Read(text));

    private static TextAnchor Anchor(AnchorIndex index, string words) => index.Of(index.Places(words).Single());

    private static string[] Texts(CorrectedCommitments corrected) => [.. corrected.Commitments.Select(commitment => commitment.Text)];
}
