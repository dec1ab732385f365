using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Benchmarks.Releases;

/// <summary>A signed state with a pack of the corpus, on disk.</summary>
internal sealed class PackPublication : IDisposable
{
    public const string State = "state.json";
    public const string Key = "key.pem";
    public const string Packs = "packs";
    public const string Contracts = "contracts";

    private const string Version = "2026-03-20.1";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public PackPublication(int prompts)
    {
        Effective = [.. Read([.. PromptYaml.WorkingFiles(PromptCorpus.Create(prompts))]).OrderBy(static prompt => prompt.Id, StringComparer.Ordinal)];
        Pack = PromptPackWriter.Write(Effective.Select(static prompt => (prompt.Id, Version, prompt.Prompt)));
        SignedPack = PromptPackFile.Write(Sign(PayloadTypes.Pack, Pack));
        TrustPolicy.TryCreate([TrustedKey.Read(_key.ExportSubjectPublicKeyInfo())!], 1, [], out TrustPolicy? trust, out _);
        Trust = trust!;
    }

    public IReadOnlyList<(string Id, EffectivePrompt Prompt)> Effective { get; }

    public byte[] Pack { get; }

    public byte[] SignedPack { get; }

    public TrustPolicy Trust { get; }

    /// <param name="pack">The one of the two that lies there.</param>
    public void Write(string folder, byte[] pack)
    {
        string hash = PromptPackReader.Read(Pack).Pack!.Hash;
        EquatableArray<PromptReleaseState> states = Effective.Select(static prompt =>
            new PromptReleaseState(prompt.Id, 1, new ReleasedVersion(Version, ContentHash.Of(PromptHashes.CanonicalBytes(prompt.Prompt))))).ToEquatableArray();
        byte[] state = ReleaseStateWriter.Write(new ReleaseState("production", 1, states) { Packs = EquatableArray.Create(hash) });
        Directory.CreateDirectory(Path.Combine(folder, Packs));
        File.WriteAllBytes(Path.Combine(folder, Packs, hash["sha256:".Length..]), pack);
        File.WriteAllBytes(Path.Combine(folder, State), ReleaseStateFile.Write(Sign(PayloadTypes.State, state), []));
        File.WriteAllText(Path.Combine(folder, Key), _key.ExportSubjectPublicKeyInfoPem());
        File.WriteAllLines(
            Path.Combine(folder, Contracts), Effective.Select(static prompt => prompt.Id + " " + JsonWriter.WriteMinified(PromptContract.Of(prompt.Prompt).ToJson())));
    }

    public void Dispose() => _key.Dispose();

    private Envelope Sign(string type, byte[] payload) => new(type, payload, EquatableArray.Create<byte[]>(
        _key.SignData(PreAuthenticationEncoding.Of(type, payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));

    private static IEnumerable<(string Id, EffectivePrompt Prompt)> Read(IReadOnlyList<(string Path, string Text)> files)
    {
        SourceFile[] sources = [.. files.Select(static file => new SourceFile(file.Path, file.Path, PromptFileName.KindOf(file.Path)!.Value, file.Text))];
        FragmentLibrary library = FragmentLibrary.Of(new EquatableArray<Fragment>([.. sources
            .Where(static file => file.Kind is SourceFileKind.Partial or SourceFileKind.Message)
            .Select(static file => PromptCompiler.ReadFragment(file, CancellationToken.None))]));
        foreach (SourceFile file in sources.Where(static file => file.Kind == SourceFileKind.Prompt))
        {
            PromptDefinition definition = PromptCompiler.Read(file, CancellationToken.None).Definition!;
            yield return (definition.Id, PromptCompiler.Effective(PromptCompiler.Resolve(definition, library, CancellationToken.None)));
        }
    }
}
