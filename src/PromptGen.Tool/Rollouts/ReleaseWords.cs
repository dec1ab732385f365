using System;
using System.Globalization;
using System.Linq;
using PromptGen.Rollouts;

namespace PromptGen.Tool.Rollouts;

/// <summary>What is released, in words.</summary>
internal static class ReleaseWords
{
    private const string StableWord = "stable ";
    private const string CanaryWord = "canary ";

    /// <summary><c>stable 2026-03-12.1, canary 2026-03-15.3 at 5% and for internal</c>.</summary>
    public static string Of(PromptReleaseState state) =>
        StableWord + state.Stable.Version + (state.Canary is { } canary ? ", " + CanaryWord + canary.Release.Version + " " + Share(canary) : "")
        + (state.Guard is { } guard ? ", guard " + GuardText.Write(guard) : "")
        + (state.Revoked.IsEmpty ? "" : ", revoked " + string.Join(", ", state.Revoked));

    /// <summary>Whether these words, as <see cref="Of"/> writes them, say that a version is served.</summary>
    public static bool Serve(string words, string version) => words.Split(", ").Any(part =>
        part == StableWord + version || part == CanaryWord + version || part.StartsWith(CanaryWord + version + " ", StringComparison.Ordinal));

    public static string Share(PromptCanary canary)
    {
        string share = "at " + PercentText.Write(canary.Percent);
        return canary.Groups.IsEmpty ? share : share + " and for " + string.Join(", ", canary.Groups);
    }

    public static string Served(PromptReleaseState state) => state.Canary is { } canary
        ? "canary " + canary.Release.Version + " " + Share(canary) + ", stable " + state.Stable.Version + " for everyone else." + (state.Guard is { } guard ? " Guard: " + GuardText.Write(guard) + "." : "")
        : "stable " + state.Stable.Version + " for everyone.";

    public static string Serial(PromptReleaseState state) => "serial " + state.Serial.ToString(CultureInfo.InvariantCulture);
}
