using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Fuzz.Targets;

/// <summary>Release states, one after the other, read and applied by a running application.</summary>
internal sealed class StateTarget : FuzzTarget
{
    private static readonly PromptContext[] Contexts =
    [
        PromptContext.None, new PromptContext { Key = "user-1" }, new PromptContext { Key = "user-2", Groups = ["internal"] },
    ];

    private readonly FuzzSigner _signer = new();

    public override string Name => "state";

    public override IReadOnlyList<string> Words =>
    [
        "\"format\": \"promptgen-state/1\"", "\"environment\": \"production\"", "\"serial\": ", "\"expires\": \"2026-12-31T00:00:00Z\"", "\"packs\": []", "\"bundles\": {}", "\"prompts\": {}",
        "\"triage\": {}", "\"summary\": {}", "\"stable\": {}", "\"previous\": {}", "\"canary\": {}", "\"version\": \"" + ReleasedApplication.CompiledVersion + "\"", "\"version\": \"" + ReleasedApplication.EmbeddedVersion + "\"",
        "\"hash\": \"" + ReleasedApplication.CompiledHash + "\"", "\"hash\": \"" + ReleasedApplication.EmbeddedHash + "\"", "\"percent\": 5", "\"groups\": [\"internal\"]", "\"seed\": \"r-1\"",
        "\"revoked\": [\"" + ReleasedApplication.CompiledVersion + "\"]", "\"guard\": { \"failures\": \"20%\", \"min\": 50 }", "\u001E", "{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud83d", "9007199254740991",
        "1e2", "0.01", "-1", "null", "true", "\uFEFF",
    ];

    public override IEnumerable<byte[]> Seeds()
    {
        string stable = State(1, Prompt("triage", 1, ReleasedApplication.EmbeddedVersion));
        string canary = State(2, Prompt("triage", 2, ReleasedApplication.EmbeddedVersion, canary: ReleasedApplication.CompiledVersion), Prompt("summary", 1, ReleasedApplication.CompiledVersion));
        string revoked = State(3, Prompt("triage", 3, ReleasedApplication.CompiledVersion, revoked: ReleasedApplication.CompiledVersion));
        string bundle = State(4, Prompt("reply", 1, "2026-03-20.1"), Prompt("summary", 2, ReleasedApplication.EmbeddedVersion), Prompt("triage", 4, ReleasedApplication.EmbeddedVersion))
            .Replace("\"prompts\"", "\"bundles\": { \"desk\": [\"summary\", \"triage\"] }, \"expires\": \"2026-12-31T00:00:00Z\", \"prompts\"", StringComparison.Ordinal);
        return [Encode(stable), Encode(canary), Encode(revoked), Encode(bundle), Encode(stable, canary, revoked, bundle), Encode(bundle, stable), Encode(revoked, canary, "{")];
    }

    public override void Run(byte[] input)
    {
        byte[][] contents = [.. Parts(input)];
        ReleaseStateReading[] readings = [.. contents.Select(Read)];
        using (ReleasedApplication unsigned = new(trustedKey: null))
        {
            for (int i = 0; i < contents.Length; i++)
            {
                unsigned.Publish(contents[i]);
                CheckServed(unsigned, readings[i].State);
            }
        }

        using ReleasedApplication signed = new(_signer.PublicKeyPem);
        foreach (byte[] content in contents.Where(static content => content.Length > 0))
        {
            // Serials of signed states only rise, so what such a state revokes may be out of date.
            signed.Publish(ReleaseStateFile.Write(_signer.Sign(new FuzzSigner.Statement(PayloadTypes.State, content)), []));
            CheckServed(signed, state: null);
        }
    }

    private static IEnumerable<byte[]> Parts(byte[] input)
    {
        int start = 0;
        for (int i = 0; i <= input.Length; i++)
        {
            if (i == input.Length || input[i] == Separator)
            {
                yield return input[start..i];
                start = i + 1;
            }
        }
    }

    private static ReleaseStateReading Read(byte[] content)
    {
        ReleaseStateReading reading = ReleaseStateFile.Read(content, trust: null);
        ProblemMessages.Check(reading.Problems);
        if (reading.State is not { } state)
        {
            BrokenPromiseException.ThrowUnless(!reading.Problems.IsEmpty, "A state is rejected without a problem.");
            return reading;
        }

        byte[] written = ReleaseStateWriter.Write(state);
        ReleaseStateReading again = ReleaseStateReader.Read(written);
        BrokenPromiseException.ThrowUnless(again.State == state && again.Problems.IsEmpty, "The state that was written is read as another one.");
        BrokenPromiseException.ThrowUnless(ReleaseStateWriter.Write(again.State).AsSpan().SequenceEqual(written), "A state has two written forms.");
        return reading;
    }

    /// <param name="state">What was published last; null: it was rejected, or may be older than what is served.</param>
    private static void CheckServed(ReleasedApplication application, ReleaseState? state)
    {
        foreach (PromptContext context in Contexts)
        {
            foreach ((string id, string served) in application.Serve(context))
            {
                BrokenPromiseException.ThrowUnless(
                    served is ReleasedApplication.CompiledVersion or ReleasedApplication.EmbeddedVersion, "A version is served that the application does not have: " + served);
                bool isRevoked = state?.Find(id) is { } entry && entry.IsRevoked(served)
                    && !(entry.IsRevoked(ReleasedApplication.CompiledVersion) && entry.IsRevoked(ReleasedApplication.EmbeddedVersion));
                BrokenPromiseException.ThrowUnless(!isRevoked, "A revoked version of " + id + " is served although another one is known: " + served);
            }
        }
    }

    private static string State(int serial, params string[] prompts) => string.Create(
        CultureInfo.InvariantCulture, $"{{ \"environment\": \"production\", \"serial\": {serial}, \"prompts\": {{ {string.Join(", ", prompts)} }} }}");

    private static string Prompt(string id, int serial, string version, string? canary = null, string? revoked = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{id}\": {{ \"serial\": {serial}, \"stable\": {Version(version, "")}{(canary is null ? "" : ", \"canary\": " + Version(canary, ", \"percent\": 5, \"groups\": [\"internal\"], \"seed\": \"r-1\""))}, \"previous\": {Version(version, "")}, \"revoked\": [{(revoked is null ? "" : "\"" + revoked + "\"")}], \"guard\": {{ \"failures\": \"20%\", \"min\": 50 }} }}");

    private static string Version(string version, string more) =>
        "{ \"version\": \"" + version + "\", \"hash\": \"" + (version == ReleasedApplication.CompiledVersion ? ReleasedApplication.CompiledHash : ReleasedApplication.EmbeddedHash) + "\"" + more + " }";
}
