namespace Tracker.Engine.Linking;

/// <summary>
/// The learned part of linking for one genre of report: a conditional logit that ranks statements against "nothing answers",
/// and three logistic models that turn the ranking into a verdict: silent or answered; if answered, missed or not; if not
/// missed, fulfilled or in progress.
/// </summary>
internal sealed record GenreModel(LinearModel Rank, LinearModel Nothing, LinearModel Silent, LinearModel Missed, LinearModel Fulfilled);

/// <summary>
/// One of each for the two genres: the brief report of one task (法治政府建设年度报告) and the long work report of a whole
/// government, where wording repeats more, silence is commoner and a sentence holds more.
/// </summary>
internal sealed record ByGenre<T>(T Brief, T Long)
{
    public T this[bool isLong] => isLong ? Long : Brief;
}
