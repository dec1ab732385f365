using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Releases;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using Xunit;
using Xunit.Abstractions;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>
/// Updates against a source, a disk, a log and a clock that do whatever they like: after every step, what is served is what <see cref="ServedOracle"/> says.
/// </summary>
/// <remarks>
/// A failure names its run and step. <c>PROMPTGEN_MODEL_RUN=N</c> repeats run N alone up to its first difference; <c>PROMPTGEN_MODEL_STEPS=100000</c> makes so
/// many steps in all.
/// </remarks>
public sealed class UpdateModelTests(ITestOutputHelper output)
{
    private const int StepsOfRun = 1000;
    private const int StepsInGate = 20_000;

    [Fact]
    public async Task WhatIsServedIsAlwaysWhatTheAcceptedStatesSay()
    {
        int steps = int.TryParse(Environment.GetEnvironmentVariable("PROMPTGEN_MODEL_STEPS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : StepsInGate;
        bool isOne = int.TryParse(Environment.GetEnvironmentVariable("PROMPTGEN_MODEL_RUN"), CultureInfo.InvariantCulture, out int only);
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        for (int run = isOne ? only : 0; run < (isOne ? only + 1 : steps / StepsOfRun); run++)
        {
            using ModelRun model = new(run, counts);
            await model.RunAsync(StepsOfRun);
        }

        output.WriteLine(string.Join(", ", counts.OrderBy(static count => count.Key, StringComparer.Ordinal).Select(static count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value}"))));
        Assert.True(isOne || (counts["states accepted"] > steps / 10 && counts["restarts"] > steps / 200 && counts["versions from packs"] > steps / 10), "The model does nothing.");
    }

    private sealed class ModelRun : IDisposable
    {
        private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

        private readonly int _run;
        private readonly Dictionary<string, long> _counts;
        private readonly Random _random;
        private readonly ModelTime _time = new();
        private readonly ModelSource _source;
        private readonly ModelDisk _disk;
        private readonly ECDsa? _key;
        private readonly ECDsa _stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        private readonly TestPrompt[] _prompts = [.. ModelState.Ids.Select(static id => new TestPrompt(id))];
        private readonly List<PromptReleaseEvent> _events = [];
        private readonly Queue<string> _story = new();
        private ServedOracle _oracle;
        private ServedOracle _kept;
        private PromptReleases _releases;
        private DateTimeOffset? _saidExpired;
        private int _expiries;
        private int _expected;
        private long _greatest;
        private int _step;

        public ModelRun(int run, Dictionary<string, long> counts)
        {
            _run = run;
            _counts = counts;
            _random = new Random(run);
            _source = new ModelSource(_random) { HasTags = run % 3 != 0 };
            _disk = new ModelDisk(_random);
            _key = run % 4 == 3 ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
            _oracle = new ServedOracle(_key is not null);
            _kept = new ServedOracle(_key is not null);
            _releases = Start();
        }

        public async Task RunAsync(int steps)
        {
            for (_step = 0; _step < steps; _step++)
            {
                _story.Enqueue(_step.ToString(CultureInfo.InvariantCulture) + ":");
                if (_random.Next(100) < 2)
                {
                    await RestartAsync();
                }

                MoveTime();
                if (_random.Next(100) < 45)
                {
                    Publish();
                }

                bool isCalm = _random.Next(12) == 0;
                if (isCalm)
                {
                    // Lost calls have come to their ends long ago.
                    _source.ReleaseHanging();
                    _time.Advance(TimeSpan.FromDays(30));
                }

                await RefreshAsync(isCalm);
                Check(isCalm);
                while (_story.Count > 300)
                {
                    _story.Dequeue();
                }
            }
        }

        public void Dispose()
        {
            _releases.Dispose();
            _source.ReleaseHanging();
            _key?.Dispose();
            _stranger.Dispose();
        }

        private PromptReleases Start()
        {
            PromptReleasesOptions options = new()
            {
                Source = _source, Environment = "production", PollInterval = TimeSpan.FromDays(36500), Clock = ReleaseClock.Of(_time), KeptFiles = _disk, OnEvent = Hear,
            };
            foreach (TestPrompt prompt in _prompts)
            {
                options.Prompts.Add(prompt.Prompt);
            }

            if (_key is not null)
            {
                options.TrustedKeys.Add(_key.ExportSubjectPublicKeyInfoPem());
            }

            return new PromptReleases(options);
        }

        private void Hear(PromptReleaseEvent what)
        {
            lock (_events)
            {
                _events.Add(what);
                _expiries += what is { Kind: PromptReleaseEventKind.Rejected, Rejection.Code: PromptRejectionCode.Expired } ? 1 : 0;
            }

            // A log provider that fails.
            if (what.Message.Length % 7 == 0)
            {
                throw new InvalidOperationException("no log");
            }
        }

        private async Task RestartAsync()
        {
            Count("restarts");
            _releases.Dispose();
            _source.ReleaseHanging();
            string? damaged = _random.Next(3) == 0 ? _disk.Damage() : null;
            Tell("restart, damaged " + damaged);
            _oracle = _kept.Restart(damaged);
            _source.Delivered.Clear();
            _saidExpired = null;
            _releases = Start();
            Before();
            await PassAsync(_releases.StartAsync());
            After();
        }

        private void MoveTime()
        {
            int how = _random.Next(100);
            if (how < 60)
            {
                _time.Advance(TimeSpan.FromSeconds(_random.Next(120)));
            }
            else if (how < 64)
            {
                Tell("clock set");
                _time.AdjustTime(_time.GetUtcNow().AddMinutes(_random.Next(-600, 300)));
            }
            else if (how < 80)
            {
                _source.ReleaseHanging();
            }
        }

        private void Publish()
        {
            ModelState state = ModelState.Generate(_random, _greatest, _time.GetUtcNow(), Write);
            _greatest = Math.Max(_greatest, state.Serial);
            _source.Put(state);
            Tell("publish " + state.Serial.ToString(CultureInfo.InvariantCulture) + (state.IsTrusted ? "" : " untrusted") + (state.IsCutOff ? " cut off" : "")
                + " " + state.Environment + (state.Bundle.Length > 0 ? " bundle" : "") + " { " + string.Join(", ", state.Entries.Values.Select(static entry => entry.Text)) + " }");
        }

        private byte[] Write(string text, bool isTrusted)
        {
            byte[] payload = Encoding.UTF8.GetBytes(text);
            if (_key is null)
            {
                return payload;
            }

            byte[] signature = (isTrusted ? _key : _stranger).SignData(
                PreAuthenticationEncoding.Of(PayloadTypes.State, payload), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            return ReleaseStateFile.Write(new Envelope(PayloadTypes.State, payload, EquatableArray.Create<byte[]>(signature)), []);
        }

        private async Task RefreshAsync(bool isCalm)
        {
            _source.IsCalm = _disk.IsCalm = isCalm;
            for (int i = 0; i < (isCalm ? 2 : 1); i++)
            {
                Before();
                await PassAsync(_releases.RefreshAsync());
                After();
            }
        }

        private void Before()
        {
            _source.HasAnswered = false;
            _disk.WasWritten = false;
            lock (_events)
            {
                _events.Clear();
            }
        }

        private void After()
        {
            string[] managed = _oracle.Managed;
            bool mayBeSaid = _oracle.State?.Expires is { } former && former <= _time.GetUtcNow() && _saidExpired != former;
            if (_source.HasAnswered)
            {
                ModelState? before = _oracle.State;
                _oracle.Read(_source.State!);
                Count(ReferenceEquals(before, _oracle.State) ? "states unchanged or rejected" : "states accepted");
            }

            string[] delivered = [.. _source.Delivered.Except(_oracle.Delivered).Select(static pack => ModelVersions.Packs.First(known => known.Value.PackHash == pack).Key.ToString())];
            _oracle.Deliver(_source.Delivered);
            _source.Delivered.Clear();
            Tell(string.Join(" ", delivered) + (_source.HasAnswered ? "read" : "not read") + (_disk.WasWritten ? ", written" : ""));
            if (_disk.WasWritten)
            {
                _kept = _oracle.Copy();
            }

            CheckExpiry(mayBeSaid);
            foreach (string left in managed.Except(_oracle.Managed))
            {
                Expect(Said(left + ": no longer in the state") == 1, "an event for " + left + ", which was left out");
            }
        }

        /// <summary>Lets time pass only where the source hangs, and exactly up to the limit.</summary>
        private async Task PassAsync(Task work)
        {
            while (!work.IsCompleted)
            {
                if (!_source.Hangs)
                {
                    await Task.WhenAny(work, Task.Delay(1));
                    continue;
                }

                Count("calls that hang");
                Tell("hangs");
                await UntilAsync(() => _time.IsWaitedFor(TimeSpan.FromSeconds(10)));
                _time.Advance(TimeSpan.FromSeconds(10));
                await UntilAsync(() => !_time.IsWaitedFor(TimeSpan.FromSeconds(10)) || work.IsCompleted);
                await UntilAsync(() => _time.IsWaitedFor(Grace) || work.IsCompleted || !_source.Hangs || _time.IsWaitedFor(TimeSpan.FromSeconds(10)));
                if (_time.IsWaitedFor(Grace))
                {
                    _time.Advance(Grace);
                }

                _source.Hangs = false;
            }

            await work;
            _source.Hangs = false;
        }

        private async Task UntilAsync(Func<bool> isSo)
        {
            long started = Environment.TickCount64;
            while (!isSo())
            {
                Expect(Environment.TickCount64 - started < 60_000, "an end of the step");
                await Task.Yield();
            }
        }

        private void Check(bool isCalm)
        {
            Count("steps");
            foreach (TestPrompt prompt in _prompts)
            {
                string id = prompt.Identity.Id;
                (string Stable, string? Canary)? expected = _oracle.Served(id);
                (string everybody, string channel) = Serve(prompt, null);
                Expect(everybody == (expected?.Stable ?? TestPrompt.Compiled), id + " is served in " + everybody + " instead of " + (expected?.Stable ?? "compiled"));
                Expect((channel == "compiled") == (expected is null), id + " is on the channel " + channel);
                (string tried, string by) = Serve(prompt, "k");
                ReleaseEntry? entry = _releases.Snapshot.Find(prompt.Prompt);
                Expect(entry?.CanaryRelease?.Version.Identity.Version == expected?.Canary, id + " has the canary " + entry?.CanaryRelease?.Version.Identity.Version + " instead of " + expected?.Canary);
                Expect(tried == (entry?.CanaryRelease is { Percent: 100 } ? expected!.Value.Canary : everybody), id + " is served to a key in " + tried + " " + by);
                Count(ModelVersions.Packed.Contains(everybody) ? "versions from packs" : "versions compiled in");
            }

            PromptReleasesStatus status = _releases.Status;
            Expect(status.StateHash == (_oracle.State is { } state ? ContentHash.Of(state.Content) : null), "another state is said to be served");
            if (isCalm && _oracle.State is not null)
            {
                Expect(_oracle.Missing().Length == 0, "packs were not asked for again: " + string.Join(", ", _oracle.Missing()));
                Expect(status.Rejections.All(static rejection => rejection.Code is not (PromptRejectionCode.SourceUnavailable or PromptRejectionCode.NotKept)),
                    "something is still held: " + string.Join(" ", status.Rejections));
                Expect(_disk.Files.Count() < 130, "kept files grow");
            }
        }

        /// <summary>An expiry is said once, when it is seen first.</summary>
        /// <param name="mayBeSaid">A state had expired, and another one may have taken its place before anybody looked.</param>
        private void CheckExpiry(bool mayBeSaid)
        {
            DateTimeOffset? expires = _oracle.State?.Expires;
            bool isExpired = expires <= _time.GetUtcNow();
            if (_saidExpired != expires)
            {
                _saidExpired = null;
            }

            if (isExpired && _saidExpired is null)
            {
                Count("expiries");
                _saidExpired = expires;
                _expected++;
            }

            lock (_events)
            {
                Expect(_expiries == _expected || (mayBeSaid && _expiries == _expected + 1), string.Create(CultureInfo.InvariantCulture, $"{_expiries} expiries were said instead of {_expected}"));
                _expected = _expiries;
            }

            Expect(_releases.Status.Rejections.Any(static rejection => rejection.Code == PromptRejectionCode.Expired) == isExpired, "the status on expiry");
        }

        private int Said(string text)
        {
            lock (_events)
            {
                return _events.Count(what => what.Message.StartsWith(text, StringComparison.Ordinal));
            }
        }

        private (string Version, string Channel) Serve(TestPrompt prompt, string? key)
        {
            using PromptScope scope = _releases.Begin(new PromptContext { Key = key });
            RenderedPrompt rendered = prompt.Render();
            string text = rendered.Identity.Version switch
            {
                TestPrompt.Compiled => "compiled",
                TestPrompt.Embedded => "embedded",
                string packed => prompt.Identity.Id + " " + packed,
            };
            Expect(rendered.Text == text, "the text " + rendered.Text + " for " + rendered.Identity.Version);
            return (rendered.Identity.Version, rendered.Identity.Channel);
        }

        private void Tell(string what) => _story.Enqueue("  " + what);

        private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

        private void Expect(bool isSo, string what)
        {
            if (!isSo)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Run {_run}, step {_step}: {what}. PROMPTGEN_MODEL_RUN={_run} repeats it.\n")
                    + string.Join('\n', _story) + "\n" + string.Join('\n', _releases.Status.Rejections));
            }
        }
    }
}
