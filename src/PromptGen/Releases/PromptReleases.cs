using System;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Generated;
using PromptGen.Releases;
using PromptGen.Releases.Updates;

namespace PromptGen;

/// <summary>The releases of one host: they read states from a source and choose the version of each prompt that is
/// rendered.</summary>
/// <remarks>
/// Each host of a process has its own instance. With Microsoft.Extensions.DependencyInjection, PromptGen.Extensions.Hosting
/// creates, starts and stops it. Without it: create an instance, call <see cref="StartAsync"/>, set <see cref="Default"/> or begin
/// a scope for each unit of work, and dispose of the instance at the end.
/// </remarks>
public sealed class PromptReleases : IPromptReleases, IDisposable
{
    private static PromptReleases? s_default;

    private readonly PromptReleasesOptions _options;
    private readonly ReleaseUpdates _updates;
    private readonly ReleaseMetrics _metrics = new();
    private ReleaseSnapshot _snapshot = ReleaseSnapshot.Empty;
    private int _isDisposed;

    /// <summary>Creates releases that serve compiled versions until <see cref="StartAsync"/> reads a state.</summary>
    /// <param name="options">The prompts, the source and the limits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">Two prompts have the same id, a trusted key cannot be used, or a time is out of its
    /// range.</exception>
    public PromptReleases(PromptReleasesOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        foreach ((Func<PromptReleasesOptions, bool> holds, string rule) in PromptReleasesOptions.Rules)
        {
            if (!holds(options))
            {
                throw new ArgumentException(rule, nameof(options));
            }
        }

        _updates = new ReleaseUpdates(options, Publish, () => Snapshot, _metrics);
        _metrics.Observe(this);
    }

    /// <summary>The releases of code that runs outside every scope and host; null unless the application sets it.</summary>
    /// <remarks>Set it in a program without a host. If several hosts share a process, leave it null. It is the only static state of
    /// releases.</remarks>
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

    /// <summary>Loads the state that was kept before a restart, reads the source, and keeps reading it in the background.</summary>
    /// <param name="cancellation">Cancels the start.</param>
    /// <returns>A task that completes when the first reads have ended, with or without a state.</returns>
    /// <remarks>
    /// The start takes at most <see cref="PromptReleasesOptions.ReadTimeout"/> for the kept state and the same again for the
    /// source, even if one of them never answers. A state that arrives later is served from then on.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A state was not found, and <see cref="PromptReleasesOptions.StartupPolicy"/>
    /// requires one.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await _updates.StartAsync(cancellation).ConfigureAwait(false);
        if (_options.StartupPolicy == PromptStartupPolicy.RequireState && Snapshot.Entries.Count == 0)
        {
            throw new InvalidOperationException(
                "No release state was received, and the start-up policy requires one. " + string.Join(" ", Status.Rejections)
                + " Make the source available, or choose PromptStartupPolicy.CompiledFloor.");
        }

        _updates.Poll();
    }

    /// <summary>Reads the source now, in addition to the regular reads; returns without reading after
    /// <see cref="Dispose"/>.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>A task that completes when the read has ended.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
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

    /// <summary>Stops reading the source; the current versions are still served.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _updates.Stop();
        _metrics.Dispose();
        if (ReferenceEquals(Default, this))
        {
            Default = null;
        }
    }

    /// <summary>Makes the running flow of code this host's, for what the host starts.</summary>
    internal void AttachToFlow() => Enter(PromptContext.None, isSticky: false);

    internal void Publish(ReleaseSnapshot snapshot) => Volatile.Write(ref _snapshot, snapshot);

    /// <summary>Whether a pin still applies. Clocks can differ between this process and the issuer, but a pin from far in the
    /// future would never expire.</summary>
    internal bool IsFresh(PromptPin pin, DateTimeOffset now) => (now - pin.Issued).Duration() <= _options.MaximumPinAge;

    internal PromptScope BeginHeld(PromptContext context, HeldVersions held) => Enter(context, isSticky: true, held);

    private PromptScope Enter(PromptContext context, bool isSticky, HeldVersions? held = null)
    {
        ReleaseSwitch.TurnOn();
        PromptScope scope = new(this, context, AmbientReleases.Scope, _options.Clock.UtcNow, isSticky, held);
        AmbientReleases.Scope = scope;
        return scope;
    }
}
