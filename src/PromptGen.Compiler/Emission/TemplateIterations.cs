using System.Linq;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Whether a loop must count its iterations one by one, or can compare the length of its list once.</summary>
internal static class TemplateIterations
{
    /// <summary>Iterations of loops inside count for the outermost loop as well.</summary>
    public static bool MustCount(BoundBlock? body) => body is not null && body.Statements.Any(static statement => statement switch
    {
        BoundFor or BoundWhile => true,
        BoundIf conditional => MustCount(conditional.Then) || MustCount(conditional.Else),
        BoundWith with => MustCount(with.Body),
        BoundCapture capture => MustCount(capture.Body),
        BoundInclude include => include.Partial.HasLoops,
        _ => false,
    });
}
