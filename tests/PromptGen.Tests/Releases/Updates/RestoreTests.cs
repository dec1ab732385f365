using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>What was kept serves again what the same states would, file by file, and does not grow.</summary>
public sealed class RestoreTests : UpdateFixture
{
    private static readonly EffectivePrompt Prompt = StateText.Text("packed");

    [Fact]
    public async Task ARestartServesWhatWasHeldAndNotWhatWasRevoked()
    {
        using (PromptReleases before = Kept())
        {
            await PutAsync(before, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Compiled), StateText.Prompt("other", 1, TestPrompt.Embedded)));
            await PutAsync(before, Source, StateText.Of(StateText.Prompt("triage", 2, "2026-04-01.1", more: StateText.Revoked(TestPrompt.Compiled)), StateText.Prompt("other", 1, TestPrompt.Embedded)));
            await PutAsync(before, Source, StateText.Of("\"triage\": { \"serial\": 3 }", StateText.Prompt("other", 2, TestPrompt.Compiled)));
            Assert.Equal("2026-03-12.1 stable", Serve(before));
        }

        Source.Failure = static () => new InvalidOperationException("gone");
        using PromptReleases after = Kept();
        await after.StartAsync();

        Assert.Equal("2026-03-12.1 stable", Serve(after));
        Assert.Equal("2026-03-15.3 stable", Serve(after, Other));
        Assert.Contains(Said(PromptReleaseEventKind.Changed), static what => what.Message == "triage: serial 1, stable 2026-03-12.1");
    }

    [Fact]
    public async Task APromptThatWasLeftOutIsNotBroughtBack()
    {
        using (PromptReleases before = Kept())
        {
            await PutAsync(before, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded), StateText.Prompt("other", 1, TestPrompt.Embedded)));
            await PutAsync(before, Source, StateText.Of(StateText.Prompt("other", 2, TestPrompt.Embedded)));
        }

        Source.Failure = static () => new InvalidOperationException("gone");
        using PromptReleases after = Kept();
        await after.StartAsync();

        Assert.Equal("2026-03-15.3 compiled", Serve(after));
    }

    [Theory]
    [InlineData("states", 0)]
    [InlineData("states", 1)]
    [InlineData("packs", 0)]
    [InlineData("last-known-good.json", 0)]
    public async Task ADamagedFileHidesNoOtherAndIsWrittenAgain(string what, int index)
    {
        string hash = Source.Add(StateText.Pack("triage", "2026-03-20.1", Prompt));
        string packs = "\"packs\": [\"" + hash + "\"], ";
        string held = StateText.With(packs, StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(Prompt)), StateText.Prompt("other", 1, TestPrompt.Compiled));
        string latest = StateText.With(packs, StateText.Prompt("triage", 2, "2026-04-01.1"), StateText.Prompt("other", 2, TestPrompt.Embedded));
        using (PromptReleases before = Kept())
        {
            await PutAsync(before, Source, held);
            await PutAsync(before, Source, latest);
        }

        // The earlier state decides triage, the latest one the other prompt.
        string[] files = what == "states" ? [PathOf("states", held), PathOf("states", latest)] : what == "packs" ? [Path.Combine(Folder, "packs", hash["sha256:".Length..])] : [Path.Combine(Folder, what)];
        string damaged = files[index];
        byte[] good = File.ReadAllBytes(damaged);
        byte[] bad = (byte[])good.Clone();
        bad[bad.Length / 2] ^= 1;
        File.WriteAllBytes(damaged, bad);
        File.SetLastWriteTimeUtc(PathOf("states", held), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Func<Exception> gone = static () => new InvalidOperationException("gone");
        Source.Failure = gone;
        using (PromptReleases after = Kept())
        {
            await after.StartAsync();

            bool isEarlierThere = what == "states" && index == 1;
            Assert.Equal(isEarlierThere ? "2026-03-20.1 stable" : what == "packs" ? "2026-03-15.3 stable" : "2026-03-15.3 compiled", Serve(after));
            Assert.Equal(isEarlierThere ? "2026-03-15.3 compiled" : "2026-03-12.1 stable", Serve(after, Other));
            Assert.Contains(after.Status.Rejections, static rejection => rejection.ToString().Contains("damaged", StringComparison.Ordinal) || rejection.Reason.StartsWith("The pack", StringComparison.Ordinal));

            Source.Failure = null;
            await after.RefreshAsync();
            Assert.Equal("2026-03-12.1 stable", Serve(after, Other));
        }

        if (what == "packs")
        {
            Assert.Equal(good, File.ReadAllBytes(damaged));
        }

        Source.Failure = gone;
        using PromptReleases again = Kept();
        await again.StartAsync();
        Assert.Equal("2026-03-12.1 stable", Serve(again, Other));
    }

    /// <summary>What is kept and cannot be tried keeps nothing else from being served, and a host from starting.</summary>
    [Fact]
    public async Task TrialsWithoutEndAtARestartTakeOneLimit()
    {
        string[] versions = ["2026-03-20.1", "2026-03-20.2"];
        Core.Prompts.EffectivePrompt[] texts = [StateText.Text("first"), StateText.Text("second")];
        string packs = "\"packs\": [\"" + string.Join("\", \"", versions.Select((version, i) => Source.Add(StateText.Pack("triage", version, texts[i]))).Order(StringComparer.Ordinal)) + "\"], ";
        Source.Put(StateText.With(
            packs, StateText.Prompt("triage", 1, versions[0], StateText.HashOf(texts[0]), StateText.Canary(versions[1], 5, StateText.HashOf(texts[1]))),
            StateText.Prompt("other", 1, TestPrompt.Embedded)));
        using (PromptReleases before = Releases(options => options.LastKnownGoodFolder = Folder))
        {
            await before.RefreshAsync();
            Assert.Equal("2026-03-20.1 stable", Serve(before));
        }

        using ManualResetEventSlim end = new();
        ModelTime time = new();
        Source.Failure = static () => new PromptReleaseSourceException("gone");
        using PromptReleases after = Releases(options =>
        {
            options.LastKnownGoodFolder = Folder;
            options.StartupPolicy = PromptStartupPolicy.RequireState;
            options.ReadTimeout = TimeSpan.FromSeconds(5);
            options.Clock = PromptGen.Releases.ReleaseClock.Of(time);
            options.AdmitVersion = (prompt, packed) =>
            {
                end.Wait();
                return PromptGen.Releases.Updates.VersionAdmission.Try(prompt, packed);
            };
        });
        Task started = after.StartAsync();
        while (!started.IsCompleted)
        {
            await Task.Delay(1);
            time.Advance(TimeSpan.FromMilliseconds(50));
        }

        await started;

        Assert.Equal("2026-03-12.1 stable", Serve(after, Other));
        end.Set();
    }

    /// <summary>Without a folder nothing of a pack is needed once its versions are known.</summary>
    [Fact]
    public async Task PacksDoNotStayInMemory()
    {
        List<WeakReference> packs = [];
        using PromptReleases releases = Releases();
        for (int i = 1; i <= 20; i++)
        {
            packs.Add(await PublishPackAsync(releases, i));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(packs.Count(static pack => pack.IsAlive), 0, 2);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private async Task<WeakReference> PublishPackAsync(PromptReleases releases, int serial)
    {
        Core.Prompts.EffectivePrompt text = StateText.Text("text " + serial.ToString(System.Globalization.CultureInfo.InvariantCulture));
        string version = "2026-03-20." + serial.ToString(System.Globalization.CultureInfo.InvariantCulture);
        byte[] pack = StateText.Pack("triage", version, text);
        string hash = Source.Add(pack);
        Source.Put(StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", serial, version, StateText.HashOf(text))));
        await releases.RefreshAsync();
        Assert.Equal(version + " stable", Serve(releases));
        Source.Packs.Clear();
        return new WeakReference(pack);
    }

    [Fact]
    public async Task KeptFilesDoNotGrow()
    {
        using PromptReleases releases = Kept();
        for (int i = 1; i <= 130; i++)
        {
            string version = "2026-04-01." + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            EffectivePrompt prompt = StateText.Text(version);
            string hash = Source.Add(StateText.Pack("triage", version, prompt));
            await PutAsync(releases, Source, StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", i, version, StateText.HashOf(prompt))));
        }

        Assert.Equal("2026-04-01.130 stable", Serve(releases));
        Assert.InRange(Directory.GetFiles(Path.Combine(Folder, "packs")).Length, 1, 18);
        Assert.InRange(Directory.GetFiles(Path.Combine(Folder, "states")).Length, 1, 101);
        Assert.Equal("2026-04-01.130 stable", await RestartedAsync());
    }

    [Fact]
    public async Task WhatCouldNotBeKeptIsKeptOnceTheDiskHasRoom()
    {
        ModelDisk disk = new(new Random(1));
        string hash = Source.Add(StateText.Pack("triage", "2026-03-20.1", Prompt));
        List<string> said = [];
        using (PromptReleases before = Releases(options => options.KeptFiles = disk))
        {
            Source.Put(StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(Prompt))));
            disk.IsFull = true;
            await before.RefreshAsync();
            await before.RefreshAsync();
            Assert.Equal(PromptRejectionCode.NotKept, Assert.Single(before.Status.Rejections).Code);
            Assert.Single(Said(PromptReleaseEventKind.Rejected));

            disk.IsFull = false;
            disk.IsCalm = true;
            await before.RefreshAsync();
            Assert.Empty(before.Status.Rejections);
        }

        Source.Failure = static () => new InvalidOperationException("gone");
        using PromptReleases after = Releases(options => options.KeptFiles = disk);
        await after.StartAsync();
        Assert.Equal("2026-03-20.1 stable", Serve(after));
    }

    private async Task<string> RestartedAsync()
    {
        Source.Failure = static () => new InvalidOperationException("gone");
        using PromptReleases after = Kept();
        await after.StartAsync();
        return Serve(after);
    }

    private PromptReleases Kept() => Releases(options =>
    {
        options.LastKnownGoodFolder = Folder;
        options.ReadTimeout = TimeSpan.FromSeconds(10);
    });

    private string PathOf(string folder, string state) => Path.Combine(Folder, folder, ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(state))["sha256:".Length..]);
}
