using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Projects;

/// <summary>Commands in a repository with several projects, from any of its folders.</summary>
public sealed class SolutionTests : IDisposable
{
    private readonly ProjectFolder _folder = new(empty: true);

    public SolutionTests()
    {
        _folder["Shop.sln"] = "";
        _folder["docs/readme.md"] = "";
        Project("src/Desk", "triage");
        Project("src/Shop", "recommend");
        _folder["tests/Desk.Tests/Desk.Tests.csproj"] = "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>";
    }

    [Theory]
    [InlineData(".")]
    [InlineData("docs")]
    [InlineData("src")]
    [InlineData("tests/Desk.Tests")]
    public void AnIdChoosesTheProjectThatHasIt(string directory)
    {
        Assert.Contains("triage  2026-03-15.1", Run(directory, "show", "triage").Passed().Out, StringComparison.Ordinal);
        Run(directory, "stamp", "recommend").Passed();
        Assert.Equal(["src/Shop/Prompts/versions/recommend/2026-03-15.1.release.yaml"], _folder.Releases());
        Run(directory, "promote", "recommend", "--env", "production", "--to", "stable").Passed();
        Assert.StartsWith("recommend in production:", Run(directory, "rollback", "recommend", "--env", "production", "--to", "2026-03-15.1").Passed().Out, StringComparison.Ordinal);
        Assert.Contains("did you mean `recommend`?", Run(directory, "show", "recomend").Failed(1).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".", "--project", "src/Desk")]
    [InlineData(".", "--project", "src/Desk/Desk.csproj")]
    [InlineData("docs", "--project", "../src/Desk")]
    [InlineData("src/Desk")]
    [InlineData("src/Desk/Prompts")]
    [InlineData("src/Desk/Pages/Admin")]
    public void OneProjectIsChosen(string directory, params string[] option)
    {
        Directory.CreateDirectory(_folder.Full("src/Desk/Pages/Admin"));

        string[] lines = Run(directory, ["status", .. option]).Passed().Out.Split('\n');

        Assert.StartsWith("triage ", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, static line => line.StartsWith("recommend", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutAChoiceTheProjectsAreNamed()
    {
        string error = Run("docs", "stamp").Failed(1).Error;

        Assert.Contains("Several projects have prompts: ../src/Desk/Desk.csproj, ../src/Shop/Shop.csproj. Pass one of them to --project, or use --all", error, StringComparison.Ordinal);
        Assert.Contains("Use only one of --project and --all.", Run(".", "status", "--all", "--project", "src/Desk").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("'src/Dekc' does not exist. Pass a .csproj file or its folder to --project.", Run(".", "status", "--project", "src/Dekc").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("The folder 'docs' does not contain a C# project.", Run(".", "status", "--project", "docs").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("'Shop.sln' is not a C# project.", Run(".", "status", "--project", "Shop.sln").Failed(1).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("docs")]
    [InlineData("src/Desk")]
    public void AllProjectsAreStampedCheckedAndShown(string directory)
    {
        Assert.Equal(2, Run(directory, "stamp", "--all").Passed().Out.Split('\n').Count(static line => line == "1 prompt stamped."));
        Assert.Equal(2, _folder.Releases().Length);
        Assert.EndsWith(" in 2 prompts and 2 releases of 2 projects.\n", Run(directory, "check", "--all").Passed().Out, StringComparison.Ordinal);

        using JsonDocument status = JsonDocument.Parse(Run(directory, "status", "--all", "--format", "json").Passed().Out);
        Assert.Equal(
            ["triage", "recommend"],
            status.RootElement.GetProperty("projects").EnumerateArray().Select(static project => project.GetProperty("prompts")[0].GetProperty("id").GetString()));
        Run(directory, "promote", "triage", "--env", "production", "--to", "stable", "--project", _folder.Full("src/Desk")).Passed();
        Assert.Contains("triage", Run(directory, "status", "--all", "--env", "production").Passed().Out, StringComparison.Ordinal);
        Assert.Contains(" Did you mean `production`?", Run(directory, "status", "--all", "--env", "prodction").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OfSeveralProjectsAFaultyOneDoesNotHideTheOthers()
    {
        _folder["src/Shop/Prompts/recommend.prompt.yaml"] = "prompt_id: recommend\nversion: 2026-03-15.1\ntemplate: \"{{ x }}\"\n";
        File.Delete(_folder.Full("src/Desk/Prompts/triage.prompt.yaml"));

        string found = Run(".", "check", "--all").Failed(2).Out;
        Assert.Contains("src/Shop/Prompts/recommend.prompt.yaml(3,15): error PG1201", found, StringComparison.Ordinal);
        Assert.Contains("src/Desk/Prompts: error PG0402", found, StringComparison.Ordinal);
    }

    [Fact]
    public void PathsAreThoseOfTheShell()
    {
        _folder["src/Desk/Prompts/triage.prompt.yaml"] = "prompt_id: triage\nversion: 2026-03-15.1\ntemplate: \"{{ x }}\"\n";

        Assert.Contains("\ntriage.prompt.yaml(3,15): error PG1201", Run("src/Desk/Prompts", "check").Failed(2).Out, StringComparison.Ordinal);
        Assert.Contains("\n../src/Desk/Prompts/triage.prompt.yaml(3,15): error PG1201", Run("docs", "check", "--project", "../src/Desk").Failed(2).Out, StringComparison.Ordinal);
        _folder["src/Desk/Prompts/triage.prompt.yaml"] = ProjectFolder.Minimal;
        Assert.Contains("  ../src/Desk/Prompts/versions/triage/2026-03-15.1.release.yaml", Run("docs", "stamp", "triage").Passed().Out, StringComparison.Ordinal);
        string promoted = Run("docs", "promote", "triage", "--env", "production", "--to", "stable", "--state", "state.json").Passed().Out;
        Assert.Contains("Wrote ../src/Desk/Prompts/environments/production/triage.json\nWrote state.json\n", promoted, StringComparison.Ordinal);
    }

    [GitFact]
    public void BuildServersGetPathsFromTheRootOfTheRepository()
    {
        _ = new GitRepository(_folder);
        _folder["src/Desk/Prompts/triage.prompt.yaml"] = "prompt_id: triage\nversion: 2026-03-15.1\ntemplate: \"{{ x }}\"\n";

        Assert.Contains("\n::error file=src/Desk/Prompts/triage.prompt.yaml,line=3", Run("src/Desk", "check", "--format", "github").Failed(2).Out, StringComparison.Ordinal);
        Assert.Contains("\"uri\": \"src/Desk/Prompts/triage.prompt.yaml\"", Run("src/Desk/Prompts", "check", "--format", "sarif").Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectsCanShareAFolderOfPrompts()
    {
        _folder["shared/Prompts/greeting.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "greeting", StringComparison.Ordinal);
        foreach (string project in new[] { "src/Desk", "src/Shop" })
        {
            Directory.Delete(_folder.Full(project + "/Prompts"), recursive: true);
            _folder[project + "/" + Path.GetFileName(project) + ".csproj"] =
                WithPackage("<PropertyGroup><PromptGenFolder>../../shared/Prompts</PromptGenFolder></PropertyGroup>");
        }

        foreach (string directory in new[] { "src/Desk", "src/Shop", ".", "shared/Prompts", "docs" })
        {
            Assert.Contains("greeting ", Run(directory, "status").Passed().Out, StringComparison.Ordinal);
        }

        Run("docs", "stamp", "--all").Passed();
        Assert.Equal(["shared/Prompts/versions/greeting/2026-03-15.1.release.yaml"], _folder.Releases());
        Assert.Equal("No problems in 1 prompt and 1 release.\n", Run("src/Shop", "check").Passed().Out);
    }

    public void Dispose() => _folder.Dispose();

    private void Project(string path, string id)
    {
        _folder[path + "/" + Path.GetFileName(path) + ".csproj"] = WithPackage("");
        _folder[path + "/Prompts/" + id + ".prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", id, StringComparison.Ordinal);
    }

    private static string WithPackage(string properties) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\">{properties}<ItemGroup><PackageReference Include=\"PromptGen\" Version=\"0.1.0\" /></ItemGroup></Project>";

    private ToolResult Run(string directory, params string[] arguments) => ToolResult.Of(Path.GetFullPath(_folder.Full(directory)), arguments);
}
