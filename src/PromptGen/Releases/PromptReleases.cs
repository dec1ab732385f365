using System;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Generated;
using PromptGen.Releases;

namespace PromptGen;

/// <summary>The releases of one host. Each host of a process has its own.</summary>
/// <remarks>
/// With Microsoft.Extensions.DependencyInjection, PromptGen.Extensions.Hosting makes, starts and stops one. Without it: make one, start it,
/// set <see cref="Default"/> or begin a scope for each unit of work, and dispose of it at the end.
/// </remarks>
public sealed class PromptReleases : IPromptReleases, IDisposable
{
    private static PromptReleases? s_default;

    private readonly PromptReleasesOptions _options;
    private readonly ReleaseUpdates _updates;
    private readonly ReleaseMetrics _metrics;
    private readonly CancellationTokenSource _stopping = new();
    private ReleaseSnapshot _snapshot = ReleaseSnapshot.Empty;
    private Task? _polling;

    /// <summary>Releases that have nothing yet: compiled versions are served.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">Two prompts have one id, or the trusted keys cannot be used.</exception>
    public PromptReleases(PromptReleasesOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _metrics = new ReleaseMetrics(this);
        _updates = new ReleaseUpdates(options, Publish, _metrics);
    }

    /// <summary>
    /// The releases of code that runs outside of every scope and host; null unless the application sets it. The only static state of
    /// releases. It is for programs without a host; where several hosts share a process, leave it null.
    /// </summary>
    public static PromptReleases? Default
    {
        get => Volatile.Read(ref s_default);
        set
        {
            Volatile.Write(ref s_default, value);
            ReleaseSwitch.TurnOn();
        }
    }

    /// <inheritdoc/>
    public PromptReleasesStatus Status => _updates.Status(Snapshot);

    internal ReleaseSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>Takes what was served before the restart, reads the source, and goes on reading it.</summary>
    /// <exception cref="InvalidOperationException">There is no state, and the policy requires one.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        _updates.Restore();
        await _updates.RefreshAsync(cancellation).ConfigureAwait(false);
        if (_options.StartupPolicy == PromptStartupPolicy.RequireState && Snapshot.Entries.Count == 0)
        {
            throw new InvalidOperationException(
                "There is no release state, and the start-up policy requires one. " + string.Join(" ", Status.Rejections)
                + " Bring the source up, or choose PromptStartupPolicy.CompiledFloor.");
        }

        if (_options.Source is not null)
        {
            _polling ??= Task.Run(() => _updates.PollAsync(_stopping.Token), CancellationToken.None);
        }
    }

    /// <summary>Reads the source now, beside the regular reading.</summary>
    public Task RefreshAsync(CancellationToken cancellation = default) => _updates.RefreshAsync(cancellation);

    /// <inheritdoc/>
    public PromptScope Begin(PromptContext context) =>
        Enter(context ?? throw new ArgumentNullException(nameof(context)), isSticky: true);

    /// <inheritdoc/>
    public void Report(PromptIdentity identity, PromptOutcome outcome)
    {
        if (identity is null)
        {
            throw new ArgumentNullException(nameof(identity));
        }

        if (outcome == PromptOutcome.Succeeded || identity.Channel != ReleaseChannels.Canary)
        {
            return;
        }

        foreach (ReleaseEntry entry in Snapshot.Entries)
        {
            if (entry.Canary is { Guard: { } guard } canary && canary.Identity.Equals(identity))
            {
                guard.CountFailure(outcome == PromptOutcome.Failed ? "a call failed" : "an answer did not fit its schema");
            }
        }
    }

    /// <summary>Stops reading. What is served is served on.</summary>
    public void Dispose()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        _stopping.Cancel();
        _metrics.Dispose();
        if (_polling is { } polling)
        {
            // What it is reading comes to its end first.
            _ = polling.ContinueWith(_ => _updates.Dispose(), TaskScheduler.Default);
        }
        else
        {
            _updates.Dispose();
        }

        if (ReferenceEquals(Default, this))
        {
            Default = null;
        }
    }

    /// <summary>Makes the running flow of code this host's, for what the host starts.</summary>
    internal void AttachToFlow() => Enter(PromptContext.None, isSticky: false);

    internal void Publish(ReleaseSnapshot snapshot) => Volatile.Write(ref _snapshot, snapshot);

    internal bool IsFresh(PromptPin pin, DateTimeOffset now) => now - pin.Issued <= _options.MaximumPinAge;

    internal PromptScope BeginHeld(PromptContext context, HeldVersions held) => Enter(context, isSticky: true, held);

    private PromptScope Enter(PromptContext context, bool isSticky, HeldVersions? held = null)
    {
        ReleaseSwitch.TurnOn();
        PromptScope scope = new(this, context, AmbientReleases.Scope, _options.Clock.UtcNow, isSticky, held);
        AmbientReleases.Scope = scope;
        return scope;
    }
}
