using System;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Comparing;

/// <summary>Differences between states of a prompt, and beginnings of prompts.</summary>
public sealed class DiffCommandTests
{
    [Fact]
    public void TheWorkingCopyIsComparedWithItsRelease()
    {
        using ProjectFolder folder = Changed();

        Assert.Equal(
            "triage  2026-03-15.1 -> working copy\nmodel  (parameters)\n  + m<1>\nmessages/0  (wording)\n  line 1\n  - team\n  + severity\n",
            folder.Run("diff", "triage").Passed().Out);
        Assert.EndsWith("The two are the same prompt.\n", folder.Run("diff", "triage", "2026-03-15.1", "2026-03-15.1").Passed().Out, StringComparison.Ordinal);
        Assert.Contains("error PG0410", folder.Run("diff", "triage", "2026-03-15.9").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramsAndBrowsersGetTheSame()
    {
        using ProjectFolder folder = Changed();

        using JsonDocument json = JsonDocument.Parse(folder.Run("diff", "triage", "--format", "json").Passed().Out);
        Assert.Equal("parameters", json.RootElement.GetProperty("class").GetString());
        Assert.Equal(["model", "messages/0"], json.RootElement.GetProperty("changes").EnumerateArray().Select(static change => change.GetProperty("path").GetString()));

        string page = folder.Run("diff", "triage", "--format", "html").Passed().Out;
        Assert.Contains("<pre>Route the ticket by <del>team</del><ins>severity</ins>.</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<ins>m&lt;1&gt;</ins>", page, StringComparison.Ordinal);
        Assert.Contains("width=device-width", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGitRevisionIsASideToo()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["Prompts/style.partial.md"] = "Be brief.";
        folder.Replace(ProjectFolder.Triage, "Route", "{{ include 'style' }} Route".Insert(0, "Well. "));
        foreach (string[] arguments in new[] { ["init", "-q"], new[] { "add", "." }, ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "First"] })
        {
            using Process git = ToolProcess.Start("git", folder.Root, arguments);
            (await ToolProcess.FinishAsync(git)).Passed();
        }

        folder["Prompts/style.partial.md"] = "Be kind.";

        Assert.Equal(
            "triage  git:HEAD -> working copy\npartials/style  (wording)\n  line 1\n  - brief\n  + kind\n",
            folder.Run("diff", "triage", "git:HEAD").Passed().Out);
        Assert.Contains("error PG0410: 'nowhere' cannot be used here:", folder.Run("diff", "triage", "git:nowhere").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("error PG0410", folder.Run("diff", "triage", "git:--output=x").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void InitAndNewWritePromptsThatPassACheck()
    {
        using ProjectFolder folder = new();

        Assert.Equal("Would write Prompts/greeting.prompt.yaml.\n", folder.Run("init", "--dry-run").Passed().Out);
        Assert.Equal("Wrote Prompts/greeting.prompt.yaml.\n", folder.Run("init").Passed().Out);
        Assert.Equal("Wrote Prompts/support-triage.prompt.yaml.\n", folder.Run("new", "support-triage").Passed().Out);
        Assert.Contains("error PG0404", folder.Run("new", "support-triage").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("error PG1001", folder.Run("new", "Support_Triage").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("error PG1001", folder.Run("new", "../x").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("0 errors, 2 warnings", folder.Run("check").Passed().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void AManifestOfAnotherTextDoesNotAgree()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["App.prompts.json"] = """
            { "format": "promptgen-manifest/1", "assembly": "App", "prompts": [
              { "id": "triage", "version": "2026-03-15.1", "hash": "sha256:00", "contract": "c", "source": "Prompts/triage.prompt.yaml",
                "inputs": [{ "path": "Prompts/triage.prompt.yaml", "sha256": "00" }] },
              { "id": "gone", "version": "2026-03-15.1", "hash": "sha256:00", "contract": "c", "source": "Prompts/gone.prompt.yaml", "inputs": [] }] }
            """;

        string[] lines = folder.Run("verify", "--manifest", "App.prompts.json", "--prompts", "Prompts").Failed(2).Out.Split('\n');

        Assert.Contains("error PG0411: `gone`: the manifest was made from Prompts/gone.prompt.yaml, which is not there.", lines);
        Assert.Equal("error PG0411: `triage`: Prompts/triage.prompt.yaml is not the text that went into it.", lines[1]);
        Assert.StartsWith("error PG0411: `triage`: the files give sha256:", lines[2], StringComparison.Ordinal);
        Assert.Contains("--assembly, --prompts or both", folder.Run("verify", "--manifest", "App.prompts.json").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("error PG0410", folder.Run("verify", "--manifest", "App.csproj", "--prompts", "Prompts").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("error PG0305", folder.Run("verify", "--manifest", "App.prompts.json", "--assembly", "App.csproj").Failed(1).Error, StringComparison.Ordinal);
    }

    private static ProjectFolder Changed()
    {
        ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");
        folder.Replace(ProjectFolder.Triage, "template:", "model: m<1>\ntemplate:");
        return folder;
    }
}
