using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>Release files that tests put into projects.</summary>
internal static class ReleaseTexts
{
    public static string Path(string id, string version) => $"Prompts/versions/{id}/{version}.release.yaml";

    /// <summary>The release of a sound working file.</summary>
    /// <param name="prompt">The file's text.</param>
    /// <param name="partials">The project's partials, by name.</param>
    public static string Of(string prompt, params (string Name, string Text)[] partials)
    {
        ReadPrompt read = PromptCompiler.Read(new SourceFile("a", "Prompts/a.prompt.yaml", SourceFileKind.Prompt, prompt), CancellationToken.None);
        FragmentLibrary library = FragmentLibrary.Of(partials
            .Select(static partial => PromptCompiler.ReadFragment(
                new SourceFile(partial.Name, $"Prompts/{partial.Name}.partial.md", SourceFileKind.Partial, partial.Text), CancellationToken.None))
            .ToEquatableArray());
        ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition!, library, CancellationToken.None);
        string hash = PromptHashes.Of(PromptCompiler.Effective(resolved)).Prompt;
        return ReleaseWriter.Write(resolved, read.Definition!.Version, read.Definition.RollbackTo, hash, previous: null, accepted: null);
    }
}
