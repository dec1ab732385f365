using System;
using System.IO;
using System.Linq;
using System.Text;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>Stamping as a user does it: from a prompt to its releases.</summary>
public sealed class StampCommandTests
{
    private const string First = "Prompts/versions/triage/2026-03-15.1.release.yaml";
    private const string Second = "Prompts/versions/triage/2026-03-20.1.release.yaml";

    [Fact]
    public void TheFirstReleaseHasTheVersionThatTheFileNames()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();

        ToolResult result = folder.Run("stamp").Passed();

        Assert.Equal(["Prompts/versions/triage/2026-03-15.1.release.yaml"], folder.Releases());
        Assert.Equal(ProjectFolder.Minimal, folder[ProjectFolder.Triage]);
        Assert.Equal("triage  first release -> 2026-03-15.1  Prompts/versions/triage/2026-03-15.1.release.yaml\n1 prompt stamped.\n", result.Out);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void AChangeGetsTheNextVersionAndAWayBack()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder[ProjectFolder.Triage] = "# Kept.\r\nprompt_id:  'triage'\r\nversion: \"2026-03-15.1\"  # as it stood\r\n\r\ntemplate: Route the ticket.\r\n";

        folder.Run("stamp").Passed();

        Assert.Equal(
            "# Kept.\r\nprompt_id:  'triage'\r\nversion: \"2026-03-20.1\"  # as it stood\r\nrollback_to: \"2026-03-15.1\"\r\n\r\ntemplate: Route the ticket.\r\n",
            folder[ProjectFolder.Triage]);
        Assert.Equal([First, Second], folder.Releases());
    }

    [Fact]
    public void NothingIsStampedTwice()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        var before = folder.Snapshot();

        ToolResult result = folder.Run("stamp").Passed();

        Assert.Equal("Nothing to stamp: the prompt matches its release.\n", result.Out);
        Assert.Equal(before, folder.Snapshot());
    }

    [Fact]
    public void AWorkingFileThatWasNotWrittenIsFinished()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");
        string before = folder[ProjectFolder.Triage];
        folder.Run("stamp").Passed();
        string after = folder[ProjectFolder.Triage];
        folder[ProjectFolder.Triage] = before;

        ToolResult result = folder.Run("stamp").Passed();

        Assert.Equal(after, folder[ProjectFolder.Triage]);
        Assert.Equal([First, Second], folder.Releases());
        Assert.Contains("finished", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ADryRunWritesNothing()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        var before = folder.Snapshot();

        ToolResult result = folder.Run("stamp", "--dry-run").Passed();

        Assert.Equal(before, folder.Snapshot());
        Assert.False(Directory.Exists(folder.Full("obj")));
        Assert.Contains("1 prompt would be stamped (dry run, nothing was written).", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyTheNamedPromptsAreStamped()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["Prompts/other.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "other", StringComparison.Ordinal);
        folder["Prompts/broken.prompt.yaml"] = "prompt_id: broken\n";

        folder.Run("stamp", "other").Passed();

        Assert.Equal(["Prompts/versions/other/2026-03-15.1.release.yaml"], folder.Releases());
    }

    [Fact]
    public void OneThatIsBrokenKeepsAllFromBeingStamped()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["Prompts/broken.prompt.yaml"] = "prompt_id: broken\nversion: 2026-03-15.1\ntemplate: \"{{ x }}\"\nmodle: a\n";
        var before = folder.Snapshot();

        ToolResult result = folder.Run("stamp").Failed(2);

        Assert.Equal(before, folder.Snapshot());
        Assert.Contains("Prompts/broken.prompt.yaml(3,15): error PG1201: `x` is not defined.", result.Error, StringComparison.Ordinal);
        Assert.Contains("Prompts/broken.prompt.yaml(4,1): error PG0101: `modle` is not a field of a prompt file. Did you mean `model`?", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was stamped.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AChangedContractWantsAReason()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team.", "by team for {{ tier }}.\nvariables: [tier]");
        var before = folder.Snapshot();

        ToolResult refused = folder.Run("stamp").Failed(2);
        Assert.Contains("(2,10): error PG3006: `triage` requires more of the calling code than its release 2026-03-15.1", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Snapshot());

        Assert.Contains("--accept-contract needs a reason", folder.Run("stamp", "--accept-contract", " ").Failed(1).Error, StringComparison.Ordinal);

        folder.Run("stamp", "--accept-contract", "callers pass the tier").Passed();
        Assert.Contains("reason: callers pass the tier", folder[Second], StringComparison.Ordinal);
    }

    [Fact]
    public void TheDayCanBeGiven()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");

        folder.Run("stamp", "--date", "2026-03-18").Passed();

        Assert.Contains("version: 2026-03-18.1\n", folder[ProjectFolder.Triage], StringComparison.Ordinal);
        Assert.Contains("'18.3.' is not a date. Write it as 2026-03-15.", folder.Run("stamp", "--date", "18.3.").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AByteOrderMarkStays()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        File.WriteAllText(folder.Full(ProjectFolder.Triage), ProjectFolder.Minimal.Replace("team", "grüne Teams", StringComparison.Ordinal), Encoding.UTF8);

        folder.Run("stamp").Passed();

        byte[] content = File.ReadAllBytes(folder.Full(ProjectFolder.Triage));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), content[..3]);
        Assert.Equal(0xEF, Assert.Single(content, static value => value == 0xEF));
    }

    [Fact]
    public void ProgramsGetJson()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["Prompts/other.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "other", StringComparison.Ordinal);
        folder.Run("stamp", "other").Passed();

        ToolResult result = folder.Run("stamp", "--format", "json").Passed();

        Assert.Equal(
            """
            {
              "dry_run": false,
              "stamped": [
                {
                  "id": "triage",
                  "source": "Prompts/triage.prompt.yaml",
                  "version": "2026-03-15.1",
                  "release": "Prompts/versions/triage/2026-03-15.1.release.yaml"
                }
              ],
              "settled": [],
              "unchanged": [
                "other"
              ],
              "problems": []
            }

            """,
            result.Out);
    }

    [Fact]
    public void AnUnknownIdIsAnError()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();

        Assert.Equal(
            $"error PG0407: The prompt `triag` does not exist in '{folder.Full("Prompts")}'. Did you mean `triage`?\n",
            folder.Run("stamp", "triag", "triag").Failed(1).Error);
    }
}
