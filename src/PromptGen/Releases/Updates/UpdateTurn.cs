using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Prompts;
using PromptGen.Releases.Kept;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>
/// One turn of updates, in steps: read, verify, apply what needs no pack, admit what packs bring, remember. Each applies what it has before the next
/// begins, so that a later one that is slow or fails takes nothing away. One turn runs at a time.
/// </summary>
internal sealed class UpdateTurn
{
    private readonly PromptReleasesOptions _options;
    private readonly Action<ReleaseSnapshot> _publish;
    private readonly EventQueue _events;
    private readonly UpdateReport _report;
    private readonly UpdateAlarms _alarms;
    private readonly ReleaseMetrics _metrics;
    private readonly ReleaseAdmission _admission;
    private readonly StateDocument _documents;
    private readonly StateReading? _reading;
    private readonly PackReading _packs;
    private readonly Keeping? _keeping;
    private string? _environment;
    private long _serial = -1;
    private string? _rejectedHash;
    private PromptRejection? _rejection;
    private bool _isUnpublished;
    private long _remembered = -1;
    private bool _hasAnswered;

    public UpdateTurn(
        PromptReleasesOptions options, Action<ReleaseSnapshot> publish, EventQueue events, UpdateReport report, UpdateAlarms alarms, ReleaseMetrics metrics)
    {
        _options = options;
        _publish = publish;
        _events = events;
        _report = report;
        _alarms = alarms;
        _metrics = metrics;
        _environment = options.Environment;
        _admission = new ReleaseAdmission(options.Prompts, CanaryStopped);
        _documents = new StateDocument(options);
        _reading = options.Source is { } source ? new StateReading(source, options) : null;
        _packs = new PackReading(options, _admission, Publish);
        IKeptFiles? files = options.KeptFiles ?? (options.LastKnownGoodFolder is { } folder ? new KeptFolder(System.IO.Path.GetFullPath(folder)) : null);
        _keeping = files is null ? null : new Keeping(new LastKnownGood(files), new LimitedCalls(options.Clock), options.ReadTimeout);
    }

    /// <summary>How often in a row the source could not be read.</summary>
    public int Failures { get; private set; }

    public long UnkeyedChoices => _admission.Unkeyed.Total;

