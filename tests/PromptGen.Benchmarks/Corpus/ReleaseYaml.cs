extern alias generator;

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using generator::PromptGen.Compiler;
using generator::PromptGen.Compiler.Files;
using generator::PromptGen.Compiler.Project;
using generator::PromptGen.Compiler.Versions;
using generator::PromptGen.Core.Collections;
using generator::PromptGen.Core.Prompts;

namespace PromptGen.Benchmarks.Corpus;

/// <summary>The releases of a corpus, as a stamp writes them.</summary>
internal static class ReleaseYaml
{
    /// <summary>One release for each prompt, the same as the working file.</summary>
    /// <param name="files">Those of the prompt folder.</param>
    public static IEnumerable<(string Path, string Text)> Files(IReadOnlyList<(string Path, string Text)> files)
    {
        SourceFile[] sources = [.. files.Select(static file => new SourceFile(file.Path, file.Path, PromptFileName.KindOf(file.Path)!.Value, file.Text))];
        FragmentLibrary library = FragmentLibrary.Of(new EquatableArray<Fragment>([.. sources
            .Where(static file => file.Kind is SourceFileKind.Partial or SourceFileKind.Message)
            .Select(static file => PromptCompiler.ReadFragment(file, CancellationToken.None))]));
        foreach (SourceFile file in sources.Where(static file => file.Kind == SourceFileKind.Prompt))
        {
            PromptDefinition definition = PromptCompiler.Read(file, CancellationToken.None).Definition!;
            ResolvedPrompt prompt = PromptCompiler.Resolve(definition, library, CancellationToken.None);
            string hash = PromptHashes.Of(PromptCompiler.Effective(prompt)).Prompt;
            string path = ReleasePath.For("Prompts", definition.Id, definition.Version, former: null).Path;
            yield return (path, ReleaseWriter.Write(prompt, definition.Version, definition.RollbackTo, hash, previous: null, accepted: null));
        }
    }
}
