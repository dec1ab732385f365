using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>Whatever another process does to the state file, every request gets one whole version, and good states come through.</summary>
public sealed class FileFaultTests : IDisposable
{
    private readonly TestPrompt _prompt = new("triage");
    private readonly string _folder = Directory.CreateTempSubdirectory("promptgen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableShellTheory]
    [InlineData("truncates", ": > state.json")]
    [InlineData("writes slowly", "head -c 60 good.json > state.json; sleep 0.4; tail -c +61 good.json >> state.json")]
    [InlineData("writes half of it", "head -c 60 good.json > state.json")]
    [InlineData("writes garbage", "head -c 2000 /dev/urandom > state.json")]
    [InlineData("deletes", "rm -f state.json")]
    [InlineData("renames into place", "cp good.json next.json; mv next.json state.json")]
    [InlineData("swaps links", "mkdir -p v2; cp good.json v2/state.json; ln -sfn v2 data2; ln -sfn data2/state.json next; mv -T next state.json")]
    [InlineData("grows without end", "yes '{' | head -c 20000000 > state.json")]
    public async Task EveryRequestIsServedOneWholeVersion(string what, string script)
    {
        string path = Path.Combine(_folder, "state.json");
        string good = Path.Combine(_folder, "good.json");
        File.WriteAllText(path, State(1, TestPrompt.Embedded));
        PromptReleasesOptions options = new()
        {
            Source = new FilePromptReleaseSource(path), Prompts = { _prompt.Prompt }, PollInterval = TimeSpan.FromMilliseconds(50),
        };
        using PromptReleases releases = new(options);
        await releases.StartAsync();
        using CancellationTokenSource stop = new();
        ConcurrentDictionary<string, int> served = new(StringComparer.Ordinal);
        Task requests = Task.Run(() => ServeUntil(releases, served, stop.Token));

        for (int i = 0; i < 3; i++)
        {
            // Serials go up; what is written stays the version that is served.
            File.WriteAllText(good, State(2 + i, TestPrompt.Embedded));
            await RunAsync(script);
            await Task.Delay(150);
        }

        // The next good state, as a careful writer publishes it.
        string next = path + ".next";
        File.WriteAllText(next, State(10, TestPrompt.Compiled));
        File.Move(next, path, overwrite: true);
        await WaitForAsync(releases, serial: 10);
        await stop.CancelAsync();
        await requests;

        string[] versions = [.. served.Keys.Order(StringComparer.Ordinal)];
        Assert.True(versions is ["2026-03-12.1 stable embedded"] or ["2026-03-12.1 stable embedded", "2026-03-15.3 stable compiled"], what + ": " + string.Join(", ", versions));
        Assert.Empty(releases.Status.Rejections);
    }

    [Theory]
    [InlineData("sha256-DIGITS.promptpack")]
    [InlineData("DIGITS")]
    public async Task PacksAreFoundByTheirHashes(string name)
    {
        string path = Path.Combine(_folder, "state.json");
        Core.Prompts.EffectivePrompt prompt = StateText.Text("packed");
        byte[] pack = StateText.Pack("triage", "2026-03-20.1", prompt);
        string hash = StateText.PackHash(pack);
        Directory.CreateDirectory(Path.Combine(_folder, "packs"));
        File.WriteAllBytes(Path.Combine(_folder, "packs", name.Replace("DIGITS", hash["sha256:".Length..], StringComparison.Ordinal)), pack);

        // What a writer that was killed has left beside it.
        File.WriteAllText(Path.Combine(_folder, "packs", "." + hash["sha256:".Length..] + ".tmp"), "half");
        File.WriteAllText(path, StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(prompt))));
        using PromptReleases releases = new(new PromptReleasesOptions { Source = new FilePromptReleaseSource(path), Prompts = { _prompt.Prompt } });

        await releases.RefreshAsync();

        using PromptScope scope = releases.Begin(PromptContext.None);
        Assert.Equal("packed", _prompt.Render().Text);
    }

    private static string State(long serial, string version) => StateText.Of(StateText.Prompt("triage", serial, version));

    private static async Task WaitForAsync(PromptReleases releases, long serial)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (releases.Status.Prompts is not [{ Serial: var found }] || found != serial)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), "The state did not come through: " + string.Join(" ", releases.Status.Rejections));
            await Task.Delay(10);
        }
    }

    private void ServeUntil(PromptReleases releases, ConcurrentDictionary<string, int> served, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
            RenderedPrompt rendered = _prompt.Render();
            served.AddOrUpdate(rendered.Identity.Version + " " + rendered.Identity.Channel + " " + rendered.Text, 1, static (_, count) => count + 1);
        }
    }

    private async Task RunAsync(string script)
    {
        using Process writer = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardError = true })!;
        await writer.WaitForExitAsync();
    }
}

/// <summary>Needs a shell.</summary>
public sealed class SkippableShellTheoryAttribute : TheoryAttribute
{
    public SkippableShellTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "The writers are shell scripts." : null;
}
