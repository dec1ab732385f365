using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Rules;
using PromptGen.CodeFixes;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Importing;

/// <summary>Finds the instructions in a project's code and moves them to prompt files, as the code fix does in an editor, all at once.</summary>
internal sealed class CodeImport
{
    private const int BeginningLength = 60;

    private readonly string _directory;
    private readonly string _promptFolder;
    private readonly List<ImportedText> _texts = [];

    private CodeImport(string projectFile)
    {
        _directory = Path.GetDirectoryName(projectFile)!;
        _promptFolder = Path.GetFullPath(Path.Combine(_directory, ProjectProperties.Literal(projectFile).Folder));
    }

    public IReadOnlyList<ImportedText> Texts => _texts;

    /// <summary>Why texts may be missing: what the analyzer failed with.</summary>
    public IReadOnlyList<string> Failures { get; private set; } = [];

    /// <summary>What makes of the project what it shall be: prompt files first, then the code that renders them.</summary>
    public FileTransaction Changes { get; } = new();

    /// <exception cref="ToolFailure">The project's code cannot be read.</exception>
    public static async Task<CodeImport> PrepareAsync(string projectFile, CancellationToken cancellationToken)
    {
        CodeImport import = new(projectFile);
        using AdhocWorkspace workspace = new();
        Project project = CodeProject.Open(workspace, projectFile, CompilerCommandLine.Of(projectFile), import.PromptFiles());
        Solution changed = await import.MoveAsync(project, cancellationToken).ConfigureAwait(false);
        await import.CollectAsync(project, changed.GetProject(project.Id)!, cancellationToken).ConfigureAwait(false);
        return import;
    }

    private IEnumerable<string> PromptFiles() => Directory.Exists(_promptFolder)
        ? Directory.EnumerateFiles(_promptFolder, "*.prompt.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    private async Task<Solution> MoveAsync(Project project, CancellationToken cancellationToken)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        InstructionSearch search = await InstructionSearch.RunAsync(compilation, new PromptFlowAnalyzer(), project.AnalyzerOptions, cancellationToken).ConfigureAwait(false);
        Failures = search.Failures;
        Solution solution = project.Solution;

        // From the end of each file, so that the places of what comes before stay what they are.
        foreach (Diagnostic diagnostic in search.Instructions
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenByDescending(static diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is { FilePath: { } path } document && IsOwn(path))
            {
                HashSet<DocumentId> before = [.. solution.GetProject(project.Id)!.AdditionalDocumentIds];
                solution = await MoveToPromptFileFix.ApplyAsync(solution.GetDocument(document.Id)!, diagnostic, cancellationToken).ConfigureAwait(false);
                TextDocument? added = solution.GetProject(project.Id)!.AdditionalDocuments.FirstOrDefault(file => !before.Contains(file.Id));
                _texts.Add(new ImportedText(
                    path,
                    diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1,
                    Beginning(diagnostic),
                    added is null ? null : Path.Combine(_promptFolder, added.Name)));
            }
        }

        _texts.Sort(static (left, right) => string.CompareOrdinal(left.File, right.File) is var byFile and not 0 ? byFile : left.Line.CompareTo(right.Line));
        return solution;
    }

    private async Task CollectAsync(Project before, Project after, CancellationToken cancellationToken)
    {
        ProjectChanges changes = after.GetChanges(before);
        foreach (TextDocument file in changes.GetAddedAdditionalDocuments().Select(id => after.GetAdditionalDocument(id)!).OrderBy(static file => file.Name, StringComparer.Ordinal))
        {
            string text = (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            Changes.Create(Path.Combine(_promptFolder, file.Name), Encoding.UTF8.GetBytes(text));
        }

        foreach (Document document in changes.GetChangedDocuments().Select(id => after.GetDocument(id)!).OrderBy(static document => document.FilePath, StringComparer.Ordinal))
        {
            Changes.Replace(document.FilePath!, CodeProject.Bytes(await document.GetTextAsync(cancellationToken).ConfigureAwait(false)));
        }
    }

    /// <summary>A file of the project itself, not one that is generated or shared with other projects.</summary>
    private bool IsOwn(string path)
    {
        string relative = Path.GetRelativePath(_directory, path).Replace('\\', '/');
        return !Path.IsPathRooted(relative) && !relative.StartsWith("../", StringComparison.Ordinal) && !relative.StartsWith("obj/", StringComparison.Ordinal);
    }

    private static string Beginning(Diagnostic diagnostic)
    {
        string text = string.Join(' ', diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('$', '@', '"', ' ');
        return text.Length <= BeginningLength ? text.TrimEnd('"') : text[..BeginningLength] + "...";
    }
}
