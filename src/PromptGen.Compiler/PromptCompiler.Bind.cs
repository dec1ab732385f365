using System.Collections.Generic;
using System.Threading;
using PromptGen.Compiler.Emission;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>The bound templates of a prompt without errors, one for each message; null for a slot. For rendering without a compiler.</summary>
    public static IReadOnlyList<BoundTemplate?> Bind(ResolvedPrompt prompt, CancellationToken cancellation) =>
        PromptCompilation.Bind(prompt, cancellation);
}
