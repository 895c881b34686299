using Tracker.Engine.Outcomes;

namespace Tracker.Tests.Outcomes;

public class CompletionWordingTests
{
    [TestCase("印发监督员管理办法", Completion.Done)]
    [TestCase("平台于5月正式启用", Completion.Done)]
    [TestCase("主体结构完工，正在进行内部装修", Completion.UnderWay)]
    [TestCase("指引形成征求意见稿", Completion.UnderWay)]
    [TestCase("因意见分歧较大，未能按计划提请审议", Completion.NotDone)]
    [TestCase("建设进度滞后", Completion.NotDone)]
    [TestCase("妇女儿童权益", Completion.Stated)]
    public void Read_TellsHowFarAlongAPieceOfWorkIs(string text, Completion expected) =>
        Assert.That(CompletionWording.Read(text), Is.EqualTo(expected));

    [TestCase("因意见分歧较大，未能按计划提请审议", "未能")]
    [TestCase("妇女儿童权益", null)]
    public void Cue_NamesTheWordsThatDecide(string text, string? cue) =>
        Assert.That(CompletionWording.Cue(text, CompletionWording.Read(text)), Is.EqualTo(cue));
}
