using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Storage;

public sealed class BulkInsertTest
{
    [Test]
    public void Parse_TakesAnInsertApart()
    {
        var insert = InsertStatement.Parse(LinkRepository.InsertSql)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(insert.Table, Is.EqualTo("links"));
            Assert.That(insert.Columns, Is.EqualTo(new[] { "commitment_id", "rank", "outcome_id", "score", "reasons" }));
            Assert.That(insert.Parameters, Is.EqualTo(new[] { "CommitmentId", "Rank", "OutcomeId", "Score", "Reasons" }));
        }
    }

    [TestCase(AssessmentRepository.UpdateSql)]
    [TestCase(LinkRepository.DeleteCarriedFromSql)]
    [TestCase("INSERT INTO links (rank) SELECT 1")]
    [TestCase("INSERT INTO links (rank) VALUES (@Rank + 1)")]
    public void Parse_FindsNoPlainInsert(string sql) => Assert.That(InsertStatement.Parse(sql), Is.Null);

    [Test]
    public void Parse_Fails_WhenColumnsAndValuesDiffer() =>
        Assert.That(() => InsertStatement.Parse("INSERT INTO links (rank, score) VALUES (@Rank)"), Throws.InvalidOperationException);

    [Test]
    public async Task Rows_GiveWhatTheColumnsHold()
    {
        var insert = InsertStatement.Parse(AssessmentRepository.InsertSql)!;
        var assessment = new StoredAssessment
        {
            CommitmentId = 7,
            Status = AssessmentStatus.NotReported,
            EngineVersion = "1",
            ModelVersion = "",
            Reasons = [],
            AssessedAt = new DateTimeOffset(2022, 3, 1, 8, 0, 0, TimeSpan.FromHours(8)),
        };
        await using var rows = new ObjectRows<StoredAssessment>(insert, [assessment]);

        Assert.That(await rows.ReadAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows["commitment_id"], Is.EqualTo(7L));
            Assert.That(rows["status"], Is.EqualTo("NotReported"));
            Assert.That(rows["reasons"], Is.EqualTo("[]"));
            Assert.That(rows["confidence"], Is.EqualTo(DBNull.Value));
            Assert.That(rows.IsDBNull(rows.GetOrdinal("confidence")));
            Assert.That(rows["assessed_at"], Is.EqualTo(new DateTimeOffset(2022, 3, 1, 0, 0, 0, TimeSpan.Zero)));
        }

        Assert.That(await rows.ReadAsync(), Is.False);
    }
}
