using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Tests.Releases;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>From a promotion to the rollback, with the tool and a program as processes. How long it takes is measured by the benchmark `rollback`.</summary>
public sealed class RollbackTests
{
    [Fact]
    public async Task AVersionFromAPackIsPromotedRolledBackAndNeverComesAgain()
    {
        using Publication publication = new();
        await publication.ToolAsync("pack", "triage@" + Publication.First, "--prompts", "Prompts", "--out", "deploy/packs/");
        await publication.PromoteAsync(Publication.Second);
        string pack = Assert.Single(Directory.GetFiles(publication["deploy/packs"]));
        await publication.ToolAsync("state", "build", "--env", "production", "--prompts", "Prompts", "--out", "deploy/state.json", "--pack", pack);
        using ReleasedProcess program = new("--file", publication.State, "--poll", "200");
        await program.WaitForAsync("triage", Publication.Second);

        await publication.PromoteAsync(Publication.First);
        await program.WaitForAsync("triage", Publication.First);
        long started = Stopwatch.GetTimestamp();
        await publication.RollBackAsync();
        await program.WaitForEventAsync("serial 3, stable " + Publication.Second);
        await program.WaitForLineAsync(
            static line => line.StartsWith("served triage " + Publication.Second + " ", System.StringComparison.Ordinal), "a request after the rollback", program.Lines.Count);
        program.End();

        Assert.DoesNotContain(program.Lines, static line => line.StartsWith("failed", System.StringComparison.Ordinal));
        ServedRequest[] triage = [.. program.Served.Where(static served => served.Id == "triage")];
        Assert.Equal(
            [Publication.Second, Publication.First, Publication.Second],
            triage.Where((served, i) => i == 0 || triage[i - 1].Version != served.Version).Select(static served => served.Version));
        Assert.All(triage.GroupBy(static served => served.Version), static served => Assert.Single(served.Select(static request => request.Text).Distinct()));
        Assert.True(Stopwatch.GetElapsedTime(started, triage.Last(static served => served.Version == Publication.First).At).TotalSeconds < 30);
    }

    [Fact]
    public async Task ARollbackReachesAProgramOverHttp()
    {
        using Publication publication = new();
        await publication.PromoteAsync(Publication.Second);
        await publication.PromoteAsync(Publication.Third);
        using RawServer server = new();
        server.Respond = publication.Answer;
        using ReleasedProcess program = new("--url", new System.Uri(server.Address, "state.json").AbsoluteUri, "--poll", "200");
        await program.WaitForAsync("triage", Publication.Third);

        long started = Stopwatch.GetTimestamp();
        await publication.RollBackAsync();
        await program.WaitForAsync("triage", Publication.Second);
        program.End();

        program.AreWhole();
        Assert.True(Stopwatch.GetElapsedTime(started, program.Served.Last(static served => served.Version == Publication.Third && served.Id == "triage").At).TotalSeconds < 30);
    }
}
