using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>States and packs in a volume whose links are exchanged, many times and while they are read.</summary>
public sealed class ConfigMapTests : IDisposable
{
    private const int Swaps = 600;

    private static readonly string Digits = new('a', 64);

    private readonly Publication _publication = new();

    public void Dispose() => _publication.Dispose();

    [UnixFact]
    public async Task NoReadSeesASwap()
    {
        MountedConfigMap volume = new(_publication["volume"]);
        volume.Write(Files(0));
        FilePromptReleaseSource source = new(volume["state.json"]);
        string tag = (await source.ReadStateAsync(null, CancellationToken.None)).Tag!;
        using CancellationTokenSource done = new();

        // A state that stays the same is read once and not again after a moment, and packs never are: many reads for each swap.
        Task<int>[] reading =
        [
            Task.Run(async () =>
            {
                int reads = 0;
                for (; !done.IsCancellationRequested; reads++)
                {
                    PromptReleaseDocument read = await source.ReadStateAsync(tag, CancellationToken.None);
                    Assert.Equal((null, tag), (read.Content, read.Tag));
                }

                return reads;
            }),
            Task.Run(async () =>
            {
                int reads = 0;
                for (; !done.IsCancellationRequested; reads++)
                {
                    byte[]? pack = await source.ReadPackAsync("sha256:" + Digits, CancellationToken.None);
                    Assert.NotNull(pack);
                    string text = Encoding.UTF8.GetString(pack);
                    Assert.Equal(text, Pack(int.Parse(text.AsSpan(0, 6), System.Globalization.CultureInfo.InvariantCulture)));
                }

                return reads;
            }),
        ];
        for (int swap = 1; swap <= Swaps && !reading.Any(static task => task.IsCompleted); swap++)
        {
            volume.Write(Files(swap));
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(reading), static reads => Assert.True(reads > 0));
        Assert.Equal(Pack(Swaps), Encoding.UTF8.GetString((await source.ReadPackAsync("sha256:" + Digits, CancellationToken.None))!));
    }

    [UnixFact]
    public async Task WhatIsTakenIsWholeAndTheLastStateIsNeverMissed()
    {
        MountedConfigMap volume = new(_publication["volume"]);
        volume.Write(State(0, Publication.Second));
        FilePromptReleaseSource source = new(volume["state.json"]);
        HashSet<string> published = new([Publication.Text(0, Publication.Second)], StringComparer.Ordinal);
        string? tag = null;
        for (int round = 0; round < 10; round++)
        {
            Task<PromptReleaseDocument?> reading = Task.Run(() => TryReadAsync(source, tag));
            for (int swap = 0; swap < 50; swap++)
            {
                string state = Publication.Text((round * 50) + swap + 1, swap % 2 == 0 ? Publication.Second : Publication.Third) + new string(' ', swap * 1000);
                published.Add(state);
                volume.Write(new Dictionary<string, string> { ["state.json"] = state });
            }

            string last = Publication.Text((round * 50) + 50, Publication.Third) + new string(' ', 49_000);
            if (await reading is { Content: { } taken })
            {
                Assert.Contains(Encoding.UTF8.GetString(taken), published);
            }

            // Nobody writes now.
            PromptReleaseDocument settled = await source.ReadStateAsync(tag, CancellationToken.None);
            Assert.Equal(last, Encoding.UTF8.GetString(settled.Content!));
            tag = settled.Tag;
        }
    }

    [UnixFact]
    public async Task AProgramServesEveryRequestAndEndsWithTheLastState()
    {
        MountedConfigMap volume = new(_publication["volume"]);
        volume.Write(State(1, Publication.Second));
        using ReleasedProcess program = new("--file", volume["state.json"], "--poll", "1");
        await program.WaitForAsync("triage", Publication.Second);

        for (int burst = 0; burst < 10; burst++)
        {
            int serial = 0;
            string version = "";
            for (int swap = 0; swap < 50; swap++)
            {
                serial = (burst * 50) + swap + 2;
                version = (burst + swap) % 2 == 0 ? Publication.Second : Publication.Third;
                volume.Write(State(serial, version));
            }

            await program.WaitForEventAsync("triage: serial " + serial + ", stable " + version);
        }

        program.End();
        program.AreWhole();
        Assert.DoesNotContain(program.Lines, static line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.DoesNotContain(program.Served, static served => served.Id == "triage" && served.Channel != "stable");
    }

    /// <returns>Null: it changed within a moment.</returns>
    private static async Task<PromptReleaseDocument?> TryReadAsync(FilePromptReleaseSource source, string? tag)
    {
        try
        {
            return await source.ReadStateAsync(tag, CancellationToken.None);
        }
        catch (PromptReleaseSourceException exception) when (exception.Message.Contains("is being written", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static Dictionary<string, string> State(int serial, string version) => new() { ["state.json"] = Publication.Text(serial, version) };

    private static Dictionary<string, string> Files(int generation) => new()
    {
        ["state.json"] = Publication.Text(1, Publication.Second), ["packs/sha256-" + Digits + ".promptpack"] = Pack(generation),
    };

    /// <summary>Says its generation all over, so that a mixture shows.</summary>
    private static string Pack(int generation) => string.Concat(Enumerable.Repeat(generation.ToString("D6", System.Globalization.CultureInfo.InvariantCulture) + "\n", 2000));
}
