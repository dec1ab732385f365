using PromptGen.Compiler.Files;

namespace PromptGen.Compiler.Versions;

/// <summary>The parts of a release that its history needs: a project keeps all its releases, and their texts together are
/// large.</summary>
internal sealed record ReleaseLink(string Id, string Version, string Hash, ReleaseReference? Previous, SourceSpan PreviousSpan)
{
    /// <summary>The target of a rollback from it; null if it does not name one.</summary>
    public string? RollbackTo { get; init; }

    public SourceSpan RollbackToSpan { get; init; }

    public static ReleaseLink Of(Release release) => new(release.Id, release.Version, release.Hash, release.Previous, release.PreviousSpan)
    {
        RollbackTo = release.Definition.RollbackTo,
        RollbackToSpan = release.Definition.RollbackToSpan,
    };
}
