using System.Linq;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Whether a loop must count its iterations one by one, or can compare the length of its list once.</summary>
internal static class TemplateIterations
{
    /// <summary>Iterations of loops inside count for the outermost loop as well.</summary>
    public static bool MustCount(BoundBlock body) => body.Statements.Any(static statement => statement is BoundFor or BoundWhile
        || BoundChildren.Includes(statement).Any(static include => include.Partial.HasLoops)
        || BoundChildren.Blocks(statement).Any(MustCount));
}
