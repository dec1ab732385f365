using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Releases.Updates;

/// <summary>
/// Hands events to the application's handlers, in order and one at a time, away from updates and renderings: what a handler throws, or how long
/// it takes, changes nothing.
/// </summary>
internal sealed class EventQueue(Action<PromptReleaseEvent>? handlers, ReleaseMetrics metrics)
{
    // A handler that never returns must not fill the memory.
    private const int GreatestWaiting = 1000;

    private readonly Queue<PromptReleaseEvent> _waiting = new();
    private TaskCompletionSource<bool>? _delivering;
    private long _lost;

    /// <summary>How many events a handler threw on, or was too slow for.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Ends when what was said so far has been handed over.</summary>
    public Task Delivered
    {
        get
        {
            lock (_waiting)
            {
                return _delivering?.Task ?? Task.CompletedTask;
            }
        }
    }

    public void Say(PromptReleaseEvent what)
    {
        lock (_waiting)
        {
            if (_waiting.Count == GreatestWaiting)
            {
                Lose();
                return;
            }

            _waiting.Enqueue(what);
            if (_delivering is null)
            {
                _delivering = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

                // Without the flow of whoever renders: the handler is no part of that request.
                ThreadPool.UnsafeQueueUserWorkItem(static queue => ((EventQueue)queue!).Deliver(), this);
            }
        }
    }

    private void Deliver()
    {
        while (true)
        {
            PromptReleaseEvent what;
            lock (_waiting)
            {
                if (_waiting.Count == 0)
                {
                    _delivering!.SetResult(true);
                    _delivering = null;
                    return;
                }

                what = _waiting.Dequeue();
            }

            if (what.Kind == PromptReleaseEventKind.CanaryStopped)
            {
                metrics.CountStoppedCanary(what.PromptId!);
            }

            HandOver(what);
        }
    }

    private void HandOver(PromptReleaseEvent what)
    {
        foreach (Delegate handler in handlers?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<PromptReleaseEvent>)handler)(what);
            }
            catch (Exception)
            {
                // There is nobody to tell: the one who is told has failed. The status and the metric count it.
                Lose();
            }
        }
    }

    private void Lose()
    {
        Interlocked.Increment(ref _lost);
        metrics.CountLostEvent();
    }
}
