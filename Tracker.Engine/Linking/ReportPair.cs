using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Linking;

/// <summary>A promise with its terms and what can be computed once for it.</summary>
internal sealed record Promise(Commitment Commitment, TermSequence Terms, TermSequence Heading, float Weight, float Norm, Meaning Meaning, Surroundings Surroundings,
    SentenceContext Sentence, PromisedObject Object);

/// <summary>A run of an outcome, one clause or two neighbouring ones: from term to term and from word to word.</summary>
/// <param name="Terms">Its terms, each once.</param>
/// <param name="Weight">Their weight together.</param>
/// <param name="Norm">Length of the weighted vector.</param>
/// <param name="Mean">Weighted mean word vector, of length one.</param>
internal sealed record Window(int Start, int End, int FirstWord, int LastWord, int[] Terms, float Weight, float Norm, float[] Mean);

/// <summary>An outcome with its terms, its clause windows and what can be computed once for it.</summary>
internal sealed record Answer(Outcome Outcome, TermSequence Terms, TermSequence Heading, Window[] Windows, float Weight, float Norm, Meaning Meaning,
    Surroundings Surroundings);

/// <summary>Two consecutive reports prepared for comparison: the promises of the first, the statements of the second.</summary>
internal sealed class ReportPair
{
    /// <summary>A report on one task promises a dozen to a hundred things, a government's work report two to six hundred.</summary>
    private const int LongFrom = 120;

    public ReportPair(IReadOnlyList<Commitment> commitments, IReadOnlyList<Outcome> outcomes, int planYear)
    {
        PlanYear = planYear;
        var space = new TermSpace();
        var promised = commitments.Select(commitment => space.Add(commitment.Text)).ToArray();
        var told = outcomes.Select(outcome => space.Add(outcome.Text)).ToArray();
        var headings = new Dictionary<string, TermSequence>(StringComparer.Ordinal);
        TermSequence Heading(string heading)
        {
            if (!headings.TryGetValue(heading, out var terms))
            {
                headings.Add(heading, terms = space.Add(heading));
            }

            return terms;
        }

        var promiseHeadings = commitments.Select(commitment => Heading(commitment.Heading)).ToArray();
        var answerHeadings = outcomes.Select(outcome => Heading(outcome.Heading)).ToArray();
        space.Weigh();
        Space = space;
        Meaning[] meanings = [.. commitments.Select(commitment => Meaning.Of(commitment.Text))];
        var sentences = Enumerable.Range(0, commitments.Count).GroupBy(i => commitments[i].Sentence)
            .ToDictionary(members => members.Key, members => SentenceContext.Of(space, promised, meanings, [.. members]));
        Promises = [.. commitments.Select((commitment, i) =>
            new Promise(commitment, promised[i], promiseHeadings[i], space.Weight(promised[i]), space.Norm(promised[i]), meanings[i],
                Surroundings.Of(space, promised, i), sentences[commitment.Sentence], PromisedObject.Of(commitment, meanings[i])))];
        Answers = [.. outcomes.Select((outcome, i) =>
        {
            var meaning = Meaning.Of(outcome.Text);
            return new Answer(
                outcome, told[i], answerHeadings[i], Windows(space, outcome.Text, told[i], meaning), space.Weight(told[i]), space.Norm(told[i]), meaning,
                Surroundings.Of(space, told, i));
        })];
        Candidates = new CandidateIndex(this);
    }

    public int PlanYear { get; }

    /// <summary>Whether these are a government's work reports rather than reports on one task.</summary>
    public bool IsLong => Promises.Length > LongFrom;

    public TermSpace Space { get; }

    public Promise[] Promises { get; }

    public Answer[] Answers { get; }

    public CandidateIndex Candidates { get; }

    /// <summary>Each clause and each pair of neighbouring clauses.</summary>
    private static Window[] Windows(TermSpace space, string text, TermSequence terms, Meaning meaning)
    {
        var clauses = Sentences.Clauses(text, new TextSpan(0, text.Length));
        var ranges = new List<(int Start, int End, int FirstWord, int LastWord)>(2 * clauses.Count);
        var (term, word) = (0, 0);
        foreach (var clause in clauses)
        {
            var (firstTerm, firstWord) = (term, word);
            while (term < terms.Places.Length && terms.Places[term] < clause.End)
            {
                term++;
            }

            while (word < meaning.Words.Length && meaning.Words[word].Span.Start < clause.End)
            {
                word++;
            }

            if (term > firstTerm)
            {
                ranges.Add((firstTerm, term, firstWord, word));
            }
        }

        // A statement without terms still has one window, so that there is always a best one.
        var count = ranges.Count;
        for (var i = 0; i + 1 < count; i++)
        {
            ranges.Add((ranges[i].Start, ranges[i + 1].End, ranges[i].FirstWord, ranges[i + 1].LastWord));
        }

        if (count == 0)
        {
            ranges.Add((0, terms.Terms.Length, 0, meaning.Words.Length));
        }

        return [.. ranges.Select(range =>
        {
            var own = space.Distinct(terms.Terms.AsSpan(range.Start, range.End - range.Start));
            return new Window(range.Start, range.End, range.FirstWord, range.LastWord, own, space.Weight(own), space.Norm(own), meaning.MeanOf(range.FirstWord, range.LastWord));
        })];
    }
}
