using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Checking;

/// <summary>Evidence counts for the text whose hash it names, and for no other.</summary>
public sealed class ReleaseEvidenceTests
{
    private const string Path = "Prompts/versions/triage/2026-03-15.1.evidence.json";

    [Theory]
    [InlineData("{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.1\", \"hash\": \"HASH\" }", "yes", "bound", null)]
    [InlineData("{ \"made_by\": { \"hash\": 1 }, \"hash\": \"HASH\", \"version\": \"2026-03-15.1\", \"prompt_id\": \"triage\", \"cases\": [1, 2] }", "yes", "bound", null)]
    [InlineData("{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.1\", \"hash\": \"sha256:0\" }", "for another hash", "other_hash", "its `hash` is sha256:0, and that of the release is sha256:")]
    [InlineData("{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.2\", \"hash\": \"HASH\" }", "for another release", "other_release", "its `version` is 2026-03-15.2, and that of the release is 2026-03-15.1")]
    [InlineData("{ \"prompt_id\": \"Triage\", \"version\": \"2026-03-15.1\", \"hash\": \"HASH\" }", "for another release", "other_release", "its `prompt_id` is Triage, and that of the release is triage")]
    [InlineData("{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.1\" }", "unreadable", "unreadable", "it has no `hash`")]
    [InlineData("{ \"prompt_id\": \"triage\", \"version\": 1, \"hash\": \"HASH\" }", "unreadable", "unreadable", "its `version` is a number, and should be a text")]
    [InlineData("{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.1\", \"hash\": \"HASH\", \"hash\": \"sha256:0\" }", "unreadable", "unreadable", "line 1, column ")]
    [InlineData("[]", "unreadable", "unreadable", "it is a list, but an object is expected")]
    [InlineData("", "unreadable", "unreadable", "it is empty")]
    [InlineData("{}", "unreadable", "unreadable", "it has no `prompt_id`")]
    public void ItCountsForTheHashThatItNames(string evidence, string words, string state, string? reason)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder[Path] = evidence.Replace("HASH", Hash(folder), StringComparison.Ordinal);

        string[] status = folder.Run("status").Passed().Out.Split('\n');
        using JsonDocument json = JsonDocument.Parse(folder.Run("status", "--format", "json").Passed().Out);
        JsonElement prompt = json.RootElement.GetProperty("prompts")[0];
        string check = folder.Run("check").Passed().Out;

        Assert.Matches("^triage +2026-03-15.1 +released +- +" + words + "$", status[1]);
        Assert.Equal(state, prompt.GetProperty("evidence").GetString());
        if (reason is null)
        {
            Assert.Equal("", status[2]);
            Assert.False(prompt.TryGetProperty("evidence_reason", out _));
            Assert.StartsWith("No problems", check, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("1 with unusable evidence: dotnet promptgen check", status[2]);
            Assert.Contains(reason, prompt.GetProperty("evidence_reason").GetString(), StringComparison.Ordinal);
            Assert.StartsWith(Path + ": warning PG3008: The evidence does not match the release next to it: ", check, StringComparison.Ordinal);
            Assert.Contains(reason, check, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ItSaysNothingOfWhatChangedSince()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder[Path] = Bound(folder);
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");

        Assert.Matches("\ntriage +2026-03-15.1 +changed: wording +- +of the release\n", folder.Run("status").Passed().Out);

        folder.Run("stamp").Passed();
        Assert.Matches("\ntriage +2026-03-20.1 +released +2026-03-15.1 +-\n", folder.Run("status").Passed().Out);
    }

    [Fact]
    public void TheReleaseThatItIsForMustBeThere()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder[Path] = Bound(folder);
        File.Delete(folder.Full(folder.Releases().Single()));

        Assert.Contains(
            "\n" + Path + ": error PG4132: Version 2026-03-15.1 of `triage` has not been released. There is evidence for it: restore the release from version control, or remove the evidence, too.\n",
            folder.Run("check").Failed(2).Out, StringComparison.Ordinal);
    }

    private static string Bound(ProjectFolder folder) =>
        "{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.1\", \"hash\": \"" + Hash(folder) + "\" }";

    private static string Hash(ProjectFolder folder) => Regex.Match(folder[folder.Releases()[0]], "^hash: (sha256:[0-9a-f]{64})$", RegexOptions.Multiline).Groups[1].Value;
}
