using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests.Wording;

/// <summary>No text that a reader can see contains a phrase of <see cref="ForbiddenPhrases"/>. There is one test for each kind of text.</summary>
public sealed partial class WordingTests
{
    private const string RulesPath = "src/PromptGen.Core/Diagnostics/DiagnosticRules.cs";
    private const string ToolFolder = "src/PromptGen.Tool/";
    private const string PageFolder = "docs/diagnostics/";

    [Fact]
    public void DiagnosticRulesAreInPlainEnglish() => AssertPlain(SourceTexts.Literals(RulesPath));

    /// <summary>Rule 1 of the style guide. Code in backticks counts as a word.</summary>
    [Fact]
    public void SentencesOfDiagnosticRulesHaveAtMost25Words()
    {
        IEnumerable<string> sentences =
            from rule in DiagnosticRulesTests.Rules
            from text in new[] { rule.Message, rule.Description }
            from sentence in SentenceEnd().Split(InlineCode().Replace(text, PrintedText.Code))
            select rule.Id + ": " + sentence;

        Assert.DoesNotContain(sentences, static sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 1 + 25);
    }

    [Fact]
    public void DiagnosticPagesAreInPlainEnglish() =>
        AssertPlain(Files("docs", "*.md").Where(static path => path.StartsWith(PageFolder, StringComparison.Ordinal)).SelectMany(MarkdownTexts.Of));

    [Fact]
    public void DocumentsAreInPlainEnglish() =>
        AssertPlain(Files("docs", "*.md").Where(static path => !path.StartsWith(PageFolder, StringComparison.Ordinal))
            .Concat(["README.md", "CONTRIBUTING.md", "SECURITY.md"])
            .Concat(Files("src", "README*.md")).Concat(Files("samples", "README*.md")).SelectMany(MarkdownTexts.Of));

    [Fact]
    public void PublicDocumentationIsInPlainEnglish() => AssertPlain(Files("src", "*.cs").SelectMany(SourceTexts.PublicDocumentation));

    [Fact]
    public void TextsOfTheToolAreInPlainEnglish() =>
        AssertPlain(Files("src", "*.cs").Where(static path => path.StartsWith(ToolFolder, StringComparison.Ordinal)).SelectMany(SourceTexts.Literals));

    [Fact]
    public void OtherMessagesAreInPlainEnglish() =>
        AssertPlain(Files("src", "*.cs").Where(static path => path != RulesPath && !path.StartsWith(ToolFolder, StringComparison.Ordinal)).SelectMany(SourceTexts.Literals));

    [Fact]
    public void MessagesOfTheBuildAreInPlainEnglish() =>
        AssertPlain(Files("build", "*.targets").Concat(Files("build", "*.props")).Concat(Files("src", "*.targets")).SelectMany(MessagesOfTargets));

    [Fact]
    public void DescriptionsInSchemasAreInPlainEnglish() => AssertPlain(Files("schemas", "*.json").SelectMany(DescriptionsOf));

    private static void AssertPlain(IEnumerable<PrintedText> texts)
    {
        PrintedText[] all = [.. texts];
        string[] findings = [.. all.SelectMany(static text => text.Findings(ForbiddenPhrases.All))];

        Assert.NotEmpty(all);
        Assert.True(findings.Length == 0, findings.Length + " forbidden phrases:\n" + string.Join('\n', findings));
    }

    private static IEnumerable<PrintedText> MessagesOfTargets(string path) =>
        XDocument.Load(Path.Combine(TestEnvironment.RepositoryRoot, path), LoadOptions.SetLineInfo).Descendants().Attributes("Text")
            .Select(text => PrintedText.InOneLine(path, ((IXmlLineInfo)text).LineNumber, text.Value));

    private static IEnumerable<PrintedText> DescriptionsOf(string path)
    {
        string[] lines = File.ReadAllLines(Path.Combine(TestEnvironment.RepositoryRoot, path));
        using JsonDocument document = JsonDocument.Parse(string.Join('\n', lines));
        return [.. Descriptions(document.RootElement).Select(text => PrintedText.InOneLine(
            path, Array.FindIndex(lines, line => line.Contains(JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), StringComparison.Ordinal)) + 1, text))];
    }

    private static IEnumerable<string> Descriptions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static property => property is { Name: "title" or "description", Value.ValueKind: JsonValueKind.String }
            ? [property.Value.GetString()!]
            : Descriptions(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Descriptions),
        _ => [],
    };

    /// <summary>Files that are kept in the repository, by paths from its root, in one order on all systems.</summary>
    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(TestEnvironment.RepositoryRoot, folder), pattern, SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(TestEnvironment.RepositoryRoot, path).Replace('\\', '/'))
            .Where(static path => !path.Split('/').Any(static part => part is "obj" or "bin" or ".promptgen"))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"(?<=[.?!]) (?=[A-Z`{'""])")]
    private static partial Regex SentenceEnd();
}
