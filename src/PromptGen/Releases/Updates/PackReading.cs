using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>
/// Reads the packs of the accepted state while a version is missing, and admits what they bring. Each pack counts alone; those that could not be read are
/// asked for again with each turn.
/// </summary>
internal sealed class PackReading(PromptReleasesOptions options, ReleaseAdmission admission, Action publish)
{
    private readonly PackCalls _calls = new(options.Clock);
    private readonly PackContents _contents = new();
    private readonly VersionTrials _trials = new(options.AdmitVersion, options.Clock);
    private readonly SortedDictionary<string, PromptRejection> _faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _admitted = new(StringComparer.Ordinal);
    private int _next;

    public IReadOnlyList<PromptRejection> Faults => [.. _faults.Values];

    /// <summary>The packs that were admitted since this was asked last.</summary>
    public IReadOnlyDictionary<string, byte[]> TakeAdmitted()
    {
        Dictionary<string, byte[]> admitted = new(_admitted, StringComparer.Ordinal);
        _admitted.Clear();
        return admitted;
    }

    public async Task RestoreAsync(IReadOnlyDictionary<string, byte[]> packs, CancellationToken cancellation)
    {
        List<VersionTrial> wanted = [];
        foreach (KeyValuePair<string, byte[]> pack in packs)
        {
            if (Open(pack.Key, pack.Value) is { } opened)
            {
                wanted.AddRange(admission.Wanted(opened));
            }
        }

        // All at once: a host that starts waits for one limit, however many trials do not end.
        await _trials.RunAsync(wanted, options.ReadTimeout, cancellation).ConfigureAwait(false);
        Take();
    }

    public async Task ReadAsync(IPromptReleaseSource source, CancellationToken cancellation)
    {
        if (Take())
        {
            publish();
        }

        if (admission.Accepted is not { State: { } state })
        {
            return;
        }

        _contents.Keep(state.Packs);
        Forget(state);

        // A state is read again after this: a rollback must not wait for many slow packs.
        TimeSpan end = options.Clock.Elapsed + options.ReadTimeout;
        int first = _next;
        for (int i = 0; i < state.Packs.Count && (i == 0 || options.Clock.Elapsed < end); i++)
        {
            int at = (first + i) % state.Packs.Count;
            List<(string Id, ReleasedVersion Version)> missing = Missing();
            if (missing.Count == 0)
            {
                _faults.Clear();
                return;
            }

            if (_contents.MayHold(state.Packs[at], missing) && !await ReadAsync(source, state.Packs[at], at, cancellation).ConfigureAwait(false))
            {
                return;
            }

            _next = (at + 1) % state.Packs.Count;
        }
    }

    /// <returns>Whether the next pack may be asked for in this turn.</returns>
    private async Task<bool> ReadAsync(IPromptReleaseSource source, string hash, int at, CancellationToken cancellation)
    {
        byte[]? content;
        try
        {
            content = await _calls.RunAsync(hash, token => source.ReadPackAsync(hash, token), options.ReadTimeout, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            PromptRejection fault = StateReading.Fault(source, exception);
            _faults[hash] = fault with { Reason = "The pack " + hash + " could not be read: " + fault.Reason };

            // The next turn begins behind one that does not answer.
            _next = at + 1;
            return exception is not CallLimitException { WasMade: true };
        }

        _faults.Remove(hash);
        if (content is null || Open(hash, content) is not { } pack)
        {
            return true;
        }

        List<VersionTrial> wanted = admission.Wanted(pack);
        await _trials.RunAsync(wanted, options.ReadTimeout, cancellation).ConfigureAwait(false);
        if (Take())
        {
            publish();
        }

        if (wanted.Count > 0)
        {
            _admitted[hash] = content;
        }

        return true;
    }

    private PromptPack? Open(string hash, byte[] content)
    {
        PromptPack? pack = _contents.Open(hash, content, out PromptRejection? fault);
        if (fault is not null)
        {
            _faults[hash] = fault;
        }

        return pack;
    }

    /// <returns>Whether anything became known.</returns>
    private bool Take()
    {
        bool any = false;
        while (_trials.Take() is { } finished)
        {
            admission.Take(finished);
            any = true;
        }

        return any;
    }

    /// <summary>Without those whose trial has not ended: reading their packs again would not help.</summary>
    private List<(string Id, ReleasedVersion Version)> Missing() => admission.Missing().FindAll(missing => !_trials.IsRunning(missing.Id, missing.Version));

    private void Forget(ReleaseState state)
    {
        _calls.Keep(state.Packs);
        foreach (string hash in new List<string>(_faults.Keys))
        {
            if (!state.Packs.Any(pack => pack == hash))
            {
                _faults.Remove(hash);
            }
        }
    }
}
