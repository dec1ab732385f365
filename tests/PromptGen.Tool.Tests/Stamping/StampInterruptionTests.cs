using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Tests;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Stamping;
using PromptGen.Tool.Tests.Testing;
using Xunit;
using Xunit.Abstractions;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>Stamps of real processes that are killed, or that run at once.</summary>
public sealed class StampInterruptionTests(ITestOutputHelper log)
{
    private const int Prompts = 40;

    /// <summary>Few by default; <c>PROMPTGEN_KILLS=200</c> for all that the specification asks for.</summary>
    private static readonly int Kills = int.TryParse(
        Environment.GetEnvironmentVariable("PROMPTGEN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills) ? kills : 12;

    [UnixFact]
    public async Task AKilledStampLeavesWholeFilesThatTheNextOneFinishes()
    {
        using ProjectFolder folder = new();
        Write(folder, text: 0);
        long start = Stopwatch.GetTimestamp();
        (await ToolProcess.RunAsync(folder.Root, "stamp", "--date", "2026-03-15")).Passed();
        double whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        Random random = new(4);
        int interrupted = 0;
        int unfinished = 0;
        for (int kill = 1; kill <= Kills; kill++)
        {
            Write(folder, kill);
            HashSet<string> before = Versions(folder);
            int releases = folder.Releases().Length;
            using (Process process = ToolProcess.Start(folder.Root, "stamp", "--date", "2026-03-15"))
            {
                // Most of a process is start-up: one in three kills waits for the first file to be written, one for the first renaming.
                switch (kill % 3)
                {
                    case 0:
                        await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * whole * 1.1));
                        break;
                    case 1:
                        WaitForWriting(folder, process, "*.tmp");
                        Thread.Sleep(TimeSpan.FromMilliseconds(random.NextDouble() * 40));
                        break;
                    default:
                        WaitForWriting(folder, process, "*.yaml");
                        Thread.SpinWait(random.Next(20_000));
                        break;
                }

                process.Kill();
                await process.WaitForExitAsync();
            }

            CheckFiles(folder, kill);
            int written = Versions(folder).Except(before).Count() + folder.Releases().Length - releases;
            interrupted += written is > 0 and < 2 * Prompts ? 1 : 0;
            unfinished += written == 0 && Leftovers(folder) > 0 ? 1 : 0;

            (await ToolProcess.RunAsync(folder.Root, "stamp", "--date", "2026-03-15")).Passed();
            CheckFiles(folder, kill);
            Assert.Equal(0, Leftovers(folder));
            Assert.Equal(Prompts * (kill + 1), folder.Releases().Length);
            ToolResult again = await ToolProcess.RunAsync(folder.Root, "stamp", "--date", "2026-03-15");
            Assert.StartsWith("Nothing to stamp", again.Passed().Out, StringComparison.Ordinal);
        }

        log.WriteLine($"{Kills} kills, {unfinished} while files were written beside, {interrupted} between the first and the last renaming; a whole stamp took {whole:F0} ms.");
    }

    [Fact]
    public async Task TwoAtOnceGiveEachTextOneVersion()
    {
        using ProjectFolder folder = new();
        Write(folder, text: 0);
        for (int text = 1; text <= 3; text++)
        {
            Task<ToolResult> one = ToolProcess.RunAsync(folder.Root, "stamp", "--date", "2026-03-15");
            Task<ToolResult> two = ToolProcess.RunAsync(folder.Root, "stamp", "--date", "2026-03-15");

            ToolResult[] results = await Task.WhenAll(one, two);

            Assert.All(results, static result => result.Passed());
            Assert.Single(results, static result => result.Out.StartsWith("Nothing to stamp", StringComparison.Ordinal));
            Assert.Equal(Prompts * text, folder.Releases().Length);
            CheckFiles(folder, text - 1);
            Write(folder, text);
        }
    }

    [Fact]
    public void WhoeverWaitsTooLongIsToldForWhat()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        PromptProject project = ProjectLocator.Find(folder.Root, null);
        using StringWriter error = new() { NewLine = "\n" };
        Terminal terminal = new(TextWriter.Null, error, Color: false, ErrorColor: false, Width: 80);
        using StampLock held = StampLock.Take(project, terminal);

        ToolFailure failure = Assert.Throws<ToolFailure>(() => StampLock.Take(project, terminal, TimeSpan.FromMilliseconds(200)));

        Assert.Equal("PG0406", failure.Problems[0].Rule.Id);
        Assert.Contains(folder.Full("obj/promptgen.lock"), failure.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("Waiting for another promptgen command that is writing these prompts...\n", error.ToString());
    }

    private static void WaitForWriting(ProjectFolder folder, Process process, string files)
    {
        string releases = folder.Full("Prompts/releases/p0");
        int before = Directory.GetFiles(releases, files).Length;
        while (Directory.GetFiles(releases, files).Length == before && !process.HasExited)
        {
            Thread.Yield();
        }
    }

    /// <summary>Changes the text of each prompt and nothing else of its file.</summary>
    private static void Write(ProjectFolder folder, int text)
    {
        for (int i = 0; i < Prompts; i++)
        {
            string path = Path(i);
            if (text == 0)
            {
                folder[path] = $"# Prompt {i}.\nprompt_id: p{i}\nversion: 2026-03-14.1\ntemplate: This is text 0 of it.\n";
            }
            else
            {
                folder.Replace(path, $"text {text - 1} ", $"text {text} ");
            }
        }
    }

    private static int Leftovers(ProjectFolder folder) => folder.Snapshot().Keys.Count(static path => path.EndsWith(".tmp", StringComparison.Ordinal));

    private static HashSet<string> Versions(ProjectFolder folder) => [.. Enumerable.Range(0, Prompts).Select(i => i + " " + folder[Path(i)].Split('\n')[2])];

    /// <summary>Every working file says what was written into it, and every release proves its hash.</summary>
    private static void CheckFiles(ProjectFolder folder, int text)
    {
        for (int i = 0; i < Prompts; i++)
        {
            string content = folder[Path(i)];
            Assert.StartsWith($"# Prompt {i}.\nprompt_id: p{i}\nversion: 2026-03-1", content, StringComparison.Ordinal);
            Assert.EndsWith($"\ntemplate: This is text {text} of it.\n", content, StringComparison.Ordinal);
        }

        foreach (string release in folder.Releases())
        {
            SourceFile file = new(release, release, SourceFileKind.Release, folder[release]);
            Assert.Empty(PromptCompiler.ReadRelease(file, CancellationToken.None).Diagnostics);
        }
    }

    private static string Path(int prompt) => $"Prompts/p{prompt}.prompt.yaml";
}
