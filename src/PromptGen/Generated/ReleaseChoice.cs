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

    /// <summary>The version that is served if this one throws; null for the stable version.</summary>
    internal ReleaseChoice? Fallback { get; init; }

    /// <summary>The guard that counts failures of a canary; null if there is none.</summary>
    internal CanaryGuard? Guard { get; init; }

    /// <summary>Whether the compiled code renders the version and no exception must be caught: the render method then
    /// continues.</summary>
    internal bool IsCompiledCode => Version.Source == VersionSource.Compiled && Fallback is null;
}
