using System;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Prompts;
using PromptGen.Releases;
using PromptGen.Releases.Kept;
using PromptGen.Releases.Updates;
using PromptGen.Rollouts;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>Nothing that others' code does ends updates, keeps a host from starting, or takes a state away that was accepted.</summary>
public sealed class UnstoppableUpdateTests : UpdateFixture
{
    private static readonly EffectivePrompt Prompt = StateText.Text("packed");

    [Fact]
    public async Task AHandlerThatThrowsEndsNothing()
    {
        using PromptReleases releases = Releases(options =>
        {
            options.PollInterval = TimeSpan.FromMilliseconds(10);
            options.OnEvent = static _ => throw new InvalidOperationException("no log");
            options.OnEvent += Events.Enqueue;
        });
        Source.Put(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        await releases.StartAsync();
        Source.Put(StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Compiled)));

        await UntilAsync(() => Serve(releases) == "2026-03-15.3 stable", "the second state");

        await UntilAsync(() => Said(PromptReleaseEventKind.Changed).Length == 2, "the events, which the other handler is given");
        Assert.Equal(2, releases.Status.LostEvents);
    }

    [Fact]
    public async Task AHandlerThatNeverReturnsHoldsNeitherUpdatesNorRenderings()
    {
        using ManualResetEventSlim end = new();
        using PromptReleases releases = Releases(options => options.OnEvent = _ => end.Wait());
        string canary = StateText.Canary(TestPrompt.Compiled, 100) + ", \"guard\": { \"failures\": \"20%\", \"min\": 1 }";
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: canary)));
        Triage.CompiledFailure = () => new PromptRenderException(Triage.Identity, "broken");

        Assert.Equal("2026-03-12.1 stable", Serve(releases, key: "k"));
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Embedded)));

        Assert.Equal(2, Assert.Single(releases.Status.Prompts).Serial);
        end.Set();
    }

    [Fact]
    public async Task EventsAreHandedOverOutsideOfTheRequestThatCausedThem()
    {
        PromptScope? met = null;
        using PromptReleases releases = Releases(options => options.OnEvent = what =>
        {
            if (what.Kind == PromptReleaseEventKind.CanaryStopped)
            {
                met = PromptScope.Current;
                Events.Enqueue(what);
            }
        });
        string canary = StateText.Canary(TestPrompt.Compiled, 100) + ", \"guard\": { \"failures\": \"20%\", \"min\": 1 }";
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: canary)));
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });

        for (int i = 0; i < 500 && releases.Status.Prompts[0].CanaryStopped is null; i++)
        {
            releases.Report(Triage.Render().Identity, PromptOutcome.Failed);
        }

        await UntilAsync(() => !Events.IsEmpty, "the event");
        Assert.Null(met);
    }

    [Fact]
    public async Task AMeterListenerIsCalledByNeitherUpdatesNorRenderingsAndMayThrow()
    {
        AsyncLocal<bool> isMine = new();
        int published = 0;
        int measured = 0;
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "PromptGen.Releases")
            {
                listener.EnableMeasurementEvents(instrument);
                if (isMine.Value)
                {
                    published++;
                    throw new InvalidOperationException("no metrics");
                }
            }
        };
        listener.MeasurementsCompleted = (_, _) =>
        {
            if (isMine.Value)
            {
                published++;
                throw new InvalidOperationException("no metrics");
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => measured++);
        listener.SetMeasurementEventCallback<int>((_, _, _, _) => measured++);
        listener.Start();
        isMine.Value = true;
        PromptReleases releases = Releases(options => options.OnEvent = static _ => throw new InvalidOperationException("no log"));
        using (releases.Begin(new PromptContext { Key = "k" }))
        {
            Triage.CompiledFailure = () => new PromptRenderException(Triage.Identity, "broken");
            string canary = StateText.Canary(TestPrompt.Compiled, 100) + ", \"guard\": { \"failures\": \"20%\", \"min\": 1 }";

            await PutAsync(releases, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: canary)));
            Assert.Equal("embedded", Triage.Render().Text);
            await PutAsync(releases, Source, "{");
        }

        releases.Dispose();
        Assert.True(published > 3);
        Assert.Equal(0, measured);
        isMine.Value = false;
        listener.RecordObservableInstruments();
        Assert.True(measured > 5);
    }

    /// <summary>A pack that never comes, among others that do, for a day.</summary>
    [Fact]
    public async Task PacksThatHangKeepNoOtherFromBeingRead()
    {
        ModelTime time = new();
        EffectivePrompt[] texts = [Prompt, StateText.Text("second"), StateText.Text("third"), StateText.Text("fourth")];
        string[] versions = ["2026-03-20.1", "2026-03-20.2", "2026-03-20.3", "2026-03-20.4"];
        HostileSource source = new();
        string[] packs = [.. texts.Select((text, i) => source.Add(StateText.Pack(i < 2 ? "triage" : "other", versions[i], text)))];
        source.HangingPacks.UnionWith(packs.Take(2));
        string all = "\"packs\": [" + string.Join(", ", packs.Order(StringComparer.Ordinal).Select(static pack => "\"" + pack + "\"")) + "], ";
        string triage = StateText.Prompt("triage", 1, versions[0], StateText.HashOf(texts[0]), StateText.Canary(versions[1], 5, StateText.HashOf(texts[1])));
        source.State = StateText.With(all, triage, StateText.Prompt("other", 1, versions[2], StateText.HashOf(texts[2])));
        using PromptReleases releases = Releases(options =>
        {
            options.Source = source;
            options.Clock = ReleaseClock.Of(time);
        });
        async Task TurnAsync()
        {
            Task refresh = releases.RefreshAsync();
            while (!refresh.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Delay(1);
            }
        }

        for (int i = 0; i < 4; i++)
        {
            await TurnAsync();
        }

        Assert.Equal(versions[2] + " stable", Serve(releases, Other));
        for (int i = 0; i < 100; i++)
        {
            time.Advance(TimeSpan.FromMinutes(15));
            await TurnAsync();
        }

        Assert.InRange(source.PackCalls, 5, 60);
        source.State = StateText.With(all, triage, StateText.Prompt("other", 2, versions[3], StateText.HashOf(texts[3])));
        for (int i = 0; i < 4; i++)
        {
            await TurnAsync();
        }

        Assert.Equal(versions[3] + " stable", Serve(releases, Other));
        Assert.Equal("2026-03-15.3 compiled", Serve(releases));
        source.End();
    }

    [Fact]
    public async Task TrialsWithoutEndKeepNoOtherPromptFromBeingReleased()
    {
        using ManualResetEventSlim end = new();
        EffectivePrompt second = StateText.Text("second");
        EffectivePrompt other = StateText.Text("other packed");
        using PromptReleases releases = Releases(options => options.AdmitVersion = (prompt, packed) =>
        {
            if (packed.Id == "triage")
            {
                end.Wait();
            }

            return VersionAdmission.Try(prompt, packed);
        });
        string[] packs = [Source.Add(StateText.Pack("triage", "2026-03-20.1", Prompt)), Source.Add(StateText.Pack("triage", "2026-03-20.2", second)), Source.Add(StateText.Pack("other", "2026-03-20.1", other))];
        string all = "\"packs\": [" + string.Join(", ", packs.Order(StringComparer.Ordinal).Select(static pack => "\"" + pack + "\"")) + "], ";
        string triage = StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(Prompt), StateText.Canary("2026-03-20.2", 5, StateText.HashOf(second)));
        await PutAsync(releases, Source, StateText.With(all, triage));
        await releases.RefreshAsync();

        Source.Put(StateText.With(all, triage, StateText.Prompt("other", 1, "2026-03-20.1", StateText.HashOf(other))));
        await UntilAsync(
            () =>
            {
                releases.RefreshAsync().Wait();
                return Serve(releases, Other) == "2026-03-20.1 stable";
            },
            "the version of the other prompt");
        Assert.Equal("2026-03-15.3 compiled", Serve(releases));
        end.Set();
    }

    /// <summary>An interval of nothing would ask the source without a pause, and a limit that no timer takes would fail every read.</summary>
    [Fact]
    public void TimesOutOfTheirRangeAreRefused()
    {
        Assert.Throws<ArgumentException>(() => Releases(static options => options.PollInterval = TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => Releases(static options => options.ReadTimeout = Timeout.InfiniteTimeSpan));
        Assert.Throws<ArgumentException>(() => Releases(static options => options.ReadTimeout = TimeSpan.MaxValue));
        Assert.Throws<ArgumentException>(() => Releases(static options => options.OverdueIntervals = 0));
        Releases(static options => options.PollInterval = TimeSpan.MaxValue).Dispose();
    }

    [Fact]
    public async Task AHostThatDidNotStartMayBeStartedAgain()
    {
        using PromptReleases releases = Releases(options => options.StartupPolicy = PromptStartupPolicy.RequireState);
        await Assert.ThrowsAsync<InvalidOperationException>(() => releases.StartAsync());
        Source.Put(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));

        await releases.StartAsync();

        Assert.Equal("2026-03-12.1 stable", Serve(releases));
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("throws")]
    [InlineData("denied")]
    [InlineData("hangs")]
    public async Task AFirstPackReadThatFailsTakesNothingOfTheStateAway(string how)
    {
        HostileSource source = new() { PackFault = how };
        byte[] pack = StateText.Pack("triage", "2026-03-20.1", Prompt);
        source.Packs[StateText.PackHash(pack)] = pack;
        source.State = StateText.With(
            "\"packs\": [\"" + StateText.PackHash(pack) + "\"], ",
            StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(Prompt), StateText.Revoked(TestPrompt.Compiled)),
            StateText.Prompt("other", 1, TestPrompt.Embedded));
        using PromptReleases releases = Releases(options => options.Source = source);

        await releases.RefreshAsync();

        // What needs no pack is served, and what is revoked is not.
        Assert.Equal("2026-03-12.1 stable", Serve(releases, Other));
        Assert.Equal("2026-03-12.1 stable", Serve(releases));
        Assert.Contains(releases.Status.Rejections, static rejection => rejection is { Code: PromptRejectionCode.Pending, PromptId: "triage" });

        // Nothing changed, the source says, and the pack is asked for all the same.
        source.PackFault = null;
        source.End();
        await UntilAsync(
            () =>
            {
                releases.RefreshAsync().Wait();
                return Serve(releases) == "2026-03-20.1 stable";
            },
            "the pack");
        Assert.Empty(releases.Status.Rejections);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ASourceThatIgnoresItsTokenEndsNothing(bool blocksItsThread)
    {
        HostileSource source = new() { State = StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)), HangsOnce = true, BlocksItsThread = blocksItsThread };
        using PromptReleases releases = Releases(options =>
        {
            options.Source = source;
            options.PollInterval = TimeSpan.FromMilliseconds(20);
        });

        // Its first call never ends.
        await releases.StartAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("2026-03-15.3 compiled", Serve(releases));
        Assert.Contains("did not answer within 0.2 s, and the call has not ended.", releases.Status.Rejections[0].Reason, StringComparison.Ordinal);

        await UntilAsync(() => Serve(releases) == "2026-03-12.1 stable", "the state, by a later call");
        source.End();
    }

    [Fact]
    public async Task LostCallsAreFewHoweverOftenTheSourceIsAsked()
    {
        ModelTime time = new();
        HostileSource source = new() { HangsAlways = true };
        using PromptReleases releases = Releases(options =>
        {
            options.Source = source;
            options.Clock = ReleaseClock.Of(time);
        });
        for (int i = 0; i < 200; i++)
        {
            Task refresh = releases.RefreshAsync();
            while (!refresh.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Delay(1);
            }

            time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.InRange(source.Calls, 3, 12);
        source.End();
    }

    [UnixFact]
    public async Task APipeInPlaceOfAFileEndsNothing()
    {
        string path = Path.Combine(Folder, "state.json");
        Process.Start("mkfifo", [path]).WaitForExit();
        File.CreateSymbolicLink(Path.Combine(Folder, "link.json"), path);
        foreach (string name in (string[])["state.json", "link.json"])
        {
            using PromptReleases releases = Releases(options => options.Source = new FilePromptReleaseSource(Path.Combine(Folder, name)));
            await releases.StartAsync();
            Assert.Contains("is empty, or it is a pipe or a device", Assert.Single(releases.Status.Rejections).Reason, StringComparison.Ordinal);
        }

        File.Delete(path);
        File.WriteAllText(path, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        using PromptReleases later = Releases(options =>
        {
            options.Source = new FilePromptReleaseSource(path);
            options.ReadTimeout = TimeSpan.FromSeconds(10);
        });
        await later.RefreshAsync();
        Assert.Equal("2026-03-12.1 stable", Serve(later));
    }

    [Fact]
    public async Task ATrialWithoutEndHoldsItsPromptAlone()
    {
        using ManualResetEventSlim end = new();
        EffectivePrompt other = StateText.Text("other packed");
        string packs = "\"packs\": [\"" + string.Join("\", \"", new[] { Source.Add(StateText.Pack("other", "2026-03-20.1", other)), Source.Add(StateText.Pack("triage", "2026-03-20.1", Prompt)) }.Order(StringComparer.Ordinal)) + "\"], ";
        int trials = 0;
        using PromptReleases releases = Releases(options => options.AdmitVersion = (prompt, packed) =>
        {
            if (packed.Id == "triage")
            {
                Interlocked.Increment(ref trials);
                end.Wait();
            }

            return VersionAdmission.Try(prompt, packed);
        });
        await PutAsync(releases, Source, StateText.With(
            packs, StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(Prompt)), StateText.Prompt("other", 1, "2026-03-20.1", StateText.HashOf(other))));
        await releases.RefreshAsync();

        Assert.Equal("2026-03-15.3 compiled", Serve(releases));
        Assert.Equal("2026-03-20.1 stable", Serve(releases, Other));
        Assert.Equal(1, trials);

        await PutAsync(releases, Source, StateText.With(
            packs, StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(Prompt)), StateText.Prompt("other", 2, TestPrompt.Embedded)));
        Assert.Equal("2026-03-12.1 stable", Serve(releases, Other));

        end.Set();
        await UntilAsync(
            () =>
            {
                releases.RefreshAsync().Wait();
                return Serve(releases) == "2026-03-20.1 stable";
            },
            "the version whose trial has ended");
    }

    [Fact]
    public async Task AFolderThatDoesNotAnswerEndsNothing()
    {
        using ManualResetEventSlim end = new();
        using PromptReleases releases = Releases(options => options.KeptFiles = new DeadDisk(end));
        Source.Put(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));

        await releases.StartAsync().WaitAsync(TimeSpan.FromSeconds(30));

        await UntilAsync(() => Serve(releases) == "2026-03-12.1 stable", "the state");
        Assert.Contains(releases.Status.Rejections, static rejection => rejection.Code == PromptRejectionCode.NotKept);
        end.Set();
    }

    [Fact]
    public async Task AHostWithAStateThatIsRequiredDoesNotStartAfterTheLimit()
    {
        HostileSource source = new() { HangsAlways = true };
        using PromptReleases releases = Releases(options =>
        {
            options.Source = source;
            options.StartupPolicy = PromptStartupPolicy.RequireState;
        });

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => releases.StartAsync().WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains("hostile did not answer within 0.2 s", exception.Message, StringComparison.Ordinal);
        source.End();
    }

    [Fact]
    public async Task AnAnswerWithoutATagIsTakenOnce()
    {
        HostileSource source = new() { HasNoTags = true, State = StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)) };
        byte[] pack = StateText.Pack("triage", "2026-03-20.1", Prompt);
        source.Packs[StateText.PackHash(pack)] = pack;
        source.State = StateText.With("\"packs\": [\"" + StateText.PackHash(pack) + "\"], ", StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(Prompt)), StateText.Prompt("other", 1, "2026-04-01.1"));
        using PromptReleases releases = Releases(options => options.Source = source);
        await releases.RefreshAsync();
        ReleaseSnapshot first = releases.Snapshot;

        for (int i = 0; i < 5; i++)
        {
            await releases.RefreshAsync();
        }

        Assert.Same(first, releases.Snapshot);
        Assert.Equal(1, source.PackCalls);
        Assert.Single(Said(PromptReleaseEventKind.Changed));
    }

    [Fact]
    public async Task RefreshingWhileItIsDisposedEndsQuietly()
    {
        for (int i = 0; i < 200; i++)
        {
            HostileSource source = new() { State = StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)), HangsAlways = i % 4 == 0 };
            PromptReleases releases = Releases(options => options.Source = source);
            Task[] refreshes = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => releases.RefreshAsync()))];
            if (i % 2 == 0)
            {
                await Task.Yield();
            }

            releases.Dispose();
            await Task.WhenAll(refreshes).WaitAsync(TimeSpan.FromSeconds(30));
            await releases.RefreshAsync();
            source.End();
        }
    }

    /// <summary>Fails in every way that a source can.</summary>
    private sealed class HostileSource : IPromptReleaseSource
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        public string? State { get; set; }

        public System.Collections.Generic.Dictionary<string, byte[]> Packs { get; } = new(StringComparer.Ordinal);

        public string? PackFault { get; set; }

        public System.Collections.Generic.HashSet<string> HangingPacks { get; } = new(StringComparer.Ordinal);

        public bool HangsOnce { get; init; }

        public bool HangsAlways { get; init; }

        public bool BlocksItsThread { get; init; }

        public bool HasNoTags { get; init; }

        public int Calls => _calls;

        public int PackCalls { get; private set; }

        public void End() => _end.TrySetResult();

        public string Add(byte[] pack)
        {
            string hash = StateText.PackHash(pack);
            Packs[hash] = pack;
            return hash;
        }

        public async Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation)
        {
            int call = Interlocked.Increment(ref _calls);
            if (HangsAlways || (HangsOnce && call == 1))
            {
                if (BlocksItsThread)
                {
                    _end.Task.Wait(CancellationToken.None);
                }

                await _end.Task;
            }

            return HasNoTags ? new PromptReleaseDocument(System.Text.Encoding.UTF8.GetBytes(State!), null)
                : knownTag == State ? new PromptReleaseDocument(null, knownTag)
                : new PromptReleaseDocument(System.Text.Encoding.UTF8.GetBytes(State!), State);
        }

        public async Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation)
        {
            PackCalls++;
            switch (HangingPacks.Contains(hash) ? "hangs" : PackFault)
            {
                case "slow":
                    await Task.Delay(TimeSpan.FromMinutes(5), cancellation);
                    break;
                case "hangs":
                    await _end.Task;
                    break;
                case "throws": throw new InvalidOperationException("on fire");
                case "denied": throw new UnauthorizedAccessException("denied");
            }

            return Packs[hash];
        }

        public override string ToString() => "hostile";
    }

    private sealed class DeadDisk(ManualResetEventSlim end) : IKeptFiles
    {
        public byte[]? Read(string folder, string name, int limit)
        {
            end.Wait();
            return null;
        }

        public void Write(string folder, string name, byte[] content) => end.Wait();

        public System.Collections.Generic.IReadOnlyList<string> List(string folder) => [];

        public void Delete(string folder, string name)
        {
        }

        public void RemoveLeftovers(string folder)
        {
        }
    }
}
