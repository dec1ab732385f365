using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
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
            "triage  2026-03-15.1 -> working copy\nmodel  (parameters)\n  + m<1>\nmessage 1 (user)  (wording)\n  line 1\n  - team\n  + severity\n",
            folder.Run("diff", "triage").Passed().Out);
        Assert.EndsWith("Both are the same prompt.\n", folder.Run("diff", "triage", "2026-03-15.1", "2026-03-15.1").Passed().Out, StringComparison.Ordinal);
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
    public void AllPromptsOfTwoStatesAreCompared()
    {
        using ProjectFolder folder = Changed();
        folder["Prompts/old.prompt.yaml"] = "prompt_id: old\nversion: 2026-03-15.1\ntemplate: It goes.\n";
        GitRepository git = new(folder);
        File.Delete(folder.Full("Prompts/old.prompt.yaml"));
        folder["Prompts/other.prompt.yaml"] = "prompt_id: other\nversion: 2026-03-15.1\ntemplate: It comes.\n";
        folder.Replace(ProjectFolder.Triage, "Route", "Sort");

        Assert.Equal(
            "old  git:HEAD -> working copy\nThe prompt was removed.\nother  git:HEAD -> working copy\nThe prompt was added.\n"
            + "triage  git:HEAD -> working copy\nmessage 1 (user)  (wording)\n  line 1\n  - Route\n  + Sort\n3 prompts differ.\n",
            folder.Run("diff", "git:HEAD").Passed().Out);
        Assert.EndsWith("\n1 prompt differs.\n", folder.Run("diff").Passed().Out, StringComparison.Ordinal);
        Assert.Equal("All prompts are the same.\n", folder.Run("diff", "working", "working").Passed().Out);
        Assert.Contains("Name the prompt: `dotnet promptgen diff ID git:HEAD 2026-03-15.1`.", folder.Run("diff", "git:HEAD", "2026-03-15.1").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("error PG0407", folder.Run("diff", "tirage").Failed(1).Error, StringComparison.Ordinal);

        git.Commit("All of it");
        Assert.EndsWith("3 prompts differ.\n", folder.Run("diff", "git:HEAD~1", "git:HEAD").Passed().Out, StringComparison.Ordinal);
        string page = folder.Run("diff", "git:HEAD~1", "git:HEAD", "--format", "html").Passed().Out;
        Assert.Contains("<h2 id=\"triage\">triage</h2>", page, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(folder.Run("diff", "git:HEAD~1", "--format", "json").Passed().Out);
        Assert.Equal(["removed", "added", "both"], json.RootElement.GetProperty("prompts").EnumerateArray().Select(static prompt => prompt.GetProperty("presence").GetString()));
    }

    [Fact]
    public void AManifestIsASideToo()
    {
        using ProjectFolder folder = Changed();
        string hash = Regex.Match(folder["Prompts/versions/triage/2026-03-15.1.release.yaml"], "sha256:[0-9a-f]{64}$", RegexOptions.Multiline).Value;
        folder["first.json"] = Manifest("2026-03-15.1", hash);
        folder["dirty.json"] = Manifest("2026-03-15.1", "sha256:00");

        Assert.Equal(
            "triage  manifest:first.json -> working copy\nmodel  (parameters)\n  + m<1>\nmessage 1 (user)  (wording)\n  line 1\n  - team\n  + severity\n1 prompt differs.\n",
            folder.Run("diff", "manifest:first.json").Passed().Out);
        Assert.EndsWith("Both are the same prompt.\n", folder.Run("diff", "triage", "2026-03-15.1", "manifest:first.json").Passed().Out, StringComparison.Ordinal);

        string hashes = folder.Run("diff", "manifest:first.json", "manifest:dirty.json").Passed().Out;
        Assert.Contains("\nmessage 1 (user)  (wording)\n  - sha256:", hashes, StringComparison.Ordinal);
        Assert.Contains("\n  + sha256:aa\n", hashes, StringComparison.Ordinal);
        Assert.Contains("\nmodel  (parameters)\n  + gpt-5\n", hashes, StringComparison.Ordinal);
        Assert.Contains("Only hashes are compared", hashes, StringComparison.Ordinal);
        Assert.Contains("error PG0410", folder.Run("diff", "manifest:App.csproj").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("error PG0405", folder.Run("diff", "manifest:nowhere.json").Failed(1).Error, StringComparison.Ordinal);

        static string Manifest(string version, string hash) => $$"""
            { "format": "promptgen-manifest/1", "assembly": "App", "prompts": [
              { "id": "triage", "version": "{{version}}", "hash": "{{hash}}", "language": "scriban-7.2.6/1", "model": "gpt-5", "contract": "c", "source": "Prompts/triage.prompt.yaml", "inputs": [],
                "components": { "messages": ["sha256:aa"], "variables": "sha256:bb", "tools": "sha256:cc", "parameters": null, "response_format": null, "partials": {} } }] }
            """;
    }

    [Fact]
    public void LongValuesAreComparedByWords()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Replace(ProjectFolder.Triage, "template:", "response_format: { type: json_schema, schema: { type: object, properties: { team: { type: string } } } }\ntemplate:");
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "team: { type: string }", "team: { type: integer }");
        folder.Replace(ProjectFolder.Triage, "Route the ticket by team.", "Route the ticket by team. ");

        Assert.Contains("response_format  (contract)\n  line 1\n  - string\n  + integer\n", folder.Run("diff", "triage").Passed().Out, StringComparison.Ordinal);
        Assert.Contains("<del>string</del><ins>integer</ins>", folder.Run("diff", "triage", "--format", "html").Passed().Out, StringComparison.Ordinal);
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
        Assert.Contains("error PG0411: `triage`: `inputs`: Prompts/triage.prompt.yaml is not the text that went into it.", lines);
        Assert.Contains(lines, static line => line.StartsWith("error PG0411: `triage`: `hash`: the files give sha256:", StringComparison.Ordinal) && line.EndsWith(", and the manifest says sha256:00.", StringComparison.Ordinal));
        Assert.Contains("--assembly, --project, --prompts, --state or several of them", folder.Run("verify", "--manifest", "App.prompts.json").Failed(1).Error, StringComparison.Ordinal);
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
