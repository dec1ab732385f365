using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Rollouts;
using PromptGen.Tests;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>Commands of real processes that run at once, or are killed.</summary>
public sealed class RolloutInterruptionTests
{
    private const int Kills = 8;

    [Fact]
    public async Task OfTwoPromotionsAtOnceEachHasItsSerial()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        ToolResult[] results = await Task.WhenAll(
            ToolProcess.RunAsync(released.Folder.Root, "promote", "triage", "--env", "production", "--to", "5"),
            ToolProcess.RunAsync(released.Folder.Root, "promote", "triage", "--env", "production", "--to", "internal"));

        Assert.All(results, static result => result.Passed());
        PromptReleaseState state = released.State;
        Assert.Equal((3L, 5m, "internal"), (state.Serial, state.Canary!.Percent, string.Join(',', state.Canary.Groups)));
        Assert.Equal(3, File.ReadAllLines(released.Folder.Full("Prompts/environments/production/triage.log.jsonl")).Length);
    }

    [Fact]
    public async Task TheSamePromotionTwiceAtOnceIsOneChange()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        ToolResult[] results = await Task.WhenAll(
            ToolProcess.RunAsync(released.Folder.Root, "promote", "triage", "--env", "production", "--to", "5"),
            ToolProcess.RunAsync(released.Folder.Root, "promote", "triage", "--env", "production", "--to", "5"));

        Assert.All(results, static result => result.Passed());
        Assert.Single(results, static result => result.Out.Contains(": already canary", StringComparison.Ordinal));
        Assert.Equal(2, released.State.Serial);
    }

    [UnixFact]
    public async Task AKilledCommandLeavesWholeFilesThatTheNextOneFinishes()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        Random random = new(7);
        decimal percent = 0;
        for (int kill = 1; kill <= Kills; kill++)
        {
            percent++;
            PromptReleaseState before = released.State;
            using (Process process = ToolProcess.Start(
                released.Folder.Root, "promote", "triage", "--env", "production", "--to", ReleaseText.Number(percent), "--state", "state.json"))
            {
                // Half of them while files are written, which is the last of what a command does.
                if (kill % 2 == 0)
                {
                    await WaitForWritingAsync(released.Folder, process);
                }
                else
                {
                    await Task.Delay(random.Next(300));
                }

                process.Kill();
                await process.WaitForExitAsync();
            }

            PromptReleaseState after = released.State;
            Assert.True(after == before || (after.Serial == before.Serial + 1 && after.Canary!.Percent == percent));
            string published = released.Folder.Full("state.json");
            Assert.True(!File.Exists(published) || ReleaseStateFile.Read(await File.ReadAllBytesAsync(published), trust: null) is { State: not null, Problems.IsEmpty: true });

            ToolResult again = await ToolProcess.RunAsync(
                released.Folder.Root, "promote", "triage", "--env", "production", "--to", ReleaseText.Number(percent), "--state", "state.json");
            again.Passed();
            Assert.Equal(percent, released.State.Canary!.Percent);
            Assert.Equal(before.Serial + 1, released.State.Serial);
            Assert.Equal(released.State, ReleaseStateFile.Read(await File.ReadAllBytesAsync(published), trust: null).State!.Find("triage"));
            Assert.DoesNotContain(released.Folder.Snapshot().Keys, static path => path.StartsWith("Prompts/", StringComparison.Ordinal) && path.EndsWith(".tmp", StringComparison.Ordinal));
            string[] log = await File.ReadAllLinesAsync(released.Folder.Full("Prompts/environments/production/triage.log.jsonl"));
            Assert.Equal(released.State.Serial, log.Length);
            Assert.Equal(log.Length, log.Select(static line => line[..line.IndexOf(',', StringComparison.Ordinal)]).Distinct().Count());
        }
    }

    private static async Task WaitForWritingAsync(ProjectFolder folder, Process process)
    {
        string environment = folder.Full("Prompts/environments/production");
        while (!process.HasExited && Directory.GetFiles(environment, ".promptgen-*.tmp", new EnumerationOptions { AttributesToSkip = FileAttributes.None }).Length == 0)
        {
            await Task.Yield();
        }
    }
}
