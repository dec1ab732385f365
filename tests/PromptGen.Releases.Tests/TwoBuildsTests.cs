using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>Two builds of one application live on one state, as they do while a deployment is rolled out.</summary>
public sealed class TwoBuildsTests
{
    [Fact]
    public async Task EachServesWhatItsCodeCanAndBothFollowARollbackOfAnotherPrompt()
    {
        using Publication publication = new();
        await publication.PromoteAsync(Publication.Third);
        await publication.PromoteAsync(Publication.Second, "summary");
        await publication.PromoteAsync(Publication.Third, "summary");
        using ReleasedProcess older = new("--file", publication.State);
        using ReleasedProcess newer = new(isNewer: true, "--file", publication.State);
        foreach (ReleasedProcess program in (ReleasedProcess[])[older, newer])
        {
            await program.WaitForAsync("triage", Publication.Third);
            await program.WaitForAsync("summary", Publication.Third);
        }

        // A version that only the newer code has the values for, in a pack for both.
        publication.TakeNewerPrompts();
        await publication.ToolAsync("pack", "triage@" + Publication.Newer, "--prompts", "Prompts", "--out", "deploy/packs/");
        string pack = Assert.Single(Directory.GetFiles(publication["deploy/packs"]));
        await publication.ToolAsync("state", "build", "--env", "production", "--prompts", "Prompts", "--out", "deploy/state.json", "--pack", pack);
        await publication.PromoteAsync(Publication.Newer);
        await newer.WaitForAsync("triage", Publication.Newer);
        await older.WaitForEventAsync("ContractDiffers (triage): version 2026-03-20.1 does not fit the code of this build: variables/region");

        // In the same state, which the older build takes in part.
        int before = older.Lines.Count;
        await publication.RollBackAsync("summary");
        await older.WaitForAsync("summary", Publication.Second);
        await newer.WaitForAsync("summary", Publication.Second);
        await older.WaitForLineAsync(static line => line.StartsWith("served triage " + Publication.Third + " ", StringComparison.Ordinal), "a request for triage", before);

        // Its entry is broken, and summary goes forward again all the same.
        string state = File.ReadAllText(publication.State);
        await publication.PromoteAsync(Publication.Third, "summary");
        string broken = File.ReadAllText(publication.State).Replace("\"version\": \"" + Publication.Newer + "\"", "\"version\": \"today\"", StringComparison.Ordinal);
        Assert.NotEqual(state, broken);
        File.WriteAllText(publication.State + ".next", broken);
        File.Move(publication.State + ".next", publication.State, overwrite: true);
        foreach (ReleasedProcess program in (ReleasedProcess[])[older, newer])
        {
            await program.WaitForEventAsync("Malformed (triage)");
            await program.WaitForEventAsync("summary: serial 4, stable " + Publication.Third);
        }

        older.End();
        newer.End();
        older.AreWhole();
        newer.AreWhole();
        Assert.Equal(Publication.Third, older.Served.Last(static served => served.Id == "triage").Version);
        Assert.Equal(Publication.Newer, newer.Served.Last(static served => served.Id == "triage").Version);
        Assert.DoesNotContain(older.Served, static served => served.Version == Publication.Newer);
    }
}
