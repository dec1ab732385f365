using System.Globalization;
using PromptGen.Rollouts;

namespace PromptGen.Tool.Rollouts;

/// <summary>What is released, in words.</summary>
internal static class ReleaseWords
{
    /// <summary><c>stable 2026-03-12.1, canary 2026-03-15.3 at 5% and for internal</c>.</summary>
    public static string Of(PromptReleaseState state) =>
        "stable " + state.Stable.Version + (state.Canary is { } canary ? ", canary " + canary.Release.Version + " " + Share(canary) : "")
        + (state.Guard is { } guard ? ", guard " + GuardText.Write(guard) : "")
        + (state.Revoked.IsEmpty ? "" : ", revoked " + string.Join(", ", state.Revoked));

    public static string Share(PromptCanary canary)
    {
        string share = "at " + PercentText.Write(canary.Percent);
        return canary.Groups.IsEmpty ? share : share + " and for " + string.Join(", ", canary.Groups);
    }

    public static string Served(PromptReleaseState state) => state.Canary is { } canary
        ? canary.Release.Version + " is served " + Share(canary) + "; everybody else gets " + state.Stable.Version + "." + (state.Guard is { } guard ? " Guard: " + GuardText.Write(guard) + "." : "")
        : "Everybody gets " + state.Stable.Version + ".";

    public static string Serial(PromptReleaseState state) => "serial " + state.Serial.ToString(CultureInfo.InvariantCulture);
}
