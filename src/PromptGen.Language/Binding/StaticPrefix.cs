using PromptGen.Core.Performance;

namespace PromptGen.Language.Binding;

/// <summary>How a rendered text begins whatever the values are. A provider can cache that much of a prompt.</summary>
internal static class StaticPrefix
{
    // Partials that include each other twice, or themselves, could be followed for ever.
    private const int GreatestCount = 100_000;

    public static string Of(BoundBlock body)
    {
        TextBuffer prefix = TextBuffer.Take();
        int count = 0;
        Collect(body, prefix, lineStart: false, ref count, depth: 0);
        return prefix.Finish();
    }

    /// <summary>False where something dynamic begins.</summary>
    private static bool Collect(BoundBlock block, TextBuffer prefix, bool lineStart, ref int count, int depth)
    {
        foreach (BoundStatement statement in block.Statements)
        {
            if (++count > GreatestCount || prefix.Length > TemplateLimits.Output || depth > TemplateLimits.Calls)
            {
                return false;
            }

            switch (statement)
            {
                case BoundText text:
                    lineStart = IndentedText.Append(prefix, text.Text, text.Indentation, lineStart);
                    break;
                case BoundOutput { Value: BoundConstant { Value: string constant } } output:
                    lineStart = IndentedText.Append(prefix, constant, output.Indentation, lineStart);
                    break;
                case BoundAssignment:
                    break;
                case BoundCallBody call:
                    Collect(call.Body, prefix, lineStart, ref count, depth + 1);
                    return false;
                case BoundInclude include when include.Indentation.Length == 0:
                    if (!Collect(include.Partial.Body, prefix, lineStart, ref count, depth + 1))
                    {
                        return false;
                    }

                    lineStart = prefix.EndsWith('\n');
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
