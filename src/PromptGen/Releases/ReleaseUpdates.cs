using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Core.Releases;

namespace PromptGen.Releases;

/// <summary>Reads states and packs and has them admitted. What it cannot take changes nothing but the status.</summary>
internal sealed class ReleaseUpdates : IDisposable
{
    // A source that fails is not asked more rarely than this, or a rollback would wait for it.
    private const int GreatestBackoff = 8;

    private readonly PromptReleasesOptions _options;
    private readonly Action<ReleaseSnapshot> _publish;
    private readonly ReleaseMetrics _metrics;
    private readonly ReleaseAdmission _admission;
    private readonly StateDocument _documents;
    private readonly LastKnownGood? _kept;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Reading _last = new(null, null, null, [], 0, []);
    private byte[]? _content;
    private string? _tag;
    private string? _environment;
    private long _serial = -1;
    private int _failures;

    public ReleaseUpdates(PromptReleasesOptions options, Action<ReleaseSnapshot> publish, ReleaseMetrics metrics)
    {
        if (options.Source is not null)
        {
            AdmissionPreparation.Begin();
        }

        _options = options;
        _publish = publish;
        _metrics = metrics;
        _environment = options.Environment;
        _admission = new ReleaseAdmission(options.Prompts, CanaryStopped);
        _documents = new StateDocument(options);
        _kept = options.LastKnownGoodFolder is { } folder ? new LastKnownGood(Path.GetFullPath(folder)) : null;
    }

    public PromptReleasesStatus Status(ReleaseSnapshot snapshot)
    {
        Reading last = Volatile.Read(ref _last);
        List<PromptReleaseStatus> prompts = [];
        foreach (ReleaseEntry entry in snapshot.Entries)
        {
            prompts.Add(new PromptReleaseStatus(
                entry.Prompt.Compiled.Id, entry.Serial, entry.Stable.Identity, entry.Canary?.Identity, entry.CanaryRelease?.Percent ?? 0,
                entry.CanaryRelease?.Guard?.Reason));
        }

        prompts.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        List<PromptRejection> rejections = [.. last.Faults, .. last.Rejections];
        if (snapshot.Expires is { } expires && expires <= _options.Clock.UtcNow)
        {
            rejections.Add(Expired(expires));
        }

        return new PromptReleasesStatus
        {
            HasState = snapshot.Entries.Count > 0 || last.StateHash is not null,
            Environment = last.Environment,
            StateHash = last.StateHash,
            LastRead = last.ReadAt,
            Expires = snapshot.Expires,
            Prompts = prompts,
            Rejections = rejections,
            ForeignPrompts = last.Foreign,
            UnkeyedChoices = _admission.Unkeyed.Total,
        };
    }

