using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Compiler.Files;
using PromptGen.Generator.Hosting;
using PromptGen.Generator.Stages;

namespace PromptGen.Generator.Inputs;

/// <summary>An additional file as the compiler reads it.</summary>
/// <param name="Identity">One text for all spellings of the file's path.</param>
/// <param name="Content">No value and no failure: the file has no text, and the C# compiler has reported why (CS2015 for a
/// binary file).</param>
internal sealed record PromptFile(string Identity, Outcome<SourceFile> Content)
{
    private const string MetadataKey = "build_metadata.PromptGenLinkedFile." + RelativePath.MetadataName;

    private static readonly Outcome<SourceFile> NotNeeded = new(Value: null, Failure: null);

    public static PromptFile Of(
        AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        string projectDirectory = ProjectOptions.ProjectDirectory(options);
        options.GetOptions(text).TryGetValue(MetadataKey, out string? metadata);
        string relativePath = RelativePath.Of(text.Path, metadata, projectDirectory);
        return new PromptFile(
            FilePath.IdentityOf(text.Path, projectDirectory),
            Outcome.Of(text.Path, (text, relativePath), static (file, cancellation) => Read(file.text, file.relativePath, cancellation), cancellationToken));
    }

    /// <summary>The release in a file, if the build needs it; others are not opened.</summary>
    public static Outcome<SourceFile> OfRelease(AdditionalText text, ReleaseSelection selection, CancellationToken cancellationToken) =>
        selection.Needed.MayInclude(FilePath.FileName(text.Path))
            ? Outcome.Of(text.Path, (text, selection), static (file, cancellation) => ReadRelease(file.text, file.selection, cancellation), cancellationToken)
            : NotNeeded;

    private static SourceFile? ReadRelease(AdditionalText text, ReleaseSelection selection, CancellationToken cancellationToken)
    {
        selection.Options.GetOptions(text).TryGetValue(MetadataKey, out string? metadata);
        string relativePath = RelativePath.Of(text.Path, metadata, ProjectOptions.ProjectDirectory(selection.Options));
        return selection.Needed.Include(relativePath) ? ReadText(text, relativePath, SourceFileKind.Release, cancellationToken) : null;
    }

    private static SourceFile? Read(AdditionalText text, string relativePath, CancellationToken cancellationToken)
    {
        if (PromptFileName.KindOf(text.Path) is not { } kind)
        {
            return null;
        }

        if (kind == SourceFileKind.Release)
        {
            // That it exists is enough for most; those that prompts name are read once the prompts are (OfRelease).
            return new SourceFile(text.Path, relativePath, kind, Text: "");
        }

        CompilerWarmUp.Start();
        return ReadText(text, relativePath, kind, cancellationToken);
    }

    private static SourceFile? ReadText(AdditionalText text, string relativePath, SourceFileKind kind, CancellationToken cancellationToken)
    {
        SourceText? content = text.GetText(cancellationToken);
        return content is null
            ? null
            : new SourceFile(text.Path, relativePath, kind, content.ToString()) { IsUtf8 = IsUtf8(content.Encoding) };
    }

    /// <remarks>The compiler reads what is not UTF-8 by a byte order mark or by the machine's code page, and says which it took.</remarks>
    private static bool IsUtf8(Encoding? encoding) => encoding is null || encoding.CodePage == Encoding.UTF8.CodePage;
}
