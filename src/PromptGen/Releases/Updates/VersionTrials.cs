using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>
/// Tries versions from packs on several threads, each for no longer than a limit. One whose trial does not end in time stays
/// pending, the others go on, and it is known if its trial ends later.
/// </summary>
internal sealed class VersionTrials(Func<ReleasablePrompt, PackedVersion, AdmittedVersion> admit, ReleaseClock clock)
{
    // Each one keeps a processor busy: with so many, another one waits, twice as long for each further one that does not end.
    private const int GreatestLate = 2;

    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FinishedTrial> _finished = new();
    private readonly object _gate = new();
    private int _late;
    private TimeSpan _lateAt;

    /// <summary>Whether a trial of the version was begun and has not ended.</summary>
    public bool IsRunning(string id, ReleasedVersion version) => _running.ContainsKey(Key(id, version));

    /// <returns>A trial that ended, whenever it was begun; null: there is none.</returns>
    public FinishedTrial? Take() => _finished.TryDequeue(out FinishedTrial? finished) ? finished : null;

    /// <summary>Ends when all have ended or had their time.</summary>
    public Task RunAsync(IEnumerable<VersionTrial> trials, TimeSpan limit, CancellationToken cancellation)
    {
        ConcurrentQueue<VersionTrial> waiting = new(trials);
        Task[] workers = new Task[Math.Min(Environment.ProcessorCount, waiting.Count)];
        for (int i = 0; i < workers.Length; i++)
        {
            workers[i] = WorkAsync(waiting, limit, cancellation);
        }

        return Task.WhenAll(workers);
    }

    private async Task WorkAsync(ConcurrentQueue<VersionTrial> waiting, TimeSpan limit, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && MayBegin(limit) && waiting.TryDequeue(out VersionTrial? trial))
        {
            string key = Key(trial.Prompt.Compiled.Id, trial.Packed.Release);
            if (!_running.TryAdd(key, true))
            {
                continue;
            }

            Task running = Task.Run(() => Try(trial, key), CancellationToken.None);
            using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(running, clock.Delay(limit, ended.Token)).ConfigureAwait(false);
            ended.Cancel();
            if (!running.IsCompleted)
            {
                Late(1);
                _ = running.ContinueWith(_ => Late(-1), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private bool MayBegin(TimeSpan limit)
    {
        lock (_gate)
        {
            return DoublingWait.IsOver(clock.Elapsed - _lateAt, limit, _late - GreatestLate + 1);
        }
    }

    private void Late(int more)
    {
        lock (_gate)
        {
            _late += more;
            _lateAt = more > 0 ? clock.Elapsed : _lateAt;
        }
    }

    private void Try(VersionTrial trial, string key)
    {
        AdmittedVersion admitted;
        try
        {
            admitted = admit(trial.Prompt, trial.Packed);
        }
        catch (Exception exception)
        {
            admitted = new AdmittedVersion(null, new PromptRejection(
                PromptRejectionCode.RenderFailed, trial.Prompt.Compiled.Id, "version " + trial.Packed.Release.Version + " cannot be tried: " + exception.Message));
        }

        _finished.Enqueue(new FinishedTrial(trial, admitted));
        _running.TryRemove(key, out _);
    }

    private static string Key(string id, ReleasedVersion version) => id + " " + version.Version + " " + version.Hash;
}

/// <param name="Pack">The hash of the pack that contains it.</param>
internal sealed record VersionTrial(ReleasablePrompt Prompt, PackedVersion Packed, string Pack);

/// <summary>A trial, and what became of it.</summary>
internal sealed record FinishedTrial(VersionTrial Trial, AdmittedVersion Admitted);
