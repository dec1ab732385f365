using System.Collections.Generic;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Checks that every release still matches the one that it was made from. A build checks only the latest.</summary>
    /// <param name="releases">All of the project that are sound, in any order.</param>
    /// <param name="index">The same by their paths: one that cannot be read is not missing.</param>
    public static EquatableArray<PromptDiagnostic> CheckHistory(IReadOnlyList<ReleaseLink> releases, ReleaseIndex index) =>
        ReleaseHistory.Check(releases, index);
}
