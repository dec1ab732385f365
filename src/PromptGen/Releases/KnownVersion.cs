namespace PromptGen.Releases;

/// <summary>A version of a prompt that this process can render.</summary>
/// <param name="Identity">On the channel <c>compiled</c>, whatever it is served on.</param>
/// <param name="Packed">Of a version from a pack.</param>
internal sealed record KnownVersion(PromptIdentity Identity, VersionSource Source, PackedPrompt? Packed)
{
    /// <summary>Of a version that is compiled in.</summary>
    public PromptVersion Parsed { get; } = Source == VersionSource.Packed ? default : PromptVersion.Parse(Identity.Version);
}

/// <summary>What renders a version.</summary>
internal enum VersionSource
{
    /// <summary>Today's class.</summary>
    Compiled,

    /// <summary>An earlier release in today's class.</summary>
    Embedded,

    /// <summary>The interpreter.</summary>
    Packed,
}
