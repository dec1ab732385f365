using System.Collections.Generic;
using PromptGen.Compiler;
using PromptGen.Compiler.Manifest;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>Compares a manifest with the files of a state and of packs.</summary>
internal static class ReleaseVerification
{
    public static IEnumerable<PromptDiagnostic> Compare(PromptManifest manifest, string statePath, IReadOnlyList<string> packPaths, TrustPolicy? trust)
    {
        List<PromptDiagnostic> problems = [];
        ReleaseStateReading state = ReleaseStateFile.Read(FileContent.ReadBytes(statePath, ReleaseLimits.SignedStateBytes), trust);
        problems.AddRange(state.Problems.At(statePath));
        List<PromptPack> packs = [];
        foreach (string path in packPaths)
        {
            // The hashes in the state prove a pack; it need not be signed as well.
            PromptPackReading pack = PromptPackFile.Read(FileContent.ReadBytes(path, ReleaseLimits.SignedPackBytes), trust: null);
            problems.AddRange(pack.Problems.At(path));
            if (pack.Pack is not null)
            {
                packs.Add(pack.Pack);
            }
        }

        if (state.State is not null)
        {
            problems.AddRange(StateFit.Compare(manifest, state.State, packs).At(statePath));
        }

        return problems;
    }
}
