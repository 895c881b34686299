namespace Tracker.Engine.Reports;

/// <summary>What became of a person's correction when it was laid over a reading.</summary>
public enum CorrectionEffect
{
    Applied,

    /// <summary>The text is read this way anyway, so that there is nothing to change.</summary>
    AlreadySo,

    /// <summary>Its words do not stand in this version of the report.</summary>
    TextGone,

    /// <summary>Its words stand in several places and nothing says which are meant.</summary>
    TextAmbiguous,

    /// <summary>Its words are there, but nothing that it could change: no commitment, no second one, no part.</summary>
    NothingThere,
}
