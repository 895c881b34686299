using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class SavedFiltersTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private SavedFilters Filters => new(Database, Time);

    [Test]
    public async Task Filters_AreOnesOwn_AndReplacedByName()
    {
        var (li, wang) = (await PersonAsync("li"), await PersonAsync("wang"));
        Assert.That(await Filters.SaveAsync(li, FilteredPage.Flags, " 市局 ", "agency=sgat"), Is.EqualTo(SavedFilterResult.Saved));
        await Filters.SaveAsync(li, FilteredPage.Flags, "市局", "agency=sscjgj");
        await Filters.SaveAsync(li, FilteredPage.Cases, "市局", "overdue=true");
        var own = await Filters.OfAsync(li, FilteredPage.Flags);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(own.Select(filter => (filter.Name, filter.Query)), Is.EqualTo([("市局", "agency=sscjgj")]));
            Assert.That(await Filters.OfAsync(wang), Is.Empty);
            Assert.That(await Filters.RemoveAsync(wang, own[0].Id), Is.False, "somebody else's");
            Assert.That(await Filters.RemoveAsync(li, own[0].Id), Is.True);
            Assert.That(await Filters.OfAsync(li), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Filter_IsRefused_WithoutAName_WithoutACondition_OrWhereThereAreTooMany()
    {
        var li = await PersonAsync("li");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Filters.SaveAsync(li, FilteredPage.Flags, " ", "year=2022"), Is.EqualTo(SavedFilterResult.NameMissing));
            Assert.That(await Filters.SaveAsync(li, FilteredPage.Flags, new string('名', 61), "year=2022"), Is.EqualTo(SavedFilterResult.NameMissing));
            Assert.That(await Filters.SaveAsync(li, FilteredPage.Flags, "空", string.Empty), Is.EqualTo(SavedFilterResult.QueryUnfit));
        }

        for (var number = 0; number < SavedFilters.Most; number++)
        {
            Assert.That(await Filters.SaveAsync(li, FilteredPage.Flags, $"{number}", "year=2022"), Is.EqualTo(SavedFilterResult.Saved));
        }

        Assert.That(await Filters.SaveAsync(li, FilteredPage.Flags, "又一个", "year=2022"), Is.EqualTo(SavedFilterResult.TooMany));
        Assert.That(await Filters.SaveAsync(li, FilteredPage.Flags, "3", "year=2023"), Is.EqualTo(SavedFilterResult.Saved));
    }

    private async Task<long> PersonAsync(string userName) =>
        ((PersonResult.Done)await new ManagePeople(Database, Time).AddAsync(new Person { UserName = userName, Name = userName }, "test")).Person.Id;
}
