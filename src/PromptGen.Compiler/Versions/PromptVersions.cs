using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Versions;

/// <summary>The releases that a build looks at for one prompt.</summary>
/// <param name="Named">The one that the working file's <c>version</c> names; null if there is none, or it is not sound.</param>
/// <param name="Earlier">What <c>rollback_to</c> names, what that names in turn, and so on; each of them sound.</param>
internal sealed record PromptVersions(Release? Named, EquatableArray<Release> Earlier)
{
    public static readonly PromptVersions None = new(null, EquatableArray<Release>.Empty);

    public bool IsEmpty => Named is null && Earlier.IsEmpty;
}
