using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Releases.Kept;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>Keeps what is served for the next start. A disk that is full, or does not answer, keeps nothing from being served: writing is tried again with the next turn.</summary>
internal sealed class Keeping(LastKnownGood kept, LimitedCalls calls, TimeSpan limit)
{
    // What could not be written waits in memory, up to this.
    private const long GreatestWaitingBytes = ReleaseLimits.PackBytes;

    private readonly Dictionary<string, byte[]> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _packs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private string? _written;
    private int _writes;

    /// <summary>Whether all that was handed over is on disk.</summary>
    public bool IsWritten => Volatile.Read(ref _written) is not null && _states.Count == 0 && _packs.Count == 0;

    public Task<KeptContent> ReadAsync(CancellationToken cancellation) => calls.RunAsync(_ => Task.FromResult(kept.Read()), limit, cancellation);

    public void Accepted(string hash, byte[] content) => Wait(_states, hash, content);

    public void Admitted(string hash, byte[] pack) => Wait(_packs, hash, pack);

    /// <summary>Writes the current states if they differ from those that were written last.</summary>
    /// <param name="now">The current states.</param>
    /// <exception cref="CallLimitException">The disk did not answer.</exception>
    public async Task WriteAsync(KeptStates now, CancellationToken cancellation)
    {
        Forget(_states, hash => hash == now.Latest || now.Origins.ContainsKey(hash));
        Forget(_packs, hash => now.Packs.Contains(hash) || now.Retained.Contains(hash));
        _lost.RemoveWhere(hash => !now.Packs.Contains(hash) && !now.Retained.Contains(hash));
        now.Packs.ExceptWith(_lost);
        string text = KeptIndex.Write(now);
        if (IsWritten && text == Volatile.Read(ref _written))
        {
            return;
        }

        Volatile.Write(ref _written, null);
        int write = Interlocked.Increment(ref _writes);

        // Copies: a call that is lost goes on while the next turn changes these.
        Dictionary<string, byte[]> states = new(_states, StringComparer.Ordinal);
        Dictionary<string, byte[]> packs = new(_packs, StringComparer.Ordinal);
        await calls.RunAsync(
            _ =>
            {
                foreach (KeyValuePair<string, byte[]> state in states)
                {
                    kept.WriteState(state.Key, state.Value);
                }

                foreach (KeyValuePair<string, byte[]> pack in packs)
                {
                    kept.WritePack(pack.Key, pack.Value);
                }

                kept.Write(now);
                if (write != Volatile.Read(ref _writes))
                {
                    // A call that was lost and comes to its end has overwritten what was written after it.
                    Volatile.Write(ref _written, null);
                }

                return Task.FromResult(true);
            },
            limit, cancellation).ConfigureAwait(false);
        _states.Clear();
        _packs.Clear();
        Volatile.Write(ref _written, text);
    }

    private void Wait(Dictionary<string, byte[]> waiting, string hash, byte[] content)
    {
        long bytes = content.LongLength;
        foreach (byte[] other in waiting.Values)
        {
            bytes += other.LongLength;
        }

        // A pack that is too much is read from the source again after a restart.
        if (bytes <= GreatestWaitingBytes || waiting.Count == 0)
        {
            waiting[hash] = content;
            _lost.Remove(hash);
        }
        else
        {
            _lost.Add(hash);
        }
    }

    private static void Forget(Dictionary<string, byte[]> waiting, Func<string, bool> isNamed)
    {
        foreach (string hash in new List<string>(waiting.Keys))
        {
            if (!isNamed(hash))
            {
                waiting.Remove(hash);
            }
        }
    }
}
