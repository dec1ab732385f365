using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Releases;
using PromptGen.Core.Releases.Signing;

namespace PromptGen.Benchmarks.Releases;

/// <summary>The time until a signed pack is proven and its prompts are read.</summary>
internal static class PackBenchmark
{
    private const int Prompts = 500;
    private const int Rounds = 9;
    private const double GreatestMilliseconds = 150;

    public static int Run()
    {
        byte[] pack = PromptPackWriter.Write(Effective([.. PromptYaml.WorkingFiles(PromptCorpus.Create(Prompts))]));
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] signed = PromptPackFile.Write(new Envelope(PayloadTypes.Pack, pack, EquatableArray.Create<byte[]>(
            key.SignData(PreAuthenticationEncoding.Of(PayloadTypes.Pack, pack), HashAlgorithmName.SHA256))));
        TrustPolicy.TryCreate([TrustedKey.Read(key.ExportSubjectPublicKeyInfo())!], 1, [], out TrustPolicy? trust, out _);
        Console.WriteLine($"A signed pack of {Prompts} prompts, {signed.Length / 1024} KB. The first round is in a cold process.");

        List<double> proven = [];
        List<double> read = [];
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            PromptPack opened = PromptPackFile.Read(signed, trust).Pack!;
            proven.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            foreach (PackedVersion prompt in opened.Prompts)
            {
                if (!JsonReader.TryRead(prompt.CanonicalText(), out JsonValue? json, out _) || PromptHashes.Of(CanonicalPromptReader.Prompt(json)).Prompt != prompt.Release.Hash)
                {
                    throw new InvalidOperationException(prompt.Id);
                }
            }

            read.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Report.Measured("first round, all prompts read", new Sample(read.Take(1)), "F1", "ms");
        Report.Target("signature and hashes proven", new Sample(proven), GreatestMilliseconds, "ms");
        Report.Target("and every prompt read and written again", new Sample(read), GreatestMilliseconds, "ms");
        return new Sample(read).Median <= GreatestMilliseconds ? 0 : 1;
    }

    private static IEnumerable<(string Id, string Version, EffectivePrompt Prompt)> Effective(IReadOnlyList<(string Path, string Text)> files)
    {
        SourceFile[] sources = [.. files.Select(static file => new SourceFile(file.Path, file.Path, PromptFileName.KindOf(file.Path)!.Value, file.Text))];
        FragmentLibrary library = FragmentLibrary.Of(new EquatableArray<Fragment>([.. sources
            .Where(static file => file.Kind is SourceFileKind.Partial or SourceFileKind.Message)
            .Select(static file => PromptCompiler.ReadFragment(file, CancellationToken.None))]));
        foreach (SourceFile file in sources.Where(static file => file.Kind == SourceFileKind.Prompt))
        {
            PromptDefinition definition = PromptCompiler.Read(file, CancellationToken.None).Definition!;
            yield return (definition.Id, definition.Version, PromptCompiler.Effective(PromptCompiler.Resolve(definition, library, CancellationToken.None)));
        }
    }
}
