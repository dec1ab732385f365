using System.Collections.Generic;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>Whose signatures a command asks for, as its options say.</summary>
internal static class TrustedKeys
{
    /// <returns>Null where no key is named: then signatures are not asked for.</returns>
    /// <exception cref="ToolFailure">A key cannot be used, or the threshold cannot be reached.</exception>
    public static TrustPolicy? Of(ToolContext context, IReadOnlyCollection<string> files, int threshold)
    {
        List<TrustedKey> keys = [];
        foreach (string file in files)
        {
            string path = DisplayPath.Full(file, context.Directory);
            keys.AddRange(TrustedKey.TryReadAll(FileContent.ReadText(path), out IReadOnlyList<TrustedKey>? read, out string? reason)
                ? read
                : throw new ToolFailure(DiagnosticRules.UnusableKey, path, path, reason));
        }

        return files.Count == 0 ? null
            : TrustPolicy.TryCreate(keys, threshold, [], out TrustPolicy? policy, out string? impossible) ? policy
            : throw new ToolFailure(DiagnosticRules.UnusableKey, "", "--trusted-key", impossible);
    }
}
