using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Repository;

/// <summary>Finds files that belong in the repository and that git ignores: they are missing from every clone, and nobody sees it where they were written.</summary>
internal static class IgnoredFiles
{
    /// <summary>Reports files that a command has written.</summary>
    /// <param name="folder">Of the project. Its repository counts.</param>
    /// <param name="paths">Full paths.</param>
    public static void Warn(ToolContext context, string folder, IEnumerable<string> paths) =>
        DiagnosticText.Write(context.Terminal, context.Directory, Find(context, folder, paths, locked: false), error: true);

    /// <returns>One problem for each ignored file, in the order of the paths. None if there is no repository, or no git.</returns>
    /// <param name="folder">Of the project. Its repository counts.</param>
    /// <param name="paths">Full paths. Files outside the repository are left out.</param>
    /// <param name="locked">An ignored file is an error.</param>
    public static EquatableArray<PromptDiagnostic> Find(ToolContext context, string folder, IEnumerable<string> paths, bool locked)
    {
        if (WorkTree.Around(folder) is not { } tree)
        {
            return [];
        }

        // Links: git refuses a path beyond one, and with it the whole question.
        string[] files = [.. paths.Distinct(StringComparer.Ordinal).Where(path => tree.Below(path) is not null && !tree.HasLink(path))];
        if (files.Length == 0)
        {
            return [];
        }

        IReadOnlyDictionary<string, IgnoreMatch> ignored = tree.Ignored([.. files.Select(path => tree.Below(path)!)], index: true);
        if (ignored.Count == 0)
        {
            return [];
        }

        // A negation must name what the pattern takes, which can be a folder far above: git does not look into an ignored folder.
        IReadOnlyDictionary<string, IgnoreMatch> folders = tree.Ignored([.. ignored.Keys.SelectMany(Folders).Distinct(StringComparer.Ordinal)], index: false);
        RuleSeverity severity = locked ? RuleSeverity.Error : DiagnosticRules.FileIgnoredByGit.Severity;
        return files
            .Where(file => ignored.ContainsKey(tree.Below(file)!))
            .Select(file => Problem(tree.Below(file)!, file, DisplayPath.Of(file, context.Directory), ignored, folders) with { Severity = severity })
            .ToEquatableArray();
    }

    private static PromptDiagnostic Problem(
        string path, string file, string shown, IReadOnlyDictionary<string, IgnoreMatch> ignored, IReadOnlyDictionary<string, IgnoreMatch> folders)
    {
        IgnoreMatch match = ignored[path];
        string taken = Folders(path).FirstOrDefault(folders.ContainsKey) ?? path;

        // Patterns of a .gitignore count before those of .git/info/exclude and of the user, which are in no clone.
        string ignoreFile = match.IsInRepository ? match.Source : ".gitignore";
        string place = ignoreFile.LastIndexOf('/') is >= 0 and var end ? ignoreFile[..(end + 1)] : "";
        string relative = taken.StartsWith(place, StringComparison.Ordinal) ? taken[place.Length..] : taken;
        string negation = "!" + (relative.TrimEnd('/').Contains('/', StringComparison.Ordinal) ? "" : "/") + relative;
        return new PromptDiagnostic(
            DiagnosticRules.FileIgnoredByGit, new SourceSpan(file, 0, 0, 0, 0, 0, 0),
            shown, Quoted(shown), match.Line.ToString(CultureInfo.InvariantCulture), match.Source, match.Pattern, negation,
            ignoreFile);
    }

    private static string Quoted(string path) =>
        path.All(static character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_') ? path : "\"" + path + "\"";

    /// <summary>The folders on the way to a file, from the outermost, each with <c>/</c> at its end.</summary>
    private static IEnumerable<string> Folders(string path)
    {
        for (int end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            yield return path[..(end + 1)];
        }
    }
}
