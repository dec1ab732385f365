using System;
using System.Threading;
using PromptGen.Generated;

namespace PromptGen.Releases;

/// <summary>Stops a canary in this process after too many failures. It stays stopped until a newer serial brings another guard.</summary>
/// <remarks>Counts over the last one to two times <c>least</c> renderings, so that a canary that turns bad late is stopped as soon as one that begins so.</remarks>
internal sealed class CanaryGuard(double failurePercent, int least, Action<CanaryGuard, string> stopped)
{
    private const int FailureBits = 24;
    private const long One = 1L << FailureBits;
    private const long FailureMask = One - 1;

    // Renderings above, failures below: both change in one step.
    private long _now;
    private long _before;
    private int _isStopped;

    public bool IsStopped => Volatile.Read(ref _isStopped) != 0;

    /// <summary>Why, for people; null while it runs.</summary>
    public string? Reason { get; private set; }

    public void CountRendering()
    {
        long counts = Interlocked.Add(ref _now, One);
        if (counts >> FailureBits >= Math.Max(1, least) && Interlocked.CompareExchange(ref _now, 0, counts) == counts)
        {
            Volatile.Write(ref _before, counts);
        }
    }

    public void CountRenderFailure(ReleaseChoice canary, Exception exception) =>
        CountFailure(canary.Identity.Version + " could not be rendered: " + exception.GetType().Name);

    /// <param name="reason">The last failure, as a clause.</param>
    public void CountFailure(string reason)
    {
        long now = Interlocked.Increment(ref _now);
        long before = Volatile.Read(ref _before);
        long renderings = (now >> FailureBits) + (before >> FailureBits);
        long failures = (now & FailureMask) + (before & FailureMask);
        if (renderings < least || failures * 100 < failurePercent * renderings || Interlocked.Exchange(ref _isStopped, 1) != 0)
        {
            return;
        }

        Reason = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, "{0} of the last {1} renderings failed (limit {2}% of at least {3}); the last one: {4}",
            failures, renderings, failurePercent, least, reason);
        stopped(this, Reason);
    }
}
