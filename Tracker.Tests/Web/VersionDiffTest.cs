using CsCheck;
using Tracker.Web.Pages.Corrections;

namespace Tracker.Tests.Web;

public sealed class VersionDiffTest
{
    [Test]
    public void InsertedParagraph_LeavesTheOthersInLine()
    {
        var rows = VersionDiff.Of(
            ["一、安排", "修订《工作规则》，公布目录。", "培训执法人员500人次。"],
            ["一、安排", "新增一段说明。", "修订《工作规则》，公布年度目录。", "培训执法人员600人次。"]);

        Assert.That(
            rows.Select(row => $"{Told(row.Old, '-')}|{Told(row.New, '+')}"),
            Is.EqualTo(
            [
                "一、安排|一、安排", "|[+新增一段说明。]", "修订《工作规则》，公布目录。|修订《工作规则》，公布[+年度]目录。",
                "培训执法人员[-5]00人次。|培训执法人员[+6]00人次。",
            ]));
    }

    [Test]
    public void OtherParagraphs_AreTwo_NotOneThatWasChanged()
    {
        var rows = VersionDiff.Of(["修订工作规则。"], ["培训执法人员。"]);

        Assert.That(rows.Select(row => (row.Old is null, row.New is null)), Is.EqualTo([(false, true), (true, false)]));
    }

    [Test]
    public void ChangesOneCharacterApart_AreOne() =>
        Assert.That(Told(VersionDiff.Of(["办理案件1234件，如期完成。"], ["办理案件5264件，如期完成。"])[0].New, '+'), Is.EqualTo("办理案件[+526]4件，如期完成。"));

    /// <summary>Whatever was changed, each side read down gives its version back.</summary>
    [Test]
    public void Sides_GiveTheirVersionsBack() =>
        Gen.Select(Texts, Texts).Sample((before, after) =>
        {
            var rows = VersionDiff.Of(before, after);
            return rows.Select(row => row.Old).OfType<IReadOnlyList<DiffRun>>().Select(Plain).SequenceEqual(before)
                && rows.Select(row => row.New).OfType<IReadOnlyList<DiffRun>>().Select(Plain).SequenceEqual(after);
        });

    private static Gen<string[]> Texts => Gen.Char["修订规则，公布目录。12"].Array[1, 12].Select(chars => new string(chars)).Array[1, 8];

    private static string Plain(IReadOnlyList<DiffRun> runs) => string.Concat(runs.Select(run => run.Text));

    private static string Told(IReadOnlyList<DiffRun>? runs, char sign) =>
        string.Concat((runs ?? []).Select(run => run.IsChanged ? $"[{sign}{run.Text}]" : run.Text));
}
