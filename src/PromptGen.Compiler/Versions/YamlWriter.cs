using System.Collections.Generic;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Compiler.Versions;

/// <summary>Writes JSON values as block YAML for people to read and compare: two spaces an indent, LF, texts of several lines as literals.</summary>
/// <remarks>It keeps to what <see cref="Files.YamlSubsetReader"/> reads wherever the values allow, since every build reads releases.</remarks>
internal sealed class YamlWriter
{
    private const int FlowWidth = 100;

    /// <summary>YAML readers need not accept longer plain names (YAML 1.2.2, section 7.4.2).</summary>
    private const int ImplicitKeyLength = 1000;

    private readonly StringBuilder _output = new();

    private YamlWriter()
    {
    }

    /// <param name="document">Not empty.</param>
    public static string Write(JsonObject document)
    {
        YamlWriter writer = new();
        writer.WriteMapping(document, 0, continuesLine: false);
        return writer._output.ToString();
    }

    private void WriteMapping(JsonObject mapping, int column, bool continuesLine)
    {
        foreach (JsonMember member in mapping.Members)
        {
            if (!continuesLine)
            {
                _output.Append(' ', column);
            }

            continuesLine = false;
            WriteKey(member.Name, column);
            WriteValue(member.Value, column, isItem: false);
        }
    }

    private void WriteKey(string name, int column)
    {
        string key = YamlScalar.Key(name);
        if (key.Length <= ImplicitKeyLength)
        {
            _output.Append(key).Append(':');
            return;
        }

        _output.Append("? ").Append(key).Append('\n').Append(' ', column).Append(':');
    }

    private void WriteSequence(JsonArray list, int column)
    {
        foreach (JsonValue item in list.Items)
        {
            _output.Append(' ', column).Append('-');
            WriteValue(item, column, isItem: true);
        }
    }

    /// <summary>The value behind a colon or dash, with its line end.</summary>
    /// <param name="column">The column of the name or dash.</param>
    private void WriteValue(JsonValue value, int column, bool isItem)
    {
        switch (value)
        {
            case JsonObject { Members.IsEmpty: false } mapping when isItem:
                _output.Append(' ');
                WriteMapping(mapping, column + 2, continuesLine: true);
                break;
            case JsonObject { Members.IsEmpty: false } mapping:
                _output.Append('\n');
                WriteMapping(mapping, column + 2, continuesLine: false);
                break;
            case JsonArray { Items.IsEmpty: false } list when Flow(list) is { } flow:
                _output.Append(' ').Append(flow).Append('\n');
                break;
            case JsonArray { Items.IsEmpty: false } list:
                _output.Append('\n');
                WriteSequence(list, column + 2);
                break;
            case JsonString text when YamlScalar.IsLiteral(text.Value):
                _output.Append(' ');
                YamlScalar.AppendLiteral(_output, text.Value, column + 2);
                break;
            default:
                _output.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    /// <summary>A list of short values on one line; null if it does not fit there.</summary>
    private static string? Flow(JsonArray list)
    {
        List<string> items = new(list.Items.Count);
        int length = 2;
        foreach (JsonValue item in list.Items)
        {
            if (item is JsonObject or JsonArray || (item is JsonString text && text.Value.Length > FlowWidth))
            {
                return null;
            }

            string scalar = Scalar(item);
            length += scalar.Length + 2;
            if (length > FlowWidth)
            {
                return null;
            }

            items.Add(scalar);
        }

        return "[" + string.Join(", ", items) + "]";
    }

    private static string Scalar(JsonValue value) => value switch
    {
        JsonString text => YamlScalar.Text(text.Value),
        JsonObject => "{}",
        JsonArray => "[]",
        // As it stands: the decimal places of a default reach the output.
        JsonNumber number => number.Lexeme,
        _ => JsonWriter.WriteMinified(value),
    };
}
