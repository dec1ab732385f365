using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Texts;

/// <summary>The values in a composed text that are no words of its own.</summary>
internal static class Holes
{
    public static int In(IOperation composition)
    {
        int holes = 0;
        Stack<IOperation> rest = new();
        rest.Push(composition);
        while (rest.Count > 0)
        {
            IOperation piece = Operations.WithoutConversions(rest.Pop());
            switch (piece)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } addition:
                    rest.Push(addition.LeftOperand);
                    rest.Push(addition.RightOperand);
                    break;
                case IInterpolatedStringAdditionOperation addition:
                    rest.Push(addition.Left);
                    rest.Push(addition.Right);
                    break;
                case IInterpolatedStringOperation interpolation:
                    foreach (IInterpolatedStringContentOperation part in interpolation.Parts)
                    {
                        holes += part is IInterpolationOperation || part.Kind == OperationKind.InterpolatedStringAppendFormatted ? 1 : 0;
                    }

                    break;
                default:
                    holes += IsWords(piece) ? 0 : 1;
                    break;
            }
        }

        return holes;
    }

    public static int Among(IEnumerable<IOperation> pieces)
    {
        int holes = 0;
        foreach (IOperation piece in pieces)
        {
            holes += IsWords(piece) ? 0 : 1;
        }

        return holes;
    }

    public static bool IsWords(IOperation value) => Operations.WithoutConversions(value) is { ConstantValue.HasValue: true } or IUtf8StringOperation;
}
