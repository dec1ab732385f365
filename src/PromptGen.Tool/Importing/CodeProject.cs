using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PromptGen.Tool.Importing;

/// <summary>The code of a project as the compiler would see it, for code fixes to work on: with what its generators make of it, those that load.</summary>
internal static class CodeProject
{
    /// <param name="promptFiles">Files whose names are taken, also where the build does not pass them.</param>
    public static Project Open(AdhocWorkspace workspace, string projectFile, CSharpCommandLineArguments arguments, IEnumerable<string> promptFiles)
    {
        // What the build passes comes first: generators find their settings for a file under that very path.
        IEnumerable<string> additional = arguments.AdditionalFiles.Select(static file => file.Path).Where(File.Exists).Concat(promptFiles)
            .DistinctBy(static file => Path.GetFullPath(file), StringComparer.Ordinal);
        GeneratorLoader loader = new();
        ProjectId id = ProjectId.CreateNewId();
        string name = Path.GetFileNameWithoutExtension(projectFile);
        return workspace.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            name,
            arguments.CompilationName ?? name,
            LanguageNames.CSharp,
            projectFile,
            compilationOptions: arguments.CompilationOptions,
            parseOptions: arguments.ParseOptions,
            documents: arguments.SourceFiles.Select(file => Document(id, file.Path)),
            metadataReferences: arguments.MetadataReferences
                .Where(static reference => File.Exists(reference.Reference))
                .Select(static reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
            analyzerReferences: arguments.AnalyzerReferences
                .Where(static reference => File.Exists(reference.FilePath))
                .Select(reference => new AnalyzerFileReference(Path.GetFullPath(reference.FilePath), loader)),
            additionalDocuments: additional.Select(file => Document(id, file)))
            .WithAnalyzerConfigDocuments(arguments.AnalyzerConfigPaths.Where(File.Exists).Select(file => Document(id, file))));
    }

    /// <summary>The bytes of a changed document, with a byte order mark where the file has one.</summary>
    public static byte[] Bytes(SourceText text)
    {
        Encoding encoding = text.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static DocumentInfo Document(ProjectId project, string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        string text = encoding.GetString(bytes.AsSpan(encoding.GetPreamble().Length));
        return DocumentInfo.Create(
            DocumentId.CreateNewId(project),
            Path.GetFileName(path),
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text, encoding), VersionStamp.Default, path)),
            filePath: path);
    }
}
