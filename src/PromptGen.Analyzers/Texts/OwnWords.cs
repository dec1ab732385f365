using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.Analyzers.Texts;

internal static class OwnWords
{
    /// <summary>How many words stand in an expression itself, whatever else is inserted into it.</summary>
    public static int Of(IOperation expression)
    {
        int words = 0;
        foreach (IOperation operation in expression.DescendantsAndSelf())
        {
            // The text of an interpolation has a literal of its own below it.
            if (operation is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } })
            {
                words += TextMeasure.Of(text).Words;
            }
        }

        return words;
    }
}
