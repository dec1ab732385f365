using System;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.Packing;

/// <summary>A pack as an application reads it, and whether each prompt in it is what this version of PromptGen would write.</summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Pack">Null if it cannot be read.</param>
internal sealed record VerifiedPack(string Path, PromptPack? Pack, EquatableArray<PromptDiagnostic> Problems)
{
    public bool IsAccepted => Pack is not null && Problems.IsEmpty;

    /// <exception cref="ToolFailure">The file cannot be opened.</exception>
    public static VerifiedPack Read(string path, TrustPolicy? trust)
    {
        PromptPackReading reading = PromptPackFile.Read(FileContent.ReadBytes(path, ReleaseLimits.SignedPackBytes), trust);
        if (reading.Pack is not { } pack)
        {
            return new VerifiedPack(path, null, reading.Problems.At(path));
        }

        ReleaseProblems problems = new();
        foreach (PackedVersion prompt in pack.Prompts)
        {
            string found = Rewritten(prompt);
            if (found != prompt.Release.Hash)
            {
                problems.Add(new ReleaseProblem(DiagnosticRules.PackedPromptChanged, prompt.Id, prompt.Id, prompt.Release.Version, prompt.Release.Hash, found));
            }
        }

        return new VerifiedPack(path, pack, problems.ToEquatableArray().At(path));
    }

    private static string Rewritten(PackedVersion prompt)
    {
        try
        {
            return JsonReader.TryRead(prompt.CanonicalText(), out JsonValue? value, out _)
                ? PromptHashes.Of(CanonicalPromptReader.Prompt(value)).Prompt
                : "not a hash, because it is not JSON";
        }
        catch (FormatException exception)
        {
            return "not a hash, because " + exception.Message.TrimEnd('.');
        }
    }
}
