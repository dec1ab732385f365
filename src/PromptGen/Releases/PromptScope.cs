using System;
using System.Collections.Generic;
using System.Threading;
using PromptGen.Generated;
using PromptGen.Releases;

namespace PromptGen;

/// <summary>A unit of work, such as a request, in which each prompt keeps the version that was chosen when it was first
/// rendered.</summary>
/// <remarks>
/// A scope begins when it is created and ends when it is disposed, in the same method. It flows into tasks and awaited methods, but
/// not out of an async method that began it, so begin it synchronously around the work. After <c>yield return</c>, an async
/// iterator runs in the flow of its consumer; call <see cref="Resume"/> to return to the scope. A version that is revoked is
/// replaced even within a scope.
/// </remarks>
public sealed class PromptScope : IDisposable
{
    private readonly PromptReleases _releases;
    private readonly PromptScope? _outer;
    private readonly PromptPin? _pin;
    private readonly bool _isSticky;
    private readonly DateTimeOffset _began;
    private ReleaseSnapshot? _snapshot;
    private Decisions? _decisions;
    private bool _hasEndedBeforeInner;

    internal PromptScope(PromptReleases releases, PromptContext context, PromptScope? outer, DateTimeOffset now, bool isSticky, HeldVersions? held = null)
    {
        Held = held ?? outer?.Held;
        _releases = releases;
        Context = context;
        _outer = outer;
        _isSticky = isSticky;
        _began = now;
        _pin = context.Pin is { } pin && releases.IsFresh(pin, now) ? pin : null;
    }

    /// <summary>The scope of the current asynchronous flow; null outside every scope.</summary>
    public static PromptScope? Current => AmbientReleases.Scope is { _isSticky: true } scope ? scope : null;

    /// <summary>The user, groups and route that prompts are rendered for.</summary>
    public PromptContext Context { get; }

    /// <summary>The releases that choose the versions of this scope.</summary>
    public IPromptReleases Releases => _releases;

    /// <summary>Returns the versions that this scope has rendered so far and those of <see cref="PromptContext.Pin"/>, for later
    /// work that must keep them.</summary>
    /// <returns>A pin for <see cref="PromptContext.Pin"/> of a later unit of work.</returns>
    public PromptPin Pin()
    {
        SortedDictionary<string, string> versions = new(StringComparer.Ordinal);
        DateTimeOffset issued = _began;
        if (_pin is not null)
        {
            issued = _pin.Issued;
            foreach (KeyValuePair<string, string> version in _pin.Versions)
            {
                versions[version.Key] = version.Value;
            }
        }

        Volatile.Read(ref _decisions)?.AddTo(versions);
        return new PromptPin(issued, versions);
    }

    /// <summary>Makes this scope the current one again in a flow that has left it.</summary>
    /// <returns>An object that restores the previous scope when it is disposed.</returns>
    public IDisposable Resume()
    {
        Resumption resumption = new(AmbientReleases.Scope);
        AmbientReleases.Scope = this;
        return resumption;
    }

    /// <summary>Ends the scope; tasks that were started in it and still run keep it.</summary>
    /// <remarks>Scopes can end in a different order than they began: an inner scope stays current until it ends itself.</remarks>
    public void Dispose()
    {
        PromptScope? current = AmbientReleases.Scope;
        if (ReferenceEquals(current, this))
        {
            AmbientReleases.Scope = Live(_outer);
            return;
        }

        while (current is not null && !ReferenceEquals(current, this))
        {
            current = current._outer;
        }

        // Those within this one, in this flow, must not come back to it. A task that began in it, in another flow, still does.
        if (current is not null)
        {
            Volatile.Write(ref _hasEndedBeforeInner, true);
        }
    }

    internal ReleaseSnapshot CurrentSnapshot => _releases.Snapshot;

    /// <summary>The versions that were chosen elsewhere; null if there are none.</summary>
    internal HeldVersions? Held { get; }

    /// <summary>Begins a unit of work within the running one, or outside of all, in which versions are held.</summary>
    internal static PromptScope BeginHeld(HeldVersions held, PromptReleases? releases = null)
    {
        PromptScope? outer = AmbientReleases.Scope;
        return (outer?._releases ?? releases ?? PromptReleases.Default ?? new PromptReleases(new PromptReleasesOptions())).BeginHeld(outer?.Context ?? PromptContext.None, held);
    }

    internal ReleaseChoice? Choose(ReleasablePrompt prompt)
    {
        ReleaseSnapshot current = _releases.Snapshot;
        if (Held?.Find(prompt, current) is { } held)
        {
            return held;
        }

        if (!_isSticky)
        {
            return current.Choose(prompt, Context, pin: null);
        }

        Decisions? decisions = Volatile.Read(ref _decisions);
        if (decisions?.Find(prompt) is { } decided)
        {
            if (ReferenceEquals(_snapshot, current) || !current.IsRevoked(prompt, decided.Version.Identity.Version))
            {
                return decided;
            }

            // A revoked version ends at once, and with it the state that the scope began with.
            Volatile.Write(ref _snapshot, current);
        }

        // One state for the whole unit of work: prompts that are promoted together change together.
        ReleaseSnapshot snapshot = Volatile.Read(ref _snapshot) ?? Interlocked.CompareExchange(ref _snapshot, current, null) ?? current;
        ReleaseChoice? choice = snapshot.Choose(prompt, Context, _pin);
        if (choice is not null && current.IsRevoked(prompt, choice.Version.Identity.Version))
        {
            choice = current.Choose(prompt, Context, _pin);
        }

        return choice is null ? null : Decide(prompt, choice, current);
    }

    private ReleaseChoice Decide(ReleasablePrompt prompt, ReleaseChoice choice, ReleaseSnapshot current)
    {
        while (true)
        {
            Decisions? decisions = Volatile.Read(ref _decisions);
            if (decisions?.Find(prompt) is { } other && !current.IsRevoked(prompt, other.Version.Identity.Version))
            {
                // Another thread of the same unit of work was first.
                return other;
            }

            if (ReferenceEquals(Interlocked.CompareExchange(ref _decisions, new Decisions(prompt, choice, decisions), decisions), decisions))
            {
                return choice;
            }
        }
    }

    /// <summary>The scope, or the nearest around it that did not end before those within it; null: none.</summary>
    private static PromptScope? Live(PromptScope? scope)
    {
        while (scope is not null && Volatile.Read(ref scope._hasEndedBeforeInner))
        {
            scope = scope._outer;
        }

        return scope;
    }

    private sealed class Resumption(PromptScope? before) : IDisposable
    {
        private bool _hasEnded;

        public void Dispose()
        {
            // Once: a second time, it would take another scope away.
            if (!_hasEnded)
            {
                _hasEnded = true;
                AmbientReleases.Scope = Live(before);
            }
        }
    }
}
