using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Manifest;

/// <summary>The relation of a prompt to its frozen releases.</summary>
/// <param name="IsDirty">The working copy's hash differs from that of the release that its version names.</param>
/// <param name="RollbackHash">The hash of the release that <c>rollback_to</c> names; null while there is none.</param>
/// <param name="Embedded">The releases compiled in, newest first.</param>
/// <param name="Inputs">The release files that decided this, as inputs of the prompt.</param>
internal sealed record ReleaseStanding(
    bool IsDirty, string? RollbackHash, EquatableArray<EmbeddedVersion> Embedded, EquatableArray<PromptInput> Inputs)
{
    /// <summary>A release to compare with does not exist.</summary>
    public static readonly ReleaseStanding Unreleased = new(
        false, null, EquatableArray<EmbeddedVersion>.Empty, EquatableArray<PromptInput>.Empty);
}

/// <summary>A version that an assembly can render besides the working copy's.</summary>
internal sealed record EmbeddedVersion(string Version, string Hash);

/// <summary>A file that went into a prompt.</summary>
/// <param name="Path">Relative to the project folder, with <c>/</c>.</param>
/// <param name="Sha256">The hash of its normalized text (UTF-8, LF, without byte order mark), in lower-case hex.</param>
internal sealed record PromptInput(string Path, string Sha256);
