using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Linking;

/// <summary>A promise with its terms and what can be computed once for it.</summary>
internal sealed record Promise(Commitment Commitment, TermSequence Terms, TermSequence Heading, float Weight, float Norm, Meaning Meaning, Surroundings Surroundings,
    SentenceContext Sentence, PromisedObject Object);

/// <summary>A run of an outcome, one clause or two neighbouring ones: from term to term and from word to word.</summary>
internal readonly record struct Window(int Start, int End, int FirstWord, int LastWord);

/// <summary>An outcome with its terms, its clause windows and what can be computed once for it.</summary>
internal sealed record Answer(Outcome Outcome, TermSequence Terms, TermSequence Heading, Window[] Windows, float Weight, float Norm, Meaning Meaning,
    Surroundings Surroundings);

/// <summary>Two consecutive reports prepared for comparison: the promises of the first, the statements of the second.</summary>
internal sealed class ReportPair
{
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
                outcome, told[i], answerHeadings[i], Windows(outcome.Text, told[i], meaning), space.Weight(told[i]), space.Norm(told[i]), meaning,
                Surroundings.Of(space, told, i));
        })];
        Candidates = new CandidateIndex(this);
    }

    public int PlanYear { get; }

    public TermSpace Space { get; }

    public Promise[] Promises { get; }

    public Answer[] Answers { get; }

    public CandidateIndex Candidates { get; }

    /// <summary>Each clause and each pair of neighbouring clauses.</summary>
    private static Window[] Windows(string text, TermSequence terms, Meaning meaning)
    {
        var clauses = Sentences.Clauses(text, new TextSpan(0, text.Length));
        var ranges = new List<Window>(clauses.Count);
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
                ranges.Add(new Window(firstTerm, term, firstWord, word));
            }
        }

        var windows = new List<Window>(ranges);
        for (var i = 0; i + 1 < ranges.Count; i++)
        {
            windows.Add(new Window(ranges[i].Start, ranges[i + 1].End, ranges[i].FirstWord, ranges[i + 1].LastWord));
        }

        return [.. windows];
    }
}
