namespace PromptGen.Releases;

/// <summary>A version of a prompt that this process can render.</summary>
/// <param name="Identity">On the channel <c>compiled</c>, whatever it is served on.</param>
/// <param name="Packed">The prompt of a version from a pack; null for other versions.</param>
internal sealed record KnownVersion(PromptIdentity Identity, VersionSource Source, PackedPrompt? Packed)
{
    /// <summary>The parsed version of compiled code; the default value for a version from a pack.</summary>
    public PromptVersion Parsed { get; } = Source == VersionSource.Packed ? default : PromptVersion.Parse(Identity.Version);
}

/// <summary>The code or pack that renders a version.</summary>
internal enum VersionSource
{
    /// <summary>Today's class.</summary>
    Compiled,

    /// <summary>An earlier release in today's class.</summary>
    Embedded,

    /// <summary>The interpreter.</summary>
    Packed,
}
