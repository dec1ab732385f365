using System;
using System.Globalization;
using System.Threading;
using PromptGen.Generated;

namespace PromptGen.Releases;

/// <summary>Stops a canary in this process when its failure rate is above a limit. It stays stopped until a newer serial brings another guard.</summary>
/// <remarks>
/// A canary whose true rate is at or below the limit is stopped with a probability of at most <see cref="FalseStops"/> over its whole rollout
/// (<see cref="FailureEvidence"/>). A rendering costs one interlocked addition; failures take a lock.
/// </remarks>
/// <param name="failurePercent">The limit.</param>
/// <param name="least">So many renderings are seen before it stops.</param>
internal sealed class CanaryGuard(double failurePercent, int least, Action<CanaryGuard, string> stopped)
{
    /// <summary>The greatest probability of stopping a canary that keeps to the limit.</summary>
    public const double FalseStops = 0.01;

    private readonly object _gate = new();
    private readonly FailureEvidence _evidence = new(failurePercent / 100);
    private readonly RecentFailures _recent = new();
    private long _renderings;

    // Where in the sequence of renderings the last failure stands.
    private long _lastFailure;
    private int _isStopped;

    public bool IsStopped => Volatile.Read(ref _isStopped) != 0;

    /// <summary>Why, for people; null while it runs.</summary>
    public string? Reason { get; private set; }

    public void CountRendering() => Interlocked.Increment(ref _renderings);

    public void CountRenderFailure(ReleaseChoice canary, Exception exception) =>
        CountFailure(canary.Identity.Version + " could not be rendered: " + exception.GetType().Name);

    /// <param name="reason">The last failure, as a clause.</param>
    public void CountFailure(string reason)
    {
        lock (_gate)
        {
            if (IsStopped)
            {
                return;
            }

            // Failures that are reported together, after their renderings, stand one behind the other: none of them unmakes a success.
            long position = Math.Max(Interlocked.Read(ref _renderings), _lastFailure + 1);
            _evidence.AddFailure(position - _lastFailure - 1);
            _lastFailure = position;
            _recent.Add(position);
            if (position < least || _evidence.Value < 1 / FalseStops)
            {
                return;
            }

            (long failures, long renderings) = _recent.Worst(failurePercent / 100);
            Reason = string.Format(
                CultureInfo.InvariantCulture, "{0} of the last {1} renderings failed (limit {2}% of at least {3}); the last one: {4}",
                failures, renderings, failurePercent, least, reason);
            Volatile.Write(ref _isStopped, 1);
        }

        stopped(this, Reason);
    }
}
