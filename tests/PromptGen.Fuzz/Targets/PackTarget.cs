using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Conformance;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Releases;
using PromptGen.Rollouts;

namespace PromptGen.Fuzz.Targets;

/// <summary>A pack, read as it is and once more with correct hashes, so that mutations get past them to the prompts.</summary>
internal sealed class PackTarget : FuzzTarget
{
    private const string Version = "2026-03-15.1";

    public override string Name => "pack";

    public override IReadOnlyList<string> Words =>
    [
        PackLine.HeaderStart, PackLine.CountStart, PackLine.HashStart, PackLine.IdStart, PackLine.PromptStart, PackLine.VersionStart, PackLine.VersionEnd, "\n",
        "\"language\":\"" + EffectivePrompt.CurrentLanguage + "\"", "\"messages\":[]", "\"role\":\"system\"", "\"role\":\"user\"", "\"slot\":\"history\"", "\"template\":\"\"", "\"model\":\"gpt-4.1\"", "\"parameters\":{}", "\"partials\":[]",
        "\"name\":\"a\"", "\"variables\":[]", "\"tools\":[]", "\"response_format\":{}", "\"kind\":\"string\"", "\"kind\":\"array\"", "\"kind\":\"object\"", "\"kind\":\"decimal\"", "\"kind\":\"date-time\"", "\"enum\":[\"a\"]", "\"items\":{}", "\"properties\":[]",
        "\"nullable\":true", "\"untrusted\":true", "\"sensitive\":true", "\"max_length\":5", "\"on_overflow\":\"truncate\"", "\"pattern\":\"(a+)+$\"", "\"format\":\"N2\"", "\"default\":null", "{\"$number\":\"1.5\"}",
        "{{ a }}", "{{ include 'a' }}", "{{ for i in 1..9 }}", "{{ end }}", "{{ u | prompt.fence }}", "\\n", "\\u0000", "\\\"", "{", "}", "[", "]", "null",
    ];

    public override IEnumerable<byte[]> Seeds()
    {
        EffectivePrompt[] prompts = [.. FilePrompts(), .. GeneratedPrompts()];
        foreach (EffectivePrompt prompt in prompts)
        {
            yield return PromptPackWriter.Write([("triage", Version, prompt)]);
        }

        yield return PromptPackWriter.Write(prompts.Take(3).Select(static (prompt, index) => (ReleasedApplication.Ids[index], Version, prompt)));
    }

    public override void Run(byte[] input)
    {
        Check(input);
        Check(PackRepair.WithCorrectHashes(input));
    }

    private static void Check(byte[] input)
    {
        PromptPackReading reading = PromptPackFile.Read(input, trust: null);
        ProblemMessages.Check(reading.Problems);
        if (reading.Pack is not { } pack)
        {
            BrokenPromiseException.ThrowUnless(!reading.Problems.IsEmpty, "A pack is refused without a problem.");
            return;
        }

        Serve(pack, input);
        foreach (PackedVersion version in pack.Prompts)
        {
            if (CanonicalText.Read(version.CanonicalText()) is { } prompt)
            {
                Prepare(version, prompt);
            }
        }
    }

    /// <summary>By an application whose state names the versions of the pack, whatever they are.</summary>
    private static void Serve(PromptPack pack, byte[] content)
    {
        PromptReleaseState[] prompts =
        [
            .. pack.Prompts.Where(static version => ReleasedApplication.Ids.Contains(version.Id)).GroupBy(static version => version.Id)
                .Select(static versions => new PromptReleaseState(versions.Key, 1, versions.Last().Release)),
        ];
        byte[] state = ReleaseStateWriter.Write(new ReleaseState("production", 1, new EquatableArray<PromptReleaseState>(prompts)) { Packs = EquatableArray.Create(pack.Hash) });
        using ReleasedApplication application = new(trustedKey: null);
        application.Publish(state, content);
        application.Serve(PromptContext.None);
    }

    /// <summary>As an application does it whose code was compiled from the same prompt.</summary>
    private static void Prepare(PackedVersion version, EffectivePrompt prompt)
    {
        PackedVersion written = PromptPackReader.Read(PromptPackWriter.Write([(version.Id, version.Release.Version, prompt)])).Pack!.Prompts[0];
        BrokenPromiseException.ThrowUnless(written.Canonical.AsSpan().SequenceEqual(version.Canonical), "A prompt has two written forms.");
        PromptContract contract = PromptContract.Of(prompt);
        ContractComparison.FindIncompatibilities(contract, contract);
        PromptIdentity identity = PromptIdentity.Of(
            version.Id, version.Release.Version, version.Release.Hash, prompt.Model, new PromptSettings(EffectiveSettings.Of(prompt)));
        try
        {
            SampleRendering.Try(PackedPrompt.Create(prompt, contract), identity);
        }
        catch (FormatException)
        {
            // A template that does not bind, or a default that does not fit.
        }
        catch (PromptRenderException)
        {
            // A template that no made-up values fit.
        }
    }

    private static IEnumerable<EffectivePrompt> FilePrompts()
    {
        foreach (string path in RepositoryFolder.Files("*.prompt.yaml"))
        {
            SourceFile file = new("/a.prompt.yaml", "a.prompt.yaml", SourceFileKind.Prompt, File.ReadAllText(path));
            ReadPrompt read = PromptCompiler.Read(file, CancellationToken.None);
            if (read.Definition is { } definition && read.Diagnostics.IsEmpty
                && PromptCompiler.Resolve(definition, FragmentLibrary.Of(default), CancellationToken.None) is { Diagnostics.IsEmpty: true } resolved)
            {
                yield return PromptCompiler.Effective(resolved);
            }
        }
    }

    private static IEnumerable<EffectivePrompt> GeneratedPrompts()
    {
        TemplateGenerator generator = new(11);
        for (int i = 0; i < 20; i++)
        {
            Vector vector = generator.Next(i).Vector;
            yield return new EffectivePrompt
            {
                Variables = vector.Variables,
                Messages = EquatableArray.Create<EffectiveMessage>(new EffectiveTemplateMessage(PromptMessageRole.User, vector.Template), new EffectiveSlot("history")),
                Partials = vector.Partials.OrderBy(static partial => partial.Key, StringComparer.Ordinal).Select(static partial => new EffectivePartial(partial.Key, partial.Value)).ToEquatableArray(),
            };
        }
    }
}
