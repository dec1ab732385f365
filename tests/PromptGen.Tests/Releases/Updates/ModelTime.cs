using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Extensions.Time.Testing;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>Time that passes when the test says so, and that shows what is waited for: a limit is reached without guessing when it was set.</summary>
internal sealed class ModelTime() : FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero))
{
    private readonly List<WatchedTimer> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        WatchedTimer timer = new(this, dueTime, base.CreateTimer(callback, state, dueTime, period));
        lock (_timers)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    public bool IsWaitedFor(TimeSpan limit)
    {
        lock (_timers)
        {
            return _timers.Any(timer => timer.DueTime == limit);
        }
    }

    private sealed class WatchedTimer(ModelTime time, TimeSpan dueTime, ITimer timer) : ITimer
    {
        public TimeSpan DueTime => dueTime;

        public bool Change(TimeSpan due, TimeSpan period) => timer.Change(due, period);

        public void Dispose()
        {
            lock (time._timers)
            {
                time._timers.Remove(this);
            }

            timer.Dispose();
        }

        public System.Threading.Tasks.ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
