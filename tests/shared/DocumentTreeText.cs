using System.Globalization;
using System.Text;
using PromptGen.Compiler.Files;

namespace PromptGen.Tests;

/// <summary>A document as text, a line for each node: two readers that give the same text give the same tree.</summary>
internal static class DocumentTreeText
{
    public static string Of(DocumentNode node)
    {
        StringBuilder text = new();
        Append(node, text, "");
        return text.ToString();
    }

    private static void Append(DocumentNode node, StringBuilder text, string indentation)
    {
        text.Append(CultureInfo.InvariantCulture, $"{indentation}{node.GetType().Name} {node.Start}-{node.End} size {node.Size} height {node.Height}");
        switch (node)
        {
            case ScalarNode scalar:
                text.Append(CultureInfo.InvariantCulture, $" {scalar.Style} {scalar.Kind} <{scalar.Value}>\n");
                break;
            case SequenceNode sequence:
                text.Append('\n');
                foreach (DocumentNode item in sequence.Items)
                {
                    Append(item, text, indentation + "  ");
                }

                break;
            case MappingNode mapping:
                text.Append('\n');
                foreach (MappingEntry entry in mapping.Entries)
                {
                    Append(entry.Key, text, indentation + "  ");
                    Append(entry.Value, text, indentation + "    ");
                }

                break;
        }
    }
}
