using System;
using System.ComponentModel;
using PromptGen.Releases;

namespace PromptGen.Generated;

/// <summary>A version of a prompt that releases serve on one channel; immutable except for the counts of its guard.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReleaseChoice
{
    internal ReleaseChoice(PromptIdentity identity, KnownVersion version)
    {
        Identity = identity;
        Version = version;
    }

    /// <summary>With the channel.</summary>
    internal PromptIdentity Identity { get; }

    internal KnownVersion Version { get; }

    /// <summary>What is served where this one throws; null: nothing, since this is the stable version.</summary>
    internal ReleaseChoice? Fallback { get; init; }

    /// <summary>Where failures of a canary are counted.</summary>
    internal CanaryGuard? Guard { get; init; }

    /// <summary>Today's compiled code renders it, and nothing has to be caught: the render method just goes on.</summary>
    internal bool IsCompiledCode => Version.Source == VersionSource.Compiled && Fallback is null;
}
