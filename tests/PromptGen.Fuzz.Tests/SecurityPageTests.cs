using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PromptGen.Fuzz.Tests;

/// <summary>SECURITY.md names a test for each line of its threat model, and each of them exists.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] Page = File.ReadAllLines(RepositoryFolder.Combine("SECURITY.md"));

    public static TheoryData<string> Tests => [.. Page.SelectMany(static line => TestName().Matches(line)).Select(static name => name.Groups[1].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Tests))]
    public void EveryTestExists(string name)
    {
        string[] parts = name.Split('/', '.');
        string project = name[..name.IndexOf('/', StringComparison.Ordinal)];
        (string type, string method) = (parts[^2], parts[^1]);

        IEnumerable<string> sources = RepositoryFolder.Files(type + "*.cs")
            .Where(file => file.Contains(Path.DirectorySeparatorChar + project + Path.DirectorySeparatorChar, StringComparison.Ordinal));

        Assert.True(sources.Any(file => IsTest(File.ReadAllText(file), type, method)), name + " does not exist. Name the test that shows it now, or write one.");
    }

    /// <summary>In a table of the threat model, what has no test is a claim.</summary>
    [Fact]
    public void EveryLineOfTheThreatModelNamesATest()
    {
        string[] lines = [.. Page.SkipWhile(static line => line != "## Threat model").Where(static line => line.StartsWith("| C", StringComparison.Ordinal))];

        Assert.InRange(lines.Length, 30, 200);
        Assert.All(lines, static line => Assert.Matches(TestName(), line));
    }

    /// <summary>Every cell of the tables that is in code quotes and has a slash is the name of a test, and is written as one.</summary>
    [Fact]
    public void NamesOfTestsAreWrittenAlike() => Assert.All(
        Page.Where(static line => line.StartsWith("| C", StringComparison.Ordinal)).SelectMany(static line => line.Split('|')[2].Split(", ")),
        static name => Assert.Matches("^`PromptGen(\\.[A-Za-z]+)*\\.Tests/\\w+\\.\\w+`$|^`PromptGen\\.PackageTests/\\w+\\.\\w+`$", name.Trim()));

    /// <summary>Between the attribute and the method there is no other method; there may be a lot of data.</summary>
    private static bool IsTest(string source, string type, string method)
    {
        Match declaration = Regex.Match(source, $@"\bpublic (static )?(async )?(Task|void) {method}\(");
        return declaration.Success && Regex.IsMatch(source, $@"\bclass {type}\b")
            && TestAttribute().Matches(source[..declaration.Index]).LastOrDefault() is { } attribute
            && !MethodDeclaration().IsMatch(source[attribute.Index..declaration.Index]);
    }

    [GeneratedRegex(@"`(PromptGen(?:\.[A-Za-z]+)*/\w+\.\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\[\w*(Fact|Theory)\b")]
    private static partial Regex TestAttribute();

    [GeneratedRegex(@"^    (public|private|internal) (static )?(async )?\w+ \w+\(", RegexOptions.Multiline)]
    private static partial Regex MethodDeclaration();
}
