namespace Tracker.Engine.Linking.Training;

/// <summary>Which feature belongs to which group.</summary>
internal static class FeatureGroups
{
    public static FeatureGroup Of(LinkFeature feature) => feature switch
    {
        <= LinkFeature.HeadCoverage => FeatureGroup.Overlap,
        <= LinkFeature.FrameWithOtherObject => FeatureGroup.Meaning,
        <= LinkFeature.ObjectHead => FeatureGroup.Objects,
        <= LinkFeature.SiblingInstead => FeatureGroup.Thesaurus,
        LinkFeature.ListTold or LinkFeature.ListPartlyTold => FeatureGroup.Lists,
        <= LinkFeature.QuotedMissing => FeatureGroup.Names,
        <= LinkFeature.OnlyAmountMet => FeatureGroup.Figures,
        LinkFeature.SentenceCosine or LinkFeature.SentenceMeaningCosine => FeatureGroup.Sentence,
        <= LinkFeature.AmongLeaders => FeatureGroup.Place,
        <= LinkFeature.SaysNotDone => FeatureGroup.Completion,
        LinkFeature.StatementLength => FeatureGroup.Kind,
        <= LinkFeature.MeaningAgainstRival => FeatureGroup.Rivals,
        _ => FeatureGroup.Pair,
    };

    public static FeatureGroup Of(JudgementFeature feature) => feature switch
    {
        <= JudgementFeature.TopScore => FeatureGroup.Rivals,
        JudgementFeature.BestMeaningCoverage or JudgementFeature.BestAligned or JudgementFeature.LeastReplaced => FeatureGroup.Meaning,
        <= JudgementFeature.LeastUncoveredRun => FeatureGroup.Overlap,
        JudgementFeature.AnyAmountMet or JudgementFeature.AnyAmountShort => FeatureGroup.Figures,
        <= JudgementFeature.PromisedAgain => FeatureGroup.Completion,
        <= JudgementFeature.PromiseLength => FeatureGroup.Kind,
        <= JudgementFeature.IsWholeSentence => FeatureGroup.Sentence,
        <= JudgementFeature.CosineStanding => FeatureGroup.Pair,
        <= JudgementFeature.RivalLead => FeatureGroup.Rivals,
        <= JudgementFeature.BestObjectCoverage => FeatureGroup.Objects,
        _ => FeatureGroup.Pair,
    };

    /// <summary>The features of the best statement among those of the judgement keep their group.</summary>
    public static FeatureGroup OfJudgement(int index)
    {
        var own = Enum.GetValues<JudgementFeature>().Length;
        return index < own ? Of((JudgementFeature)index) : Of((LinkFeature)(index - own));
    }
}
