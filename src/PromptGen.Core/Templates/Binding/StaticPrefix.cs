using System.Text;

namespace PromptGen.Core.Templates.Binding;

/// <summary>How a rendered text begins whatever the values are. A provider can cache that much of a prompt.</summary>
internal static class StaticPrefix
{
    public static string Of(BoundBlock body)
    {
        StringBuilder prefix = new();
        Collect(body, prefix, lineStart: false);
        return prefix.ToString();
    }

    /// <summary>False where something dynamic begins.</summary>
    private static bool Collect(BoundBlock block, StringBuilder prefix, bool lineStart)
    {
        foreach (BoundStatement statement in block.Statements)
        {
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
                case BoundInclude include when include.Indentation.Length == 0:
                    if (!Collect(include.Partial.Body, prefix, lineStart))
                    {
                        return false;
                    }

                    lineStart = prefix.Length > 0 && prefix[prefix.Length - 1] == '\n';
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
