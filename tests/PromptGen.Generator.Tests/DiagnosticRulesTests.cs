using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using PromptGen.Core.Diagnostics;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

/// <summary>The words of the rules, and their pages.</summary>
public sealed partial class DiagnosticRulesTests
{
    private static readonly string PageFolder = Path.Combine(TestEnvironment.RepositoryRoot, "docs", "diagnostics");

    internal static readonly IReadOnlyList<DiagnosticRule> Rules =
    [
        .. typeof(DiagnosticRules)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static field => field.GetValue(null))
            .OfType<DiagnosticRule>(),
    ];

    public static TheoryData<string> RuleIds => [.. Rules.Select(static rule => rule.Id)];

    [Fact]
    public void CodesAreUniqueAndInOrder()
    {
        string[] ids = [.. Rules.Select(static rule => rule.Id)];

        Assert.All(ids, static id => Assert.Matches("^PG[0-9]{4}$", id));
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void WordsAreComplete(string id)
    {
        DiagnosticRule rule = Rules.Single(candidate => candidate.Id == id);

        Assert.False(rule.Title.EndsWith('.'), "A title is not a sentence.");
        Assert.EndsWith(".", rule.Description, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', rule.Message);
        int[] places = [.. Placeholder().Matches(rule.Message).Select(static match => int.Parse(match.Groups[1].ValueSpan, provider: null)).Distinct().Order()];
        Assert.Equal(Enumerable.Range(0, places.Length), places);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void EachRuleHasAPage(string id)
    {
        DiagnosticRule rule = Rules.Single(candidate => candidate.Id == id);
        string page = Path.Combine(PageFolder, id + ".md");

        Assert.True(File.Exists(page), $"docs/diagnostics/{id}.md is missing.");
        string[] lines = File.ReadAllLines(page);
        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Equal(["## Bad", "## Good", "## How to fix"], lines.Where(static line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.EndsWith($"/docs/diagnostics/{id}.md", rule.HelpLink, StringComparison.Ordinal);
    }

    [Fact]
    public void EachPageHasARule()
    {
        IEnumerable<string?> pages = Directory.EnumerateFiles(PageFolder, "PG*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Rules.Select(static rule => rule.Id), pages.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\\{([0-9]+)\\}")]
    private static partial Regex Placeholder();
}
