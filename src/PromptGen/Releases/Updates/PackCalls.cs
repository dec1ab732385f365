using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Releases.Updates;

/// <summary>Asks for packs. One whose call hangs waits by itself, and the others are read meanwhile; if many hang, the source does, and all of them wait.</summary>
internal sealed class PackCalls(ReleaseClock clock)
{
    private const int GreatestHanging = 4;

    private readonly Dictionary<string, LimitedCalls> _calls = new(StringComparer.Ordinal);
    private TimeSpan _hungAt;

    /// <inheritdoc cref="LimitedCalls.RunAsync"/>
    public async Task<T> RunAsync<T>(string hash, Func<CancellationToken, Task<T>> call, TimeSpan limit, CancellationToken cancellation)
    {
        int hanging = Hanging(hash);
        if (!DoublingWait.IsOver(clock.Elapsed - _hungAt, limit, hanging - GreatestHanging + 1))
        {
            throw new CallLimitException(limit, hanging) { WasMade = false };
        }

        if (!_calls.TryGetValue(hash, out LimitedCalls? calls))
        {
            _calls.Add(hash, calls = new LimitedCalls(clock));
        }

        try
        {
            return await calls.RunAsync(call, limit, cancellation).ConfigureAwait(false);
        }
        catch (CallLimitException exception) when (exception.WasMade)
        {
            _hungAt = clock.Elapsed;
            throw;
        }
    }

    /// <summary>Forgets all packs but those, once their calls have ended.</summary>
    public void Keep(IEnumerable<string> hashes)
    {
        HashSet<string> kept = new(hashes, StringComparer.Ordinal);
        foreach (string hash in new List<string>(_calls.Keys))
        {
            if (!kept.Contains(hash) && _calls[hash].Lost == 0)
            {
                _calls.Remove(hash);
            }
        }
    }

    /// <summary>How many others hang.</summary>
    private int Hanging(string hash)
    {
        int hanging = 0;
        foreach (KeyValuePair<string, LimitedCalls> call in _calls)
        {
            hanging += call.Key != hash && call.Value.Lost > 0 ? 1 : 0;
        }

        return hanging;
    }
}