    /// <summary>Takes what was served before a restart.</summary>
    public async Task RestoreAsync(CancellationToken cancellation)
    {
        if (_keeping is null)
        {
            return;
        }

        KeptContent kept;
        try
        {
            kept = await _keeping.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (CallLimitException exception)
        {
            Restored("The state from before the restart cannot be read: the folder " + exception.Message);
            return;
        }

        foreach (string fault in kept.Faults)
        {
            Restored("The state from before the restart cannot be read: " + fault);
        }

        foreach (KeyValuePair<string, SortedSet<string>> origin in kept.Index.Origins)
        {
            ReleaseStateReading? earlier = OpenKept(kept, origin.Key);
            foreach (string id in origin.Value)
            {
                if (earlier?.State!.Find(id) is { } entry)
                {
                    _admission.Recall(entry, origin.Key);
                }
            }
        }

        foreach (KeyValuePair<string, IReadOnlyList<string>> revoked in kept.Index.Revoked)
        {
            _admission.RecallRevoked(revoked.Key, revoked.Value);
        }

        if (kept.Index.Latest is { } latest && OpenKept(kept, latest) is { } reading)
        {
            Accept(latest, reading);
        }

        await _packs.RestoreAsync(kept.Packs, cancellation).ConfigureAwait(false);
        Publish();
        Show(_report.Now);
    }

    /// <summary>Reads the source once.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        SourceAnswer answer = await _reading!.ReadAsync(cancellation).ConfigureAwait(false);
        if (answer.Fault is { } fault)
        {
            Failures++;
            Show(_report.Now with { Faults = [fault] });
            _metrics.CountRead("unavailable");
        }
        else
        {
            Failures = 0;
            _alarms.Answered();
            bool isNew = Take(answer);
            await _packs.ReadAsync(_options.Source!, cancellation).ConfigureAwait(false);
            Show(_report.Now);
            if (isNew)
            {
                _metrics.CountRead(_report.Now.Held.Count + _report.Now.Packs.Count == 0 ? "taken" : "taken_in_part");
            }
        }

        await RememberAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>An exception that no step expects: it is shown, and the next turn begins anew.</summary>
    public void Fail(Exception exception)
    {
        Failures++;
        _reading?.Forget();
        Show(_report.Now with
        {
            Faults = [new PromptRejection(PromptRejectionCode.SourceUnavailable, null, "An update failed: " + exception.GetType().Name + ": " + exception.Message)],
        });
    }

    /// <summary>Verifies what was read, and applies what needs no pack.</summary>
    /// <returns>Whether it is another state than before, and accepted.</returns>
    private bool Take(SourceAnswer answer)
    {
        _report.Show(_report.Now with { ReadAt = _options.Clock.UtcNow });
        if (answer.Content is null || answer.Hash == _admission.Accepted?.Hash)
        {
            Unchanged(answer);
            return false;
        }

        // The same bytes are rejected for the same reason.
        ReleaseStateReading? reading = null;
        PromptRejection? rejection = answer.Hash == _rejectedHash ? _rejection : Open(answer.Content, out reading) ?? IsPlayedBack(reading!);
        if (rejection is not null)
        {
            (_rejectedHash, _rejection) = (answer.Hash, rejection);
            _reading!.Forget();
            Show(_report.Now with { Faults = [rejection] });
            _metrics.CountRead("rejected");
            return false;
        }

        Accept(answer.Hash!, reading!);
        Publish();
        _keeping?.Accepted(answer.Hash!, answer.Content);
        Show(_report.Now with { Restored = [], Faults = [] });

        // Only now: a turn that ends before this reads the state again.
        Known(answer);
        return true;
    }

    private void Unchanged(SourceAnswer answer)
    {
        if (answer.Content is not null && !_hasAnswered)
        {
            // It is what was restored, and what was kept of it may be damaged.
            _keeping?.Accepted(answer.Hash!, answer.Content);
        }

        if (_isUnpublished)
        {
            Publish();
        }

        Show(_report.Now with { Restored = [], Faults = [] });
        _metrics.CountRead("unchanged");
        Known(answer);
    }

    private void Known(SourceAnswer answer)
    {
        _hasAnswered = true;
        (_rejectedHash, _rejection) = (null, null);
        _reading!.Known(answer);
    }

    private void Accept(string hash, ReleaseStateReading reading)
    {
        _isUnpublished = true;
        _admission.Accept(hash, reading, _documents.IsSigned);
        _environment ??= reading.State!.Environment;
        _serial = Math.Max(_serial, reading.State!.Serial);
        Show(_report.Now with { StateHash = hash, Environment = reading.State.Environment });
    }

    private PromptRejection? IsPlayedBack(ReleaseStateReading reading) => _documents.IsSigned && reading.State!.Serial < _serial
        ? new PromptRejection(
            PromptRejectionCode.SerialFell, null,
            "The signed state has the serial " + ReleaseText.Count(reading.State.Serial) + ", and " + ReleaseText.Count(_serial) + " was already served: an older state was replayed.")
        : null;

    private PromptRejection? Open(byte[] content, out ReleaseStateReading? reading)
    {
        reading = _documents.Open(content, out PromptRejection? rejection);
        return reading is null ? rejection
            : _environment is not null && reading.State!.Environment != _environment
                ? new PromptRejection(
                    PromptRejectionCode.OtherEnvironment, null, "It is the state of " + reading.State.Environment + ", but this host serves " + _environment + ".")
            : null;
    }

    private ReleaseStateReading? OpenKept(KeptContent kept, string hash)
    {
        if (!kept.States.TryGetValue(hash, out byte[]? content))
        {
            return null;
        }

        if (Open(content, out ReleaseStateReading? reading) is not { } rejection)
        {
            _serial = Math.Max(_serial, reading!.State!.Serial);
            return reading;
        }

        Restored(new PromptRejection(rejection.Code, null, "The state from before the restart is no longer accepted. " + rejection.Reason));
        return null;
    }

    private void Restored(string reason) => Restored(new PromptRejection(PromptRejectionCode.SourceUnavailable, null, reason));

    private void Restored(PromptRejection rejection) => Show(_report.Now with { Restored = [.. _report.Now.Restored, rejection] });

    /// <summary>Decides, and has renderings served by it from now on.</summary>
    private void Publish()
    {
        List<PromptReleaseEvent> changes = [];
        _publish(_admission.Decide(changes));
        _isUnpublished = false;
        changes.ForEach(_events.Say);
    }

    private void Show(UpdateFindings findings) => _report.Show(findings with
    {
        Held = _admission.Rejections, Foreign = _admission.Foreign, Packs = _packs.Faults,
    });

    private async Task RememberAsync(CancellationToken cancellation)
    {
        // Taken in any case: without a folder nobody else would ever let go of them.
        foreach (KeyValuePair<string, byte[]> pack in _packs.TakeAdmitted())
        {
            _keeping?.Admitted(pack.Key, pack.Value);
        }

        // Before the source has answered, what was kept may be more than what could be restored.
        if (_keeping is null || !_hasAnswered)
        {
            return;
        }

        if (_admission.Changes == _remembered && _keeping.IsWritten)
        {
            return;
        }

        PromptRejection? unkept = null;
        try
        {
            await _keeping.WriteAsync(ToKeep(), cancellation).ConfigureAwait(false);
            _remembered = _admission.Changes;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            unkept = new PromptRejection(
                PromptRejectionCode.NotKept, null,
                "The served state cannot be saved for the next start: " + (exception is CallLimitException ? "the folder " : "") + exception.Message);
        }

        _report.Show(_report.Now with { Unkept = unkept });
    }

    private KeptStates ToKeep()
    {
        KeptStates kept = new(
            _admission.Accepted?.Hash, new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        foreach (KeyValuePair<string, PromptMemory> memory in _admission.Memory)
        {
            if (memory.Value.Origin is { } origin && origin != kept.Latest)
            {
                if (!kept.Origins.TryGetValue(origin, out SortedSet<string>? prompts))
                {
                    kept.Origins.Add(origin, prompts = new SortedSet<string>(StringComparer.Ordinal));
                }

                prompts.Add(memory.Key);
            }

            if (!memory.Value.Revoked.IsEmpty)
            {
                kept.Revoked.Add(memory.Key, memory.Value.Revoked);
            }
        }

        foreach (VersionStore store in _admission.Stores)
        {
            kept.Packs.UnionWith(store.Packs);
            kept.Retained.UnionWith(store.RetainedPacks);
        }

        return kept;
    }

    /// <summary>Called while somebody renders.</summary>
    private void CanaryStopped(string id, string reason) => _events.Say(new PromptReleaseEvent(
        PromptReleaseEventKind.CanaryStopped, "The canary of " + id + " is stopped in this process until a newer serial. " + reason, id));
}
