using Microsoft.Extensions.Logging;
using Tracker.Engine.Linking;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline.SecondOpinions;

/// <summary>
/// Has the uncertain evidence of a year looked at a second time. An opinion may put another of the engine's own statements
/// first and says so in the reasons; it never adds a statement, never changes a verdict or a probability, and whatever
/// goes wrong with it leaves the year as the engine judged it.
/// </summary>
public sealed partial class SecondOpinionDesk
{
    /// <summary>The engine is sure of its first statement from this chance on, or so far ahead of the second.</summary>
    private const double Sure = 0.75;
    private const double Ahead = 0.5;

    private const int FaultsUntilPause = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly ISecondOpinion? opinion;
    private readonly SemanticOptions options;
    private readonly TimeProvider time;
    private readonly ILogger? logger;
    private readonly Lock gate = new();
    private int faults;
    private DateTimeOffset pausedUntil;

    internal SecondOpinionDesk(ISecondOpinion? opinion, SemanticOptions options, TimeProvider time, ILogger? logger)
    {
        (this.opinion, this.options, this.time, this.logger) = (opinion, options, time, logger);
    }

    /// <summary>Asks nobody.</summary>
    public static SecondOpinionDesk Closed { get; } = new(null, new SemanticOptions(), TimeProvider.System, null);

    internal async Task<YearWork> ReviewAsync(YearWork work, CancellationToken cancellationToken)
    {
        if (opinion is null || work.Promising is null || work.Answering is null || IsPaused)
        {
            return work;
        }

        using var allowed = new CancellationTokenSource(TimeSpan.FromSeconds(options.SecondsPerYear), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, allowed.Token);
        var judgements = work.Judgements.ToArray();
        for (var i = 0; i < judgements.Length && !both.IsCancellationRequested && !IsPaused; i++)
        {
            if (IsUncertain(judgements[i]))
            {
                judgements[i] = await ReviewAsync(work, judgements[i], both.Token, cancellationToken);
            }
        }

        return work with { Judgements = judgements };
    }

    private bool IsPaused
    {
        get
        {
            lock (gate)
            {
                return time.GetUtcNow() < pausedUntil;
            }
        }
    }

    private static bool IsUncertain(Judgement judgement) =>
        judgement.Evidence is [var first, var second, ..] && first.Score < Sure && first.Score - second.Score < Ahead;

    private async Task<Judgement> ReviewAsync(YearWork work, Judgement judgement, CancellationToken limited, CancellationToken asked)
    {
        var promise = work.Promising!.Commitments[judgement.Commitment].Text;
        string[] statements = [.. judgement.Evidence.Select(link => work.Answering!.Outcomes[link.Outcome].Text)];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(limited);
        using var timer = time.CreateTimer(state => ((CancellationTokenSource)state!).Cancel(), patience, TimeSpan.FromSeconds(options.TimeoutSeconds), Timeout.InfiniteTimeSpan);
        try
        {
            var answer = await opinion!.AskAsync(promise, statements, patience.Token);
            Answered();
            switch (answer)
            {
                case Opinion.Chosen { Statement: > 0 } chosen:
                    return PutFirst(judgement, chosen);
                case Opinion.Unusable unusable:
                    Dropped(opinion.Name, unusable.Because);
                    return judgement;
                default:
                    return judgement;
            }
        }
        catch (Exception error) when (!asked.IsCancellationRequested)
        {
            // Optional help from outside: refused, late, or broken in whatever way, it must cost nothing but itself.
            Failed(opinion!.Name, error);
            return judgement;
        }
    }

    private Judgement PutFirst(Judgement judgement, Opinion.Chosen chosen)
    {
        var link = judgement.Evidence[chosen.Statement];
        var reason = new Reason(ReasonCode.SecondOpinion, opinion!.Name, chosen.Quote);
        return judgement with
        {
            Evidence =
            [
                link with { Reasons = [.. link.Reasons, reason] },
                .. judgement.Evidence.Where(other => other != link),
            ],
        };
    }

    private void Answered()
    {
        lock (gate)
        {
            faults = 0;
        }
    }

    private void Failed(string name, Exception error)
    {
        lock (gate)
        {
            if (++faults >= FaultsUntilPause)
            {
                (faults, pausedUntil) = (0, time.GetUtcNow() + Pause);
            }
        }

        if (logger is not null)
        {
            LogFailed(logger, name, error.Message);
        }
    }

    private void Dropped(string name, string because)
    {
        if (logger is not null)
        {
            LogDropped(logger, name, because);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No second opinion from {Name}: {Problem}")]
    private static partial void LogFailed(ILogger logger, string name, string problem);

    [LoggerMessage(LogLevel.Information, "Dropped a second opinion of {Name}: {Because}")]
    private static partial void LogDropped(ILogger logger, string name, string because);
}
