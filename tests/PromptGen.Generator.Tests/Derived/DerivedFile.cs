using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PromptGen.Core.Diagnostics;
using PromptGen.Generator.Tests.Testing;

namespace PromptGen.Generator.Tests.Derived;

/// <summary>A file of the repository of which a part, or the whole, follows from the rules of diagnostics.</summary>
/// <param name="Path">From the root of the repository.</param>
/// <param name="Rewrite">The file as it should be, from what it is; empty where there is none.</param>
internal sealed partial record DerivedFile(string Path, Func<string, string> Rewrite)
{
    private const string Index = """
        # Diagnostics

        What builds, `dotnet promptgen` and editors report. [Configure](../ci.md) a warning as any other of the compiler.

        | Code | Severity | What |
        |---|---|---|

        """;

    public static IReadOnlyList<DerivedFile> All(IReadOnlyList<DiagnosticRule> rules) =>
    [
        new("docs/diagnostics/README.md", _ => Index.ReplaceLineEndings("\n") + string.Concat(rules.Select(static rule => $"| [{rule.Id}]({rule.Id}.md) | {SeverityOf(rule)} | {rule.Title} |\n"))),
        new("src/PromptGen.Generator/AnalyzerReleases.Unshipped.md", text => Tracked(text, rules.Where(static rule => rule.Category != DiagnosticRule.CodeCategory), "PromptGen.Generator")),
        new("src/PromptGen.Analyzers/AnalyzerReleases.Unshipped.md", text => Tracked(text, rules.Where(static rule => rule.Category == DiagnosticRule.CodeCategory), "PromptGen.Analyzers")),
        new("build/PromptGen.targets", text => SoftProperties().Replace(text, string.Concat(rules.Where(static rule => rule.IsSoft).Select(static rule =>
            $"    <_PromptGenSoftWarnings Condition=\"!$(WarningsAsErrors.Contains('{rule.Id}'))\">$$(_PromptGenSoftWarnings);{rule.Id}</_PromptGenSoftWarnings>\n")))),
        new("src/PromptGen.Tool/Severities/SeveritySettings.cs", text => SoftCodes().Replace(
            text, "SoftWarnings = [" + string.Join(", ", rules.Where(static rule => rule.IsSoft).Select(static rule => $"\"{rule.Id}\"")) + "];")),
        new("docs/contributing.md", static text => FirstMessages().Replace(text, NewcomerTable.Markdown().Replace("$", "$$", StringComparison.Ordinal))),
        .. rules.Select(static rule => new DerivedFile($"docs/diagnostics/{rule.Id}.md", text => PageOf(rule, text))),
    ];

    /// <summary>The file as it is; empty where there is none.</summary>
    public string Read() => File.Exists(FullPath) ? File.ReadAllText(FullPath).ReplaceLineEndings("\n") : string.Empty;

    public void Write() => File.WriteAllText(FullPath, Rewrite(Read()));

    private string FullPath => System.IO.Path.Combine(TestEnvironment.RepositoryRoot, Path);

    private static string SeverityOf(DiagnosticRule rule) => rule.IsEnabledByDefault ? rule.Severity.ToString() : "Off (" + rule.Severity + ")";

    /// <summary>The heading of a page, and under it the severity and the words of the message. What follows is somebody's.</summary>
    private static string PageOf(DiagnosticRule rule, string page)
    {
        string head = $"# {rule.Id}: {rule.Title}\n\n{SeverityOf(rule)}: *{Placeholder().Replace(rule.Message.Replace("*", "\\*", StringComparison.Ordinal), "…")}*\n";
        return page.Length == 0 ? head + "\n" + rule.Description + "\n\n## Bad\n\n## Good\n\n## How to fix\n" : head + Head().Replace(page, string.Empty);
    }

    private static string Tracked(string text, IEnumerable<DiagnosticRule> rules, string project)
    {
        string shipped = File.ReadAllText(System.IO.Path.Combine(TestEnvironment.RepositoryRoot, "src", project, "AnalyzerReleases.Shipped.md"));
        string head = text[..(text.IndexOf("--------|", StringComparison.Ordinal) + text[text.IndexOf("--------|", StringComparison.Ordinal)..].IndexOf('\n', StringComparison.Ordinal) + 1)];
        return head + string.Concat(rules.Where(rule => !shipped.Contains(rule.Id + " |", StringComparison.Ordinal))
            .Select(static rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.Severity.ToString() : "Disabled")} | {rule.Title}\n"));
    }

    [GeneratedRegex("""(    <_PromptGenSoftWarnings Condition=.*\n)+""")]
    private static partial Regex SoftProperties();

    [GeneratedRegex("""\| Mistake \|.*\n(\|.*\n)*""")]
    private static partial Regex FirstMessages();

    [GeneratedRegex("""SoftWarnings = \[.*\];""")]
    private static partial Regex SoftCodes();

    [GeneratedRegex("""\A# .*\n(\n(Error|Warning|Info|Off \([A-Za-z]+\)): \*.*\*\n)?""")]
    private static partial Regex Head();

    [GeneratedRegex("""\{[0-9]+\}""")]
    private static partial Regex Placeholder();
}
