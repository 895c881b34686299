using Tracker.Web.Display;

namespace Tracker.Tests.Web;

public sealed class TextMarksTest
{
    [Test]
    public void Split_KeepsEveryCharacter_WhateverTheMarks()
    {
        const string Text = "出台《数据条例》，培训1000人次。";
        var runs = TextMarks.Split(Text, 0, Text.Length, [new(2, 8, "a"), new(4, 12, "b"), new(4, 6, "c")]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Concat(runs.Select(run => run.Text)), Is.EqualTo(Text));
            Assert.That(runs.Single(run => run.Start == 4).Marks.Select(mark => mark.Class), Is.EqualTo(new[] { "a", "b", "c" }), "outermost first");
            Assert.That(runs.Single(run => run.Start == 8).Marks.Select(mark => mark.Class), Is.EqualTo(new[] { "b" }));
        }
    }

    [Test]
    public void Split_CutsMarksToTheStretch()
    {
        var runs = TextMarks.Split("一二三四五", 1, 4, [new(0, 2, "a"), new(3, 99, "b"), new(4, 5, "outside")]);
        Assert.That(runs.Select(run => (run.Text, Mark: run.Marks.SingleOrDefault()?.Class)), Is.EqualTo(new[] { ("二", "a"), ("三", null), ("四", "b") }));
    }

    [TestCase("推进依法\n行政", "推进依法行政", Description = "a line end in mid-sentence is the file's")]
    [TestCase("推进依法\r\n行政", "推进依法行政")]
    [TestCase("ISO\n9001", "ISO 9001", Description = "between Latin words it is a blank")]
    [TestCase("事项\t责任单位", "事项\u2003责任单位", Description = "cells of a row")]
    public void Split_ReadsLineEndsAsPeopleDo(string published, string shown) =>
        Assert.That(string.Concat(TextMarks.Split(published, 0, published.Length, []).Select(run => run.Text)), Is.EqualTo(shown));
}
