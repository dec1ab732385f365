using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>
/// A random sequence of commands in a signed environment, with somebody between them who can write the published file and not sign. After each command that succeeds
/// the published state is whole, signed, newer, and an application that has read all states before serves what the command left beside the prompts.
/// </summary>
internal sealed class SignedSequence : IPromptReleaseSource, IDisposable
{
    private const string State = "state.json";

    private static readonly DateTimeOffset ForgedExpiry = new(2077, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string ForgedPack = "sha256:" + new string('f', 64);
    private static readonly string[] Keys = ["a", "b", "c"];

    private readonly Random _random;
    private readonly BundleFolder _desk = new BundleFolder().WithStable();
    private readonly List<string> _steps = [];
    private readonly List<byte[]> _history = [];
    private readonly ECDsa _stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ServedPrompt[] _prompts;
    private readonly PromptReleases _releases;
    private string _key = "a";
    private bool _isTampered;
    private bool _wasReplayed;
    private long _serial;
    private int _reads;

    public SignedSequence(int seed)
    {
        _random = new Random(seed);
        _steps.Add("seed " + seed.ToString(CultureInfo.InvariantCulture));
        PromptReleasesOptions options = new() { Source = this, Environment = "production" };
        foreach (string key in Keys)
        {
            using ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            _desk.Folder[key + ".key.pem"] = pair.ExportPkcs8PrivateKeyPem();
            _desk.Folder[key + ".pub.pem"] = pair.ExportSubjectPublicKeyInfoPem();
            options.TrustedKeys.Add(_desk.Folder[key + ".pub.pem"]);
        }

        // Releases are read from the state files of promotions, which name their hashes.
        _prompts = [.. BundleFolder.Ids.Select(id => new ServedPrompt(id, Releases(id)))];
        foreach (ServedPrompt prompt in _prompts)
        {
            options.Prompts.Add(prompt.Prompt);
        }

        _releases = new PromptReleases(options);
    }

    /// <summary>Commands that succeeded, commands that were refused, and states that the application took.</summary>
    public (int Done, int Refused, int Taken) Counts { get; private set; }

    public async Task RunAsync(int steps)
    {
        await CheckAsync(Build(), isRollback: false);
        for (int i = 0; i < steps; i++)
        {
            if (_random.Next(4) == 0)
            {
                Tamper();
            }

            await StepAsync();
        }
    }

    public Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation) =>
        Task.FromResult(new PromptReleaseDocument(File.ReadAllBytes(_desk.Folder.Full(State)), (++_reads).ToString(CultureInfo.InvariantCulture)));

