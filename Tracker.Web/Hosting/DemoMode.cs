namespace Tracker.Web.Hosting;

/// <summary>Whether the database holds the samples; said on every page, so that nobody takes an invented province for a real one.</summary>
public sealed record DemoMode(bool IsOn);