    public async Task PollAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                int rarely = Math.Min(GreatestBackoff, 1 << Math.Min(_failures, 10));
                await Task.Delay(TimeSpan.FromTicks(_options.PollInterval.Ticks * Math.Max(1, rarely / 2)), stopping).ConfigureAwait(false);
                await RefreshAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Takes what was served before a restart.</summary>
    public void Restore()
    {
        if (_kept is null)
        {
            return;
        }

        _turn.Wait();
        try
        {
            foreach ((string hash, byte[] content, IReadOnlyList<string> prompts) in _kept.ReadStates())
            {
                if (_documents.Open(content, out PromptRejection? rejection) is not { } reading)
                {
                    Fault(rejection! with { Reason = "The state that was served before the restart is no longer taken. " + rejection.Reason });
                    continue;
                }

                if (_environment is not null && reading.State!.Environment != _environment)
                {
                    continue;
                }

                _ = AdmitPacks(reading.State!, _kept.ReadPack);
                if (prompts.Count == 0)
                {
                    Take(reading, hash, content, isRestored: true);
                }

                foreach (string id in prompts)
                {
                    _admission.Apply(reading, _documents.IsSigned, hash, id);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PromptReleaseSourceException)
        {
            Fault(new PromptRejection(
                PromptRejectionCode.SourceUnavailable, null, "What was served before the restart cannot be read: " + exception.Message));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads the source once.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        if (_options.Source is not { } source)
        {
            return;
        }

        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.ReadTimeout);
        try
        {
            await ReadAsync(source, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Unavailable(source + " did not answer within " + _options.ReadTimeout.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture) + " s.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Sources are others' code: whatever they throw must not end the reading.
            if (exception is PromptReleaseSourceException known)
            {
                Unavailable(known.Message, known.Code);
            }
            else
            {
                Unavailable(source + " failed: " + exception.GetType().Name + ": " + exception.Message);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReadAsync(IPromptReleaseSource source, CancellationToken cancellation)
    {
        PromptReleaseDocument document = await source.ReadStateAsync(_tag, cancellation).ConfigureAwait(false);
        _failures = 0;
        if (document.Content is { } content)
        {
            _tag = document.Tag;
            _content = content;
        }

        // An unchanged state is looked at again only where something of it was missing.
        bool isPending = Volatile.Read(ref _last).Rejections.ToEquatableArray().Any(static rejection => rejection.Code == PromptRejectionCode.Pending);
        if (_content is null || (document.Content is null && !isPending))
        {
            Read(faults: document.Content is null && _last.StateHash is null ? _last.Faults : []);
            return;
        }

        string hash = ContentHash.Of(_content);
        if (_documents.Open(_content, out PromptRejection? rejection) is not { } reading)
        {
            Reject(rejection!);
            return;
        }

        ReleaseState state = reading.State!;
        if (_environment is not null && state.Environment != _environment)
        {
            Reject(new PromptRejection(
                PromptRejectionCode.OtherEnvironment, null, "It is the state of " + state.Environment + ", and this host serves " + _environment + "."));
            return;
        }

        if (_documents.IsSigned && state.Serial < _serial)
        {
            Reject(new PromptRejection(
                PromptRejectionCode.SerialFell, null,
                "The signed state has the serial " + ReleaseText.Count(state.Serial) + ", and " + ReleaseText.Count(_serial) + " was served: an older one was played back."));
            return;
        }

        List<PromptRejection> faults = await ReadPacksAsync(source, state, cancellation).ConfigureAwait(false);
        Take(reading, hash, _content, isRestored: false, faults);
    }

    /// <summary>Reads the packs that hold what is missing.</summary>
    private async Task<List<PromptRejection>> ReadPacksAsync(IPromptReleaseSource source, ReleaseState state, CancellationToken cancellation)
    {
        Dictionary<string, byte[]> packs = new(StringComparer.Ordinal);
        List<PromptRejection> faults = [];
        if (_admission.Missing(state).Count == 0)
        {
            return faults;
        }

        foreach (string hash in state.Packs)
        {
            try
            {
                if (await source.ReadPackAsync(hash, cancellation).ConfigureAwait(false) is { } content)
                {
                    packs.Add(hash, content);
                }
            }
            catch (PromptReleaseSourceException exception)
            {
                faults.Add(new PromptRejection(exception.Code, null, exception.Message));
            }
        }

        faults.AddRange(AdmitPacks(state, hash => packs.TryGetValue(hash, out byte[]? content) ? content : null));
        return faults;
    }

    private List<PromptRejection> AdmitPacks(ReleaseState state, Func<string, byte[]?> read)
    {
        List<PromptRejection> faults = [];
        foreach (string hash in state.Packs)
        {
            List<(string Id, ReleasedVersion Version)> missing = _admission.Missing(state);
            if (missing.Count == 0)
            {
                break;
            }

            if (read(hash) is not { } content)
            {
                continue;
            }

            PromptPackReading reading = PromptPackFile.Read(content, trust: null);
            if (reading.Pack is not { } pack)
            {
                faults.Add(new PromptRejection(
                    PromptRejectionCode.Malformed, null, "The pack " + hash + " is not taken. " + string.Join(" ", reading.Problems.Map(static problem => problem.ToString()))));
                continue;
            }

            // Its name stands in the state: what the state is trusted for, the pack is.
            if (pack.Hash != hash)
            {
                faults.Add(new PromptRejection(PromptRejectionCode.HashDiffers, null, "The pack " + hash + " has other content than its name says: " + pack.Hash + "."));
                continue;
            }

            Admit(pack, missing);
            Keep(() => _kept?.WritePack(hash, content));
        }

        return faults;
    }

    private void Admit(PromptPack pack, List<(string Id, ReleasedVersion Version)> missing)
    {
        // By its name, not by its hash: two prompts may have one text.
        Dictionary<string, PackedVersion> held = new(StringComparer.Ordinal);
        foreach (PackedVersion packed in pack.Prompts)
        {
            held[packed.Id + " " + packed.Release.Version] = packed;
        }

        List<PackedVersion> found = [];
        foreach ((string id, ReleasedVersion version) in missing)
        {
            if (held.TryGetValue(id + " " + version.Version, out PackedVersion? packed) && packed.Release.Hash == version.Hash)
            {
                found.Add(packed);
            }
        }

        _admission.AdmitVersions(found);
    }

    private void Take(ReleaseStateReading reading, string hash, byte[] content, bool isRestored, IReadOnlyList<PromptRejection>? faults = null)
    {
        ReleaseSnapshot before = _admission.Snapshot;
        AdmissionResult result = _admission.Apply(reading, _documents.IsSigned, hash);
        _environment ??= reading.State!.Environment;
        _serial = Math.Max(_serial, reading.State!.Serial);
        _publish(_admission.Snapshot);
        ReportChanges(before, _admission.Snapshot);
        DateTimeOffset? readAt = isRestored ? null : _options.Clock.UtcNow;
        Volatile.Write(ref _last, Next(new Reading(readAt, hash, reading.State.Environment, result.Rejections, result.Foreign, faults ?? [])));
        _metrics.CountRead(_last.Rejections.Count + _last.Faults.Count == 0 ? "taken" : "taken_in_part");
        if (!isRestored)
        {
            Keep(() => _kept?.Write(_admission.Origins, hash, content));
        }
    }

    /// <summary>The source answered that nothing changed.</summary>
    private void Read(IReadOnlyList<PromptRejection> faults)
    {
        Volatile.Write(ref _last, Next(_last with { ReadAt = _options.Clock.UtcNow, Faults = faults }));
        _metrics.CountRead("unchanged");
    }

    private void Reject(PromptRejection rejection)
    {
        Volatile.Write(ref _last, Next(_last with { ReadAt = _options.Clock.UtcNow, Faults = [rejection] }));
        _metrics.CountRead("rejected");

        // It may be the middle of a write: it is read again as a whole.
        _content = null;
        _tag = null;
    }

    private void Unavailable(string reason, PromptRejectionCode code = PromptRejectionCode.SourceUnavailable)
    {
        _failures++;
        Volatile.Write(ref _last, Next(_last with { Faults = [new PromptRejection(code, null, reason)] }));
        _metrics.CountRead("unavailable");
    }

    private void Fault(PromptRejection rejection) => Volatile.Write(ref _last, Next(_last with { Faults = [.. _last.Faults, rejection] }));

    /// <summary>Says what is newly held back, once, and what no longer is.</summary>
    private Reading Next(Reading next)
    {
        List<PromptRejection> before = [.. _last.Faults, .. _last.Rejections];
        List<PromptRejection> after = [.. next.Faults, .. next.Rejections];
        foreach (PromptRejection rejection in after)
        {
            if (!before.Contains(rejection))
            {
                _metrics.CountRejection(rejection.Code);
                Say(new PromptReleaseEvent(PromptReleaseEventKind.Rejected, rejection.ToString(), rejection.PromptId, rejection));
            }
        }

        foreach (PromptRejection rejection in before)
        {
            if (!after.Contains(rejection))
            {
                Say(new PromptReleaseEvent(PromptReleaseEventKind.Recovered, "No longer: " + rejection, rejection.PromptId, rejection));
            }
        }

        return next;
    }

    private void ReportChanges(ReleaseSnapshot before, ReleaseSnapshot after)
    {
        foreach (ReleaseEntry entry in after.Entries)
        {
            ReleaseEntry? former = before.Find(entry.Prompt);
            if (ReferenceEquals(former, entry))
            {
                continue;
            }

            string message = string.Format(
                System.Globalization.CultureInfo.InvariantCulture, "{0}: serial {1}, stable {2}{3}", entry.Prompt.Compiled.Id, entry.Serial, entry.Stable.Identity.Version,
                entry.CanaryRelease is { } canary ? ", canary " + canary.Version.Identity.Version + " at " + canary.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture) + "%" : "");
            Say(new PromptReleaseEvent(PromptReleaseEventKind.Changed, message, entry.Prompt.Compiled.Id));
        }

        if (after.Expires is { } expires && expires <= _options.Clock.UtcNow && before.Expires != expires)
        {
            _metrics.CountRejection(PromptRejectionCode.Expired);
            Say(new PromptReleaseEvent(PromptReleaseEventKind.Rejected, Expired(expires).ToString(), null, Expired(expires)));
        }
    }

    private static PromptRejection Expired(DateTimeOffset expires) => new(
        PromptRejectionCode.Expired, null,
        "The state expired at " + expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) + ". It is served on: publish a newer one.");

    private void CanaryStopped(string id, string reason)
    {
        _metrics.CountStoppedCanary(id);
        Say(new PromptReleaseEvent(PromptReleaseEventKind.CanaryStopped, "The canary of " + id + " is stopped in this process until a newer serial. " + reason, id));
    }

    /// <summary>A disk that is full must not keep a rollback from being served.</summary>
    private void Keep(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Say(new PromptReleaseEvent(PromptReleaseEventKind.Rejected, "The state that is served cannot be kept for the next start: " + exception.Message));
        }
    }

    private void Say(PromptReleaseEvent what) => _options.OnEvent?.Invoke(what);

    /// <param name="Faults">Of the transport: what concerns the whole.</param>
    private sealed record Reading(
        DateTimeOffset? ReadAt, string? StateHash, string? Environment, IReadOnlyList<PromptRejection> Rejections, int Foreign,
        IReadOnlyList<PromptRejection> Faults);
}
