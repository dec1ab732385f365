using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Releases.Updates;

/// <summary>
/// Runs updates: what was kept at the start, then a turn whenever it is asked for, and one after each interval. Turns come one
/// after the other, each step of one has its limit, and nothing that one meets ends the next.
/// </summary>
#pragma warning disable CA1001 // Neither holds more than memory, and a refresh may be under way while the host is disposed.
internal sealed class ReleaseUpdates
#pragma warning restore CA1001
{
    // A source that fails is not asked more rarely than this, or a rollback would wait for it.
    private const int GreatestBackoff = 4;

    // A timer waits no longer than some weeks. The clock may be set while one waits.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    // For a handler that writes a log; a slow one hears of it later.
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(1);

    // More than the grace of a step, so that its own reason is there when the start gives up.
    private static readonly TimeSpan StartMargin = TimeSpan.FromSeconds(2);

    private readonly PromptReleasesOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly object _gate = new();
    private readonly EventQueue _events;
    private readonly UpdateAlarms _alarms;
    private readonly UpdateReport _report;
    private readonly UpdateTurn _step;
    private readonly Func<ReleaseSnapshot> _served;
    private Task? _restored;
    private Task? _started;
    private bool _isPolling;

    /// <param name="served">The current snapshot.</param>
    /// <exception cref="ArgumentException">Two prompts have one id, or the trusted keys cannot be used.</exception>
    public ReleaseUpdates(PromptReleasesOptions options, Action<ReleaseSnapshot> publish, Func<ReleaseSnapshot> served, ReleaseMetrics metrics)
    {
        if (options.Source is not null)
        {
            AdmissionPreparation.Begin();
        }

        _options = options;
        _served = served;
        _events = new EventQueue(options.OnEvent, metrics);
        _alarms = new UpdateAlarms(options, _events, metrics);
        _report = new UpdateReport(_events, metrics);
        _step = new UpdateTurn(options, publish, _events, _report, _alarms, metrics);
    }

    public PromptReleasesStatus Status(ReleaseSnapshot snapshot)
    {
        UpdateFindings now = _report.Now;
        List<PromptReleaseStatus> prompts = [];
        foreach (ReleaseEntry entry in snapshot.Entries)
        {
            prompts.Add(new PromptReleaseStatus(
                entry.Prompt.Compiled.Id, entry.Serial, entry.Stable.Identity, entry.Canary?.Identity, entry.CanaryRelease?.Percent ?? 0,
                entry.CanaryRelease?.Guard?.Reason));
        }

        prompts.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return new PromptReleasesStatus
        {
            HasState = snapshot.Entries.Count > 0 || now.StateHash is not null,
            Environment = now.Environment,
            StateHash = now.StateHash,
            LastRead = now.ReadAt,
            Expires = snapshot.Expires,
            Prompts = prompts,
            Rejections = [.. now.All(), .. _alarms.Now(snapshot.Expires, Volatile.Read(ref _isPolling))],
            ForeignPrompts = now.Foreign,
            UnkeyedChoices = _step.UnkeyedChoices,
            LostEvents = _events.Lost,
        };
    }

    /// <summary>Loads the kept states and reads the source once. It ends after the limits of both, even if neither
    /// answers.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            _restored ??= Detached(() => RunAsync(_step.RestoreAsync, _stopping.Token));
            if (_started is not { IsCompleted: false })
            {
                // Also for a host that is started again, because the source was not there the first time.
                _started = Detached(async () =>
                {
                    await _restored.ConfigureAwait(false);
                    await ReadAsync(_stopping.Token).ConfigureAwait(false);
                });
            }
        }

        await WaitAsync(_restored, _options.ReadTimeout + StartMargin, cancellation).ConfigureAwait(false);
        await WaitAsync(_started, _options.ReadTimeout + StartMargin, cancellation).ConfigureAwait(false);
        await WaitAsync(_events.Delivered, HandOver, cancellation).ConfigureAwait(false);
    }

    /// <summary>Continues to read the source.</summary>
    public void Poll()
    {
        lock (_gate)
        {
            if (_options.Source is null || _isPolling || _stopping.IsCancellationRequested)
            {
                return;
            }

            _alarms.Answered();
            Volatile.Write(ref _isPolling, true);
            _ = Detached(PollAsync);
        }
    }

    /// <summary>Reads the source once. Once updates are stopped, it ends without reading.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping.Token);
            await ReadAsync(either.Token).ConfigureAwait(false);
            await WaitAsync(_events.Delivered, HandOver, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Stopped: that is not the caller's failure.
        }
    }

    /// <summary>Ends reading. What is read now is given up.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Runs on a separate thread, outside the flow of the code that starts the host.</summary>
    private static Task Detached(Func<Task> work)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(work);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }

    private Task ReadAsync(CancellationToken cancellation) =>
        _options.Source is null ? Task.CompletedTask : RunAsync(_step.RunAsync, cancellation);

    private async Task RunAsync(Func<CancellationToken, Task> step, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await step(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            _step.Fail(exception);
        }
        finally
        {
            _report.Say();
            CheckAlarms();
            _turn.Release();
        }
    }

    private async Task PollAsync()
    {
        CancellationToken stopping = _stopping.Token;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await WaitForNextAsync(stopping).ConfigureAwait(false);
                await ReadAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Waits an interval, longer for a source that fails. What expires meanwhile is said when it does.</summary>
    private async Task WaitForNextAsync(CancellationToken stopping)
    {
        int rarely = Math.Max(1, Math.Min(GreatestBackoff, (1 << Math.Min(_step.Failures, 10)) / 2));
        TimeSpan left = TimeSpan.FromTicks((long)Math.Min((double)_options.PollInterval.Ticks * rarely, TimeSpan.MaxValue.Ticks / 2));
        while (left > TimeSpan.Zero)
        {
            TimeSpan wait = left < LongestWait ? left : LongestWait;
            if (_alarms.UntilExpiry(_served().Expires) is { } expiry && expiry < wait)
            {
                wait = expiry;
            }

            await _options.Clock.Delay(wait, stopping).ConfigureAwait(false);
            left -= wait;
            CheckAlarms();
        }
    }

    private void CheckAlarms() => _alarms.Check(_served().Expires, Volatile.Read(ref _isPolling));

    private async Task WaitAsync(Task task, TimeSpan limit, CancellationToken cancellation)
    {
        if (!task.IsCompleted)
        {
            using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(task, _options.Clock.Delay(limit, ended.Token)).ConfigureAwait(false);
            ended.Cancel();
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
