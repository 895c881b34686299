namespace Tracker.Engine.Linking;

/// <summary>The chances of the four verdicts; they add up to one.</summary>
internal readonly record struct VerdictChances(double Fulfilled, double InProgress, double Missed, double Silent)
{
    public double Unanswered => Silent + Missed;

    public static VerdictChances From(GenreModel model, ReadOnlySpan<float> features)
    {
        var silent = model.Silent.Probability(features);
        var missed = (1 - silent) * model.Missed.Probability(features);
        var fulfilled = (1 - silent - missed) * model.Fulfilled.Probability(features);
        return new VerdictChances(fulfilled, 1 - silent - missed - fulfilled, missed, silent);
    }

    /// <summary>
    /// The same with "fulfilled" ruled out: an amount reported below its target is missed by definition, however alike
    /// promise and statement are.
    /// </summary>
    public VerdictChances FellShort() => this with { Fulfilled = 0, Missed = Missed + Fulfilled };

    /// <summary>The likeliest verdict.</summary>
    public (Verdict Verdict, double Chance) Best()
    {
        (Verdict Verdict, double Chance) best = (Verdict.Fulfilled, Fulfilled);
        foreach (var other in (ReadOnlySpan<(Verdict, double)>)[(Verdict.InProgress, InProgress), (Verdict.Missed, Missed), (Verdict.Silent, Silent)])
        {
            best = other.Item2 > best.Chance ? other : best;
        }

        return best;
    }
}
