using PromptGen.Compiler.Project;
using PromptGen.Compiler.Versions;

namespace PromptGen.Generator.Stages;

/// <summary>The content of other files of the project that prompts use.</summary>
internal sealed record ProjectLibrary(FragmentLibrary Fragments, ReleaseLibrary Releases)
{
    /// <summary>How far a prompt's <c>rollback_to</c> is followed.</summary>
    public int EmbedDepth { get; init; }
}