    public Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation) => Task.FromResult<byte[]?>(null);

    public void Dispose()
    {
        _desk.Dispose();
        _stranger.Dispose();
    }

    private async Task StepAsync()
    {
        IReadOnlyDictionary<string, string> before = _desk.Folder.Snapshot();
        (ToolResult result, bool isRollback) = Command();
        if (result.ExitCode == 0)
        {
            Counts = Counts with { Done = Counts.Done + 1 };
            await CheckAsync(result, isRollback);
            return;
        }

        Counts = Counts with { Refused = Counts.Refused + 1 };
        _ = result.Failed(result.ExitCode);
        Same(before, _desk.Folder.Snapshot());
        if (_isTampered)
        {
            // Whoever is refused publishes from the repository, as the message says, above what applications have.
            _steps.Add("(delete " + State + ")");
            File.Delete(_desk.Folder.Full(State));
            _isTampered = false;
            _wasReplayed = true;
            await CheckAsync(Build(), isRollback: false);
        }
    }

    private (ToolResult Result, bool IsRollback) Command()
    {
        string id = Pick("triage", "desk", "summary", "tone");
        string version = Pick(BundleFolder.Versions);
        string[] signed = ["--state", State, "--sign-key", _key + ".key.pem"];
        string[] ready = ["--state", State, "--trusted-key", _key + ".pub.pem"];
        switch (_random.Next(12))
        {
            case < 4:
                string to = Pick("internal", "5", "30", "100", "stable");
                return (Run(["promote", id, .. id == "triage" && _random.Next(3) > 0 ? [version] : Array.Empty<string>(), "--to", to, .. signed]), false);
            case 4:
                return (Run(["rollback", id, .. ready]), true);
            case 5:
                return (Run(["rollback", id, .. _random.Next(2) == 0 ? ["--to", version] : Array.Empty<string>(), .. signed]), false);
            case 6:
                return (Run(["abort", id, .. _random.Next(2) == 0 ? ready : signed]), true);
            case 7 when _random.Next(2) == 0:
                return (Run(["revoke", id, version, .. _random.Next(3) == 0 ? ["--to", Pick(BundleFolder.Versions)] : Array.Empty<string>(), .. signed]), false);
            case 8:
                string next = Pick(Keys);
                ToolResult both = Run(["state", "build", "--out", State, "--sign-key", _key + ".key.pem", "--sign-key", next + ".key.pem"]);
                _key = both.ExitCode == 0 ? next : _key;
                return (both, false);
            case 9:
                return (Run(["state", "build", "--out", State, "--sign-key", _key + ".key.pem", "--expires", "206" + _random.Next(4, 9).ToString(CultureInfo.InvariantCulture) + "-01-01"]), false);
            default:
                return (Build(), false);
        }
    }

    private ToolResult Build() => Run(
        ["state", "build", "--out", State, "--sign-key", _key + ".key.pem", .. _wasReplayed ? ["--serial", ReleaseText.Count(_serial + 1)] : Array.Empty<string>()]);

    private ToolResult Run(string[] arguments)
    {
        _steps.Add(string.Join(' ', arguments));
        return _desk.Run(arguments);
    }

    /// <summary>What somebody does who can write the published file.</summary>
    private void Tamper()
    {
        string path = _desk.Folder.Full(State);
        byte[] content = File.ReadAllBytes(path);
        (Envelope state, IReadOnlyList<Envelope> rollbacks) = ReleaseStateFile.ReadEnvelopes(content, new ReleaseProblems())!.Value;
        ReleaseState read = ReleaseStateReader.Read(state.Payload).State!;
        int kind = _random.Next(7);
        byte[] tampered = kind switch
        {
            0 => _history[_random.Next(_history.Count)],
            1 => ReleaseStateWriter.Write(read),
            2 => Forged(read with { Expires = ForgedExpiry }),
            3 => Forged(read with { Packs = EquatableArray.Create(ForgedPack) }),
            4 => Forged(read with { Serial = ReleaseLimits.Serial - 1 }),
            5 => Flipped(content),
            _ => ReleaseStateFile.Write(state with { Signatures = EquatableArray.Create<byte[]>(new byte[64]) }, rollbacks),
        };
        _steps.Add("(tamper " + kind.ToString(CultureInfo.InvariantCulture) + ")");

        // A bit of a serial may be the one that was flipped.
        _wasReplayed |= kind is 0 or 5;
        _isTampered = true;
        File.WriteAllBytes(path, tampered);
    }

    private byte[] Forged(ReleaseState state)
    {
        byte[] payload = ReleaseStateWriter.Write(state);
        byte[] signature = _stranger.SignData(PreAuthenticationEncoding.Of(PayloadTypes.State, payload), HashAlgorithmName.SHA256);
        return ReleaseStateFile.Write(new Envelope(PayloadTypes.State, payload, EquatableArray.Create<byte[]>(signature)), []);
    }

    private byte[] Flipped(byte[] content)
    {
        byte[] flipped = (byte[])content.Clone();
        flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    private async Task CheckAsync(ToolResult result, bool isRollback)
    {
        result.Passed();
        byte[] content = File.ReadAllBytes(_desk.Folder.Full(State));
        ReleaseStateReading reading = ReleaseStateFile.Read(content, Trusted());
        That(reading.State is not null && reading.Problems.IsEmpty && reading.Held.IsEmpty, "it is read: " + string.Join(' ', reading.Problems));
        ReleaseState state = reading.State!;
        That(state.Expires != ForgedExpiry && state.Packs.IsEmpty && state.Serial < 1_000_000, "nothing forged is in it");
        foreach (string id in BundleFolder.Ids)
        {
            That(state.Find(id)!.Equals(_desk.State(id)), id + " is published as it is released: " + state.Find(id) + " " + _desk.State(id));
        }

        await _releases.RefreshAsync();
        if (_wasReplayed && _releases.Status.Rejections.Any(static rejection => rejection.Code == PromptRejectionCode.SerialFell))
        {
            // The old file had a lower serial than applications have read: what the repository has goes out again, above it.
            That(!isRollback || state.Serial < _serial, "only an old state falls behind");
            _steps.Add("(behind)");
            await CheckAgainAsync();
            return;
        }

        That(_releases.Status.Rejections.Count == 0, "the application takes it: " + string.Join(' ', _releases.Status.Rejections));
        Counts = Counts with { Taken = Counts.Taken + 1 };
        That(state.Serial >= _serial, "its serial does not fall: " + state.Serial + " after " + _serial);
        _serial = state.Serial;
        _isTampered = false;
        _wasReplayed = false;
        _history.Add(content);
        CheckServed(state);
    }

    private Task CheckAgainAsync()
    {
        ToolResult again = Build();
        _wasReplayed = false;
        return CheckAsync(again, isRollback: false);
    }

    private void CheckServed(ReleaseState state)
    {
        for (int i = 0; i < _prompts.Length; i++)
        {
            PromptReleaseState released = state.Find(BundleFolder.Ids[i])!;
            That(Serve(i, PromptContext.None) == released.Stable.Version, released.Id + " is served in its stable version");
            bool isInternal = released.Canary is { } canary && (canary.Groups.Any(static group => group == "internal") || canary.Percent == 100);
            That(
                !isInternal || Serve(i, new PromptContext { Key = "k", Groups = ["internal"] }) == released.Canary!.Release.Version,
                released.Id + " is served to those inside in its canary");
            for (int key = 0; key < 10; key++)
            {
                string served = Serve(i, new PromptContext { Key = key.ToString(CultureInfo.InvariantCulture) });
                That(!released.IsRevoked(served) && (served == released.Stable.Version || served == released.Canary?.Release.Version), released.Id + " is served in " + served);
            }
        }
    }

    private string Serve(int prompt, PromptContext context)
    {
        using PromptScope scope = _releases.Begin(context);
        return _prompts[prompt].Served();
    }

    private TrustPolicy Trusted()
    {
        Assert.True(TrustedKey.TryReadAll(_desk.Folder[_key + ".pub.pem"], out IReadOnlyList<TrustedKey>? keys, out _));
        return TrustPolicy.TryCreate(keys, 1, [], out TrustPolicy? policy, out string? reason) ? policy : throw new InvalidOperationException(reason);
    }

    /// <summary>As the release files name their hashes.</summary>
    private ReleasedVersion[] Releases(string id) =>
    [
        .. BundleFolder.Versions.Select(version => new ReleasedVersion(
            version, _desk.Folder["Prompts/versions/" + id + "/" + version + ".release.yaml"].Split('\n').First(static line => line.StartsWith("hash:", StringComparison.Ordinal))["hash:".Length..].Trim())),
    ];

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private void Same(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        That(before.Count == after.Count && before.All(file => after.TryGetValue(file.Key, out string? now) && now == file.Value), "a command that is refused changes nothing");

    private void That(bool holds, string what) => Assert.True(holds, what + "\n" + string.Join('\n', _steps.TakeLast(25)));
}
