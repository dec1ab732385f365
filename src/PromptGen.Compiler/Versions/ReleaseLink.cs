using PromptGen.Compiler.Files;

namespace PromptGen.Compiler.Versions;

/// <summary>What of a release its history needs: a project keeps all that it ever made, and their texts together are large.</summary>
internal sealed record ReleaseLink(string Id, string Version, string Hash, ReleaseReference? Previous, SourceSpan PreviousSpan)
{
    /// <summary>Where a rollback from it went; null where it said nowhere.</summary>
    public string? RollbackTo { get; init; }

    public SourceSpan RollbackToSpan { get; init; }

    public static ReleaseLink Of(Release release) => new(release.Id, release.Version, release.Hash, release.Previous, release.PreviousSpan)
    {
        RollbackTo = release.Definition.RollbackTo,
        RollbackToSpan = release.Definition.RollbackToSpan,
    };
}
