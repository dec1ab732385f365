using System;
using System.Threading;
using PromptGen.Generated;
using PromptGen.Releases;

namespace PromptGen;

/// <summary>The releases of one host. Each host of a process has its own.</summary>
public sealed class PromptReleases : IPromptReleases
{
    private static PromptReleases? s_default;

    private readonly PromptReleasesOptions _options;
    private ReleaseSnapshot _snapshot = ReleaseSnapshot.Empty;

    /// <summary>Releases that have nothing yet: compiled versions are served.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public PromptReleases(PromptReleasesOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
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

    internal ReleaseSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <inheritdoc/>
    public PromptScope Begin(PromptContext context) =>
        Enter(context ?? throw new ArgumentNullException(nameof(context)), isSticky: true);

    /// <summary>Makes the running flow of code this host's, for what the host starts.</summary>
    internal void AttachToFlow() => Enter(PromptContext.None, isSticky: false);

    internal void Publish(ReleaseSnapshot snapshot) => Volatile.Write(ref _snapshot, snapshot);

    internal bool IsFresh(PromptPin pin, DateTimeOffset now) => now - pin.Issued <= _options.MaximumPinAge;

    private PromptScope Enter(PromptContext context, bool isSticky)
    {
        ReleaseSwitch.TurnOn();
        PromptScope scope = new(this, context, AmbientReleases.Scope, _options.Clock.UtcNow, isSticky);
        AmbientReleases.Scope = scope;
        return scope;
    }
}
