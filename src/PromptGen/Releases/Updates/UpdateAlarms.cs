using System;
using System.Collections.Generic;
using System.Globalization;

namespace PromptGen.Releases.Updates;

/// <summary>Detects problems that time alone causes: a state expires, or the source has not answered for too long.</summary>
internal sealed class UpdateAlarms(PromptReleasesOptions options, EventQueue events, ReleaseMetrics metrics)
{
    private readonly object _gate = new();
    private DateTimeOffset? _expired;
    private PromptRejection? _overdue;
    private TimeSpan? _since;

    /// <summary>The source answered, or is asked from now on.</summary>
    public void Answered()
    {
        lock (_gate)
        {
            _since = options.Clock.Elapsed;
        }
    }

    /// <summary>The current problems.</summary>
    /// <param name="expires">When the state expires; null: never.</param>
    /// <param name="isPolling">Whether the source is polled; a source that is not polled is never overdue.</param>
    public List<PromptRejection> Now(DateTimeOffset? expires, bool isPolling)
    {
        List<PromptRejection> alarms = [];
        if (expires is { } time && time <= options.Clock.UtcNow)
        {
            alarms.Add(Expired(time));
        }

        lock (_gate)
        {
            if (isPolling && _since is { } since && options.Clock.Elapsed - since > Longest)
            {
                alarms.Add(Overdue());
            }
        }

        return alarms;
    }

    /// <summary>Says once what has become wrong. A clock that is set back says nothing.</summary>
    public void Check(DateTimeOffset? expires, bool isPolling)
    {
        List<PromptReleaseEvent> said = [];
        List<PromptRejection> now = Now(expires, isPolling);
        lock (_gate)
        {
            if (_expired is { } former && former != expires)
            {
                _expired = null;
                said.Add(Recovered(Expired(former)));
            }

            foreach (PromptRejection alarm in now)
            {
                if (alarm.Code == PromptRejectionCode.Expired ? _expired is null : _overdue is null)
                {
                    said.Add(new PromptReleaseEvent(PromptReleaseEventKind.Rejected, alarm.ToString(), null, alarm));
                    metrics.CountRejection(alarm.Code);
                }

                if (alarm.Code == PromptRejectionCode.Expired)
                {
                    _expired = expires;
                }
                else
                {
                    _overdue = alarm;
                }
            }

            if (_overdue is { } overdue && !now.Contains(overdue))
            {
                _overdue = null;
                said.Add(Recovered(overdue));
            }

            // Within the lock: whoever checks next finds it said.
            said.ForEach(events.Say);
        }
    }

    /// <summary>How long until the state expires; null: it never does, or has.</summary>
    public TimeSpan? UntilExpiry(DateTimeOffset? expires)
    {
        TimeSpan? left = expires - options.Clock.UtcNow;
        return left > TimeSpan.Zero ? left : null;
    }

    private TimeSpan Longest => TimeSpan.FromTicks((long)Math.Min(options.PollInterval.Ticks * (double)options.OverdueIntervals, TimeSpan.MaxValue.Ticks / 2));

    private static PromptReleaseEvent Recovered(PromptRejection alarm) => new(PromptReleaseEventKind.Recovered, "No longer: " + alarm, null, alarm);

    private PromptRejection Overdue() => new(
        PromptRejectionCode.ReadOverdue, null, string.Format(
            CultureInfo.InvariantCulture, "The source has not answered for more than {0} poll intervals ({1:0.###} s). The same versions are still served. Make the source available again.",
            options.OverdueIntervals, Longest.TotalSeconds));

    private static PromptRejection Expired(DateTimeOffset expires) => new(
        PromptRejectionCode.Expired, null,
        "The state expired at " + expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) + ". It is still served. Publish a newer state.");
}
