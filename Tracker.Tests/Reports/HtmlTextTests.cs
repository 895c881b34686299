using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

internal sealed class HtmlTextTests
{
    private static string Visible(string body) => Read.Text($"<!doctype html><html><head><title>不见</title></head><body>{body}</body></html>", "a.html").Published;

    [Test]
    public void Visible_PutsEachBlockOnItsLine()
    {
        Assert.That(Visible("<div>标题<p>第一段<b>加粗</b>。</p>\n  <p>第二\n段</p><ul><li>甲</li><li>乙</li></ul></div>"), Is.EqualTo("标题\n第一段加粗。\n第二 段\n甲\n乙"));
    }

    [Test]
    public void Visible_BreaksLine_AtBr()
    {
        Assert.That(Visible("<p>甲<br>乙<br/><br/>丙</p>"), Is.EqualTo("甲\n乙\n丙"));
    }

    [Test]
    public void Visible_SeparatesCellsByTab_InTableOfData()
    {
        Assert.That(
            Visible("<table><tr><th>序号</th><th>重点任务</th><th>完成时限</th></tr><tr><td><p>1</p></td><td><p>修订<br>办法</p></td><td></td></tr></table>"),
            Is.EqualTo("序号\t重点任务\t完成时限\n1\t修订 办法\t"[..^1]));
    }

    [Test]
    public void Visible_TakesLayoutTableForBlocks()
    {
        Assert.That(Visible("<table><tr><td><ul><li>首页</li></ul></td><td><h1>报告</h1><p>正文。</p></td></tr></table>"), Is.EqualTo("首页\n报告\n正文。"));
    }

    [Test]
    public void Visible_LeavesOutWhatIsNotSeen()
    {
        Assert.That(
            Visible("<nav>导航</nav><script>var a;</script><style>p{}</style><noscript>开启脚本</noscript><p style='display: none'>隐</p><p hidden>藏</p><!-- 注 --><select><option>选</option></select><p>见</p>"),
            Is.EqualTo("见"));
    }

    [Test]
    public void Visible_DecodesEntities()
    {
        Assert.That(Visible("<p>&nbsp;&nbsp;一、&ldquo;放管服&rdquo;&amp;</p>"), Is.EqualTo("\u00A0\u00A0一、“放管服”&"));
    }

    [Test]
    public void Visible_Survives_DeepNesting()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 20_000)) + "底" + string.Concat(Enumerable.Repeat("</div>", 20_000));

        Assert.That(Visible(deep), Is.EqualTo("底"));
    }

    [Test]
    public void Reading_KeepsTabsBetweenCells_AndMapsToVisibleText()
    {
        var text = Read.Text("<html><body><table><tr><td>1</td><td>修订《办法》</td><td>市司法局</td></tr></table></body></html>", "a.html");

        Assert.That(text.Reading, Is.EqualTo("1\t修订《办法》\t市司法局"));
        Assert.That(text.Quote(new(2, 8)), Is.EqualTo("修订《办法》"));
    }
}
