using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Tests.Releases;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>Packs under the names that the tool gives them, in a folder that a server hands out as it is.</summary>
public sealed class PackTests
{
    [Fact]
    public async Task AVersionFromAPackIsServedOverHttp()
    {
        using Publication publication = new();
        await publication.ToolAsync("pack", "triage@" + Publication.First, "--prompts", "Prompts", "--out", "deploy/packs/");
        string pack = Assert.Single(Directory.GetFiles(publication["deploy/packs"]));
        Assert.Matches("^sha256-[0-9a-f]{64}[.]promptpack$", Path.GetFileName(pack));
        await publication.PromoteAsync(Publication.Second);
        await publication.ToolAsync("state", "build", "--env", "production", "--prompts", "Prompts", "--out", "deploy/state.json", "--pack", pack);
        using RawServer server = new();
        server.Respond = publication.Answer;
        using ReleasedProcess program = new("--url", new Uri(server.Address, "state.json").AbsoluteUri);
        await program.WaitForAsync("triage", Publication.Second);

        // The server does not have the pack at first.
        string away = publication["away"];
        File.Move(pack, away);
        await publication.PromoteAsync(Publication.First);
        await program.WaitForEventAsync("Pending (triage)");
        int waiting = program.Lines.Count;
        File.Move(away, pack);
        await program.WaitForAsync("triage", Publication.First);
        program.End();

        Assert.Contains(program.Lines.Skip(waiting), static line => line.StartsWith("event Recovered", StringComparison.Ordinal));
        ServedRequest[] triage = [.. program.Served.Where(static served => served.Id == "triage" && served.Channel != "compiled")];
        Assert.Equal(
            [Publication.Second, Publication.First],
            triage.Where((served, i) => i == 0 || triage[i - 1].Version != served.Version).Select(static served => served.Version));
        Assert.Equal(Publication.HashOf(Publication.First), triage[^1].Hash);
        Assert.DoesNotContain(program.Lines, static line => line.StartsWith("failed", StringComparison.Ordinal));
    }
}
