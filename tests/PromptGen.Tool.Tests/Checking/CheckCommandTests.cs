using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using PromptGen.Tests;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Checking;

/// <summary>The checks of a build, and those of releases that no build reads.</summary>
public sealed class CheckCommandTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    private static readonly Dictionary<string, string> BuildServer = new(StringComparer.Ordinal) { ["CI"] = "true" };

    [Fact]
    public void NothingIsWrong()
    {
        using ProjectFolder folder = Released();

        Assert.Equal("No problems in 1 prompt and 2 releases.\n", folder.Run("check").Passed().Out);
        Assert.Equal("No problems in 1 prompt and 2 releases.\n", ToolResult.Of(folder.Root, BuildServer, "check").Passed().Out);
    }

    [Fact]
    public void AllProblemsOfAllFilesAreReportedAtOnceInTheirOrder()
    {
        using ProjectFolder folder = Released();
        folder["Prompts/a.prompt.yaml"] = "prompt_id: a\nversion: 2026-03-15.1\nmodle: x\ntemplate: \"{{ x }}\"\n";
        folder["Prompts/b.partial.md"] = "{{ end }}";
        folder["Prompts/c.prompt.json"] = "{ \"prompt_id\": \"c\", \"version\": \"2026-02-30.1\", \"template\": \"t\" }";

        ToolResult result = folder.Run("check").Failed(2);

        Assert.Equal(
            ["Prompts/a.prompt.yaml(3,1): error PG0101", "Prompts/a.prompt.yaml(4,15): error PG1201", "Prompts/b.partial.md", "Prompts/c.prompt.json"],
            result.Out.Split('\n').Where(static line => line.Contains(": error PG", StringComparison.Ordinal))
                .Select(static line => line.StartsWith("Prompts/a", StringComparison.Ordinal) ? line[..line.IndexOf(": ", line.IndexOf("PG", StringComparison.Ordinal), StringComparison.Ordinal)] : line[..line.IndexOf('(', StringComparison.Ordinal)]));
        Assert.Contains("4 errors, ", result.Out, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void DriftIsAWarningHereAndAnErrorOnABuildServer()
    {
        using ProjectFolder folder = Released();
        folder.Replace(ProjectFolder.Triage, "by severity", "by size");

        Assert.StartsWith("Prompts/triage.prompt.yaml(2,10): warning PG3004: ", folder.Run("check").Passed().Out, StringComparison.Ordinal);
        Assert.StartsWith("Prompts/triage.prompt.yaml(2,10): error PG3004: ", folder.Run("check", "--locked").Failed(2).Out, StringComparison.Ordinal);
        ToolResult.Of(folder.Root, BuildServer, "check").Failed(2);
        folder.Run("check", "--warnings-as-errors").Failed(2);

        folder.Replace(ProjectFolder.ProjectFile, "<ItemGroup>", "<PropertyGroup><PromptGenLocked>false</PromptGenLocked></PropertyGroup><ItemGroup>");
        ToolResult.Of(folder.Root, BuildServer, "check").Passed();
    }

    [Fact]
    public void AReleaseThatNoBuildReadsIsCheckedToo()
    {
        using ProjectFolder folder = Released();
        folder.Replace(ProjectFolder.Triage, "by severity", "by size");
        folder.Run("stamp").Passed();
        string first = "Prompts/versions/triage/2026-03-15.1.release.yaml";
        string text = folder[first];

        folder.Replace(first, "by team", "by tea");
        Assert.StartsWith(first + "(5,7): error PG4002: ", folder.Run("check").Failed(2).Out, StringComparison.Ordinal);

        File.Delete(folder.Full(first));
        Assert.Contains(
            "2026-03-20.1.release.yaml(7,3): error PG3002: The release 2026-03-15.1 of `triage` does not exist. The release 2026-03-20.1 was made from it",
            folder.Run("check").Failed(2).Out, StringComparison.Ordinal);

        folder[first] = text.Replace("by team", "by tea", StringComparison.Ordinal).Replace(Hash(text), HashOfTea(folder), StringComparison.Ordinal);
        Assert.Contains("2026-03-20.1.release.yaml(7,3): error PG4006: ", folder.Run("check").Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFormatTellsTheSame()
    {
        using ProjectFolder folder = Released();
        folder["Prompts/a b,c.prompt.yaml"] = "prompt_id: a\nversion: 2026-03-15.1\ntemplate: \"{{ x }} 100%\"\n";

        using JsonDocument json = JsonDocument.Parse(folder.Run("check", "--format", "json").Failed(2).Out);
        JsonElement problem = json.RootElement.GetProperty("problems").EnumerateArray().Single(static item => item.GetProperty("severity").GetString() == "error");
        Assert.Equal("PG1201", problem.GetProperty("code").GetString());
        Assert.Equal("Prompts/a b,c.prompt.yaml", problem.GetProperty("file").GetString());
        Assert.Equal([3, 15, 3, 16], new[] { "line", "column", "end_line", "end_column" }.Select(name => problem.GetProperty(name).GetInt32()));

        using JsonDocument sarif = JsonDocument.Parse(folder.Run("check", "--format", "sarif").Failed(2).Out);
        JsonElement run = sarif.RootElement.GetProperty("runs")[0];
        JsonElement result = run.GetProperty("results").EnumerateArray().Single(static item => item.GetProperty("level").GetString() == "error");
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("Prompts/a%20b%2Cc.prompt.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(15, place.GetProperty("region").GetProperty("startColumn").GetInt32());
        JsonElement rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("PG1201", rule.GetProperty("id").GetString());
        Assert.Equal(result.GetProperty("message").GetProperty("text").GetString(), problem.GetProperty("message").GetString());

        string annotation = folder.Run("check", "--format", "github").Failed(2).Out.Split('\n').Single(static line => line.StartsWith("::error", StringComparison.Ordinal));
        Assert.StartsWith("::error file=Prompts/a b%2Cc.prompt.yaml,line=3,endLine=3,col=15,endColumn=16,title=PG1201%3A Name is not declared::`x` is not defined.", annotation, StringComparison.Ordinal);
    }

    /// <summary>What the schema of SARIF 2.1.0 asks of the parts that are written.</summary>
    [Fact]
    public void SarifHasTheStructureThatItsSchemaAsksFor()
    {
        using ProjectFolder folder = Released();
        folder["Prompts/a.prompt.yaml"] = "prompt_id: a\nversion: 2026-03-15.1\nmodle: x\ntemplate: \"{{ x }}\"\n";
        folder["Prompts/empty.prompt.yaml"] = "";

        using JsonDocument sarif = JsonDocument.Parse(folder.Run("check", "--format", "sarif").Failed(2).Out);

        JsonElement log = sarif.RootElement;
        AssertMembers(log, ["version", "runs"], ["$schema"]);
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        JsonElement run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        AssertMembers(run, ["tool", "results"], ["columnKind"]);
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        JsonElement driver = run.GetProperty("tool").GetProperty("driver");
        AssertMembers(driver, ["name", "rules"], ["informationUri"]);
        JsonElement[] rules = [.. driver.GetProperty("rules").EnumerateArray()];
        Assert.Equal(rules.Length, rules.Select(static rule => rule.GetProperty("id").GetString()).Distinct().Count());
        foreach (JsonElement rule in rules)
        {
            AssertMembers(rule, ["id", "shortDescription", "fullDescription", "helpUri", "defaultConfiguration"], []);
            Assert.NotEqual("", rule.GetProperty("shortDescription").GetProperty("text").GetString());
            Assert.True(Uri.TryCreate(rule.GetProperty("helpUri").GetString(), UriKind.Absolute, out _));
            Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), Levels);
        }

        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        Assert.True(results.Length >= 3);
        foreach (JsonElement result in results)
        {
            AssertMembers(result, ["ruleId", "ruleIndex", "level", "message", "locations"], []);
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), Levels);
            Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
            JsonElement place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.True(Uri.TryCreate(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Relative, out _));
            JsonElement region = place.GetProperty("region");
            AssertMembers(region, ["startLine", "startColumn", "endLine", "endColumn"], []);
            Assert.All(region.EnumerateObject(), static member => Assert.True(member.Value.GetInt32() >= 1));
            Assert.True(region.GetProperty("endLine").GetInt32() >= region.GetProperty("startLine").GetInt32());
        }
    }

    [UnixFact]
    public void LinksAreRefusedAsInABuild()
    {
        using ProjectFolder folder = Released();
        Directory.Move(folder.Full("Prompts"), folder.Full("elsewhere"));
        Directory.CreateDirectory(folder.Full("Prompts"));
        Directory.CreateSymbolicLink(folder.Full("Prompts/shared"), folder.Full("elsewhere"));

        string[] links = [.. folder.Run("check").Failed(2).Out.Split('\n').Where(static line => line.Contains("PG0301", StringComparison.Ordinal))];
        Assert.StartsWith("Prompts/shared: error PG0301: 'Prompts/shared' is a symbolic link", Assert.Single(links), StringComparison.Ordinal);
    }

    private static void AssertMembers(JsonElement element, string[] required, string[] optional)
    {
        string[] names = [.. element.EnumerateObject().Select(static member => member.Name)];
        Assert.Empty(required.Except(names));
        Assert.Empty(names.Except(required).Except(optional));
    }

    private static ProjectFolder Released()
    {
        ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");
        folder.Run("stamp").Passed();
        return folder;
    }

    private static string Hash(string release) => release[release.LastIndexOf("sha256:", StringComparison.Ordinal)..].TrimEnd();

    /// <summary>The hash that a check says the edited release has.</summary>
    private static string HashOfTea(ProjectFolder folder)
    {
        using ProjectFolder other = ProjectFolder.WithTriage(ProjectFolder.Minimal.Replace("by team", "by tea", StringComparison.Ordinal));
        other.Run("stamp").Passed();
        Assert.NotEqual(folder.Root, other.Root);
        return Hash(other["Prompts/versions/triage/2026-03-15.1.release.yaml"]);
    }
}
