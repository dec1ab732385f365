using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;

namespace PromptGen.Tool.Rollouts;

/// <summary>Whether the versions that an environment names are there, and are what it says they are.</summary>
internal static class NamedReleases
{
    /// <param name="path">The file that names them.</param>
    /// <param name="environment">Whose file it is.</param>
    /// <param name="named">Each problem is said once, however often a version is named.</param>
    /// <param name="hashOf">Of the release of a version; null where there is none.</param>
    public static IEnumerable<PromptDiagnostic> Check(string path, string environment, string id, IEnumerable<ReleasedVersion?> named, Func<string, string?> hashOf)
    {
        foreach (ReleasedVersion version in named.OfType<ReleasedVersion>().Distinct())
        {
            string? hash = hashOf(version.Version);
            if (hash is null)
            {
                yield return new ReleaseProblem(
                    DiagnosticRules.NotReleased, id, id, version.Version, "Restore its file from version control, or release another version.").At(path);
            }
            else if (hash != version.Hash)
            {
                yield return new ReleaseProblem(DiagnosticRules.OtherHash, id, environment, id, version.Version, version.Hash, hash).At(path);
            }
        }
    }
}
