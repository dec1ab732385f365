using System;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Releases.Updates;

/// <summary>
/// Calls others' code, which may take for ever, block its thread, or ignore that it is cancelled: after the limit the caller goes
/// on without it.
/// </summary>
/// <remarks>
/// A call that still runs after its limit and a moment of grace is <em>lost</em>. The next one waits until it has ended, or else
/// for as long again as the limit; each further lost call doubles that wait. So a call that hangs once does not end updates, and
/// one that always hangs leaves few threads behind: about twenty in a year.
/// </remarks>
internal sealed class LimitedCalls(ReleaseClock clock)
{
    // For a call that obeys its token, and a machine that is busy.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly object _gate = new();
    private int _lost;
    private TimeSpan _lostAt;

    /// <summary>How many calls were lost and have not ended.</summary>
    public int Lost
    {
        get
        {
            lock (_gate)
            {
                return _lost;
            }
        }
    }

    /// <summary>Makes a call on a separate thread.</summary>
    /// <exception cref="CallLimitException">It took longer than the limit, or a lost call is in its way.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (IsBlocked(limit))
        {
            throw new CallLimitException(limit, Lost) { WasMade = false };
        }

        // Not linked to the caller's: what the call registers with its token is others' code, too.
        CancellationTokenSource patience = new();
        Task<T> running = Task.Run(() => call(patience.Token), CancellationToken.None);
        if (!await EndsAsync(running, limit, cancellation).ConfigureAwait(false))
        {
            _ = Task.Run(() => Cancel(patience), CancellationToken.None);
            if (!await EndsAsync(running, Grace, cancellation).ConfigureAwait(false))
            {
                Lose(running);
                cancellation.ThrowIfCancellationRequested();
                throw new CallLimitException(limit, Lost);
            }

            if (running.Status != TaskStatus.RanToCompletion)
            {
                _ = running.Exception;
                cancellation.ThrowIfCancellationRequested();
                throw new CallLimitException(limit, lost: 0);
            }
        }

        return await running.ConfigureAwait(false);
    }

    private static void Cancel(CancellationTokenSource patience)
    {
        try
        {
            patience.Cancel();
        }
        catch (Exception)
        {
            // What others have registered with the token may throw.
        }
    }

    /// <returns>Whether it ended in time.</returns>
    private async Task<bool> EndsAsync(Task running, TimeSpan limit, CancellationToken cancellation)
    {
        if (!running.IsCompleted)
        {
            using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(running, clock.Delay(limit, ended.Token)).ConfigureAwait(false);
            ended.Cancel();
        }

        return running.IsCompleted;
    }

    private bool IsBlocked(TimeSpan limit)
    {
        lock (_gate)
        {
            return !DoublingWait.IsOver(clock.Elapsed - _lostAt, limit, _lost);
        }
    }

    private void Lose(Task running)
    {
        lock (_gate)
        {
            _lost++;
            _lostAt = clock.Elapsed;
        }

        _ = running.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                lock (_gate)
                {
                    _lost--;
                }
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}

/// <summary>A call took longer than its limit.</summary>
internal sealed class CallLimitException(TimeSpan limit, int lost) : TimeoutException
{
    /// <summary>False: a lost call was in its way.</summary>
    public bool WasMade { get; init; } = true;

    /// <summary>The reason for people, as a clause that follows the name of the call.</summary>
    public override string Message => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, "did not answer within {0:0.###} s{1}.", limit.TotalSeconds,
        lost == 0 ? "" : lost == 1 ? ", and the call has not ended" : ", and " + PromptGen.Rollouts.ReleaseText.Count(lost) + " calls have not ended");
}
