using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PromptGen.Fuzz;

/// <summary>Words as a dictionary of AFL++: a quoted word on each line, bytes that are not plain ASCII as <c>\xNN</c>.</summary>
internal static class AflDictionary
{
    public static string Of(IReadOnlyList<string> words)
    {
        StringBuilder text = new();
        foreach (byte[] word in words.Select(Encoding.UTF8.GetBytes))
        {
            text.Append('"');
            foreach (byte unit in word)
            {
                bool isPlain = unit is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\';
                text.Append(isPlain ? ((char)unit).ToString() : "\\x" + unit.ToString("X2", CultureInfo.InvariantCulture));
            }

            text.Append("\"\n");
        }

        return text.ToString();
    }
}
