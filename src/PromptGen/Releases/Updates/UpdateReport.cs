using System;
using System.Collections.Generic;
using System.Threading;

namespace PromptGen.Releases.Updates;

/// <summary>The result of the last turn. Immutable.</summary>
/// <param name="ReadAt">When the source last answered.</param>
/// <param name="StateHash">The hash of the state that was accepted last.</param>
internal sealed record UpdateFindings(DateTimeOffset? ReadAt, string? StateHash, string? Environment, int Foreign)
{
    public static readonly UpdateFindings None = new(null, null, null, 0);

    /// <summary>Problems of the states that were kept before a restart, until the source answers.</summary>
    public IReadOnlyList<PromptRejection> Restored { get; init; } = [];

    /// <summary>Problems of the source and of a state as a whole.</summary>
    public IReadOnlyList<PromptRejection> Faults { get; init; } = [];

    public IReadOnlyList<PromptRejection> Packs { get; init; } = [];

    /// <summary>The parts of the accepted state that are not served.</summary>
    public IReadOnlyList<PromptRejection> Held { get; init; } = [];

    /// <summary>The problem of writing the served state for the next start; null if it was written.</summary>
    public PromptRejection? Unkept { get; init; }

    public List<PromptRejection> All()
    {
        List<PromptRejection> all = [.. Restored, .. Faults, .. Packs, .. Held];
        if (Unkept is not null)
        {
            all.Add(Unkept);
        }

        return all;
    }
}

/// <summary>Shows what the last turn found, and says what is newly held back, once, and what no longer is.</summary>
internal sealed class UpdateReport(EventQueue events, ReleaseMetrics metrics)
{
    private UpdateFindings _now = UpdateFindings.None;
    private List<PromptRejection> _said = [];

    public UpdateFindings Now => Volatile.Read(ref _now);

    /// <summary>Shows it, and says nothing yet: what is missing now may come within the same turn.</summary>
    public void Show(UpdateFindings findings) => Volatile.Write(ref _now, findings);

    public void Say()
    {
        List<PromptRejection> before = _said;
        _said = Now.All();
        foreach (PromptRejection rejection in _said)
        {
            if (!before.Contains(rejection))
            {
                metrics.CountRejection(rejection.Code);
                events.Say(new PromptReleaseEvent(PromptReleaseEventKind.Rejected, rejection.ToString(), rejection.PromptId, rejection));
            }
        }

        foreach (PromptRejection rejection in before)
        {
            if (!_said.Contains(rejection))
            {
                events.Say(new PromptReleaseEvent(PromptReleaseEventKind.Recovered, "No longer: " + rejection, rejection.PromptId, rejection));
            }
        }
    }
}
