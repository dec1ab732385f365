using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Rollouts;

/// <summary>Reads one prompt's entry of a state, which is also the content of the prompt's file in an environment.</summary>
internal static class PromptStateReader
{
    /// <returns>The fields that could be read; the caller checks whether problems were reported.</returns>
    public static PromptReleaseState? Read(string id, StateFields fields)
    {
        fields.RefuseOthers("serial", "stable", "previous", "canary", "revoked", "guard");
        long? serial = fields.Integer("serial", required: true, least: 1, ReleaseLimits.Serial);
        ReleasedVersion? stable = Version(fields.Object("stable", required: true, "an object with version and hash"));
        ReleasedVersion? previous = Version(fields.Object("previous", required: false, "an object with version and hash"));
        PromptCanary? canary = Canary(fields);
        List<string>? revoked = fields.Texts("revoked", ReleaseNames.IsReleasedVersion, VersionForm, ReleaseLimits.ListItems);
        CanaryGuardLimits? guard = Guard(fields);
        if (serial is null || stable is null || revoked is null)
        {
            return null;
        }

        revoked.Sort(static (left, right) => PromptVersion.Parse(left).CompareTo(PromptVersion.Parse(right)));
        PromptReleaseState state = new(id, serial.Value, stable)
        {
            Previous = previous,
            Canary = canary,
            Revoked = revoked.ToEquatableArray(),
            Guard = guard,
        };
        RefuseContradictions(state, fields);
        return state;
    }

    private const string VersionForm = "a released version such as 2026-03-15.1";

    private static ReleasedVersion? Version(StateFields? fields)
    {
        fields?.RefuseOthers("version", "hash");
        return fields is null ? null : VersionOf(fields);
    }

    private static ReleasedVersion? VersionOf(StateFields fields)
    {
        string? version = fields.Text("version", required: true, ReleaseNames.IsReleasedVersion, VersionForm);
        string? hash = fields.Text("hash", required: true, HashForm.Is, HashForm.Description);
        return version is null || hash is null ? null : new ReleasedVersion(version, hash);
    }

    private static PromptCanary? Canary(StateFields fields)
    {
        if (fields.Container["canary"] is JsonArray several)
        {
            fields.Report(DiagnosticRules.SeveralCanaries, fields.PathOf("canary"), ReleaseText.Count(several.Items.Count));
            return null;
        }

        if (fields.Object("canary", required: false, "an object with version, hash, percent, groups and seed") is not { } canary)
        {
            return null;
        }

        canary.RefuseOthers("version", "hash", "percent", "groups", "seed");
        ReleasedVersion? release = VersionOf(canary);
        decimal? percent = canary.Percent("percent");
        List<string>? groups = canary.Texts("groups", ReleaseNames.IsPlainText, "a name of at most 100 characters on one line", ReleaseLimits.ListItems);
        string? seed = canary.Text("seed", required: true, ReleaseNames.IsPlainText, "a text of at most 100 characters on one line");
        if (release is null || percent is null || groups is null || seed is null)
        {
            return null;
        }

        groups.Sort(System.StringComparer.Ordinal);
        return new PromptCanary(release, percent.Value, groups.ToEquatableArray(), seed);
    }

    private static CanaryGuardLimits? Guard(StateFields fields)
    {
        if (fields.Object("guard", required: false, "an object with failures and min") is not { } guard)
        {
            return null;
        }

        guard.RefuseOthers("failures", "min");
        string? failures = guard.Text("failures", required: true, static text => GuardText.TryReadRate(text, out _), "a percentage of calls such as \"20%\", above 0");
        long? minimum = guard.Integer("min", required: true, least: 1, GuardText.GreatestMinimum);
        return failures is null || minimum is null || !GuardText.TryReadRate(failures, out decimal share)
            ? null
            : new CanaryGuardLimits(share, (int)minimum.Value);
    }

    private static void RefuseContradictions(PromptReleaseState state, StateFields fields)
    {
        if (state.IsRevoked(state.Stable.Version))
        {
            fields.Report(DiagnosticRules.ContradictoryState, fields.PathOf("stable"), "the version " + state.Stable.Version + " is both stable and revoked");
        }

        if (state.Canary is not { } canary)
        {
            return;
        }

        if (state.IsRevoked(canary.Release.Version))
        {
            fields.Report(DiagnosticRules.ContradictoryState, fields.PathOf("canary"), "the version " + canary.Release.Version + " is both a canary and revoked");
        }

        if (canary.Release.Version == state.Stable.Version)
        {
            fields.Report(
                DiagnosticRules.ContradictoryState, fields.PathOf("canary"),
                "the version " + canary.Release.Version + " is both stable and a canary" + (canary.Release.Hash == state.Stable.Hash ? "" : ", with two hashes"));
        }
    }
}
