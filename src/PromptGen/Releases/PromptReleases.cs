using System;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Generated;
using PromptGen.Releases;
using PromptGen.Releases.Updates;

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
    private readonly ReleaseMetrics _metrics = new();
    private ReleaseSnapshot _snapshot = ReleaseSnapshot.Empty;
    private int _isDisposed;

    /// <summary>Releases that have nothing yet: compiled versions are served.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">Two prompts have one id, the trusted keys cannot be used, or a time is out of its range.</exception>
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
    /// <remarks>
    /// It ends after <see cref="PromptReleasesOptions.ReadTimeout"/> for what was kept and as long again for the source, also if one of them never answers.
    /// What comes later is served when it comes.
    /// </remarks>
    /// <exception cref="InvalidOperationException">There is no state, and the policy requires one.</exception>
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

    /// <summary>Reads the source now, beside the regular reading. After <see cref="Dispose"/> it returns without reading.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
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

    /// <summary>A clock may be wrong, here or where the pin was issued, but a pin from far in the future would never end.</summary>
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
