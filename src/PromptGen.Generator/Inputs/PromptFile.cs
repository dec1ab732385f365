using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Compiler.Files;

namespace PromptGen.Generator.Inputs;

/// <summary>Turns an additional file into what the compiler reads.</summary>
internal static class PromptFile
{
    /// <summary>Null where the file has no text: the C# compiler has reported why (CS2015 for a binary file).</summary>
    public static SourceFile? Read(
        AdditionalText text, AnalyzerConfigOptionsProvider options, string projectDirectory, CancellationToken cancellationToken)
    {
        if (PromptFileName.KindOf(text.Path) is not { } kind)
        {
            return null;
        }

        options.GetOptions(text).TryGetValue("build_metadata.AdditionalFiles." + RelativePath.MetadataName, out string? metadata);
        string relativePath = RelativePath.Of(text.Path, metadata, projectDirectory);
        if (kind == SourceFileKind.Release)
        {
            // That a release exists is all that the generator looks at.
            return new SourceFile(text.Path, relativePath, kind, Text: "");
        }

        SourceText? content = text.GetText(cancellationToken);
        return content is null ? null : new SourceFile(text.Path, relativePath, kind, content.ToString());
    }
}
