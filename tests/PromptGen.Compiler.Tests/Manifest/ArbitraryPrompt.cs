using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>JSON prompt files with numbers in every spelling and names from every corner of Unicode.</summary>
internal static class ArbitraryPrompt
{
    public static string Write(Random random, string id) =>
        "{\"prompt_id\":\"" + id + "\",\"version\":\"2026-01-01.1\",\"template\":" + Text(random, "t")
        + ",\"parameters\":" + Object(random, 3)
        + ",\"variables\":{\"n\":{\"type\":\"number\",\"default\":" + Number(random)
        + "},\"d\":{\"type\":\"decimal\",\"default\":" + Decimal(random) + "},\"s\":{\"type\":\"string\",\"default\":" + Text(random, "") + "}}"
        + ",\"tools\":[{\"name\":\"tool\",\"parameters\":" + Object(random, 3) + "}]"
        + ",\"response_format\":{\"type\":\"json_schema\",\"schema\":" + Object(random, 2) + "}}";

    private static string Value(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => random.Next(3) switch { 0 => "null", 1 => "true", _ => "false" },
        1 => Text(random, ""),
        < 5 => Number(random),
        5 => Object(random, depth - 1),
        _ => "[" + string.Join(" , ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))) + "]",
    };

    private static string Object(Random random, int depth) =>
        "{" + string.Join(",\n", Enumerable.Range(0, random.Next(5)).Select(i => Text(random, i.ToString(CultureInfo.InvariantCulture)) + ": " + Value(random, depth))) + "}";

    /// <param name="suffix">Keeps names apart, and templates from being empty.</param>
    private static string Text(Random random, string suffix)
    {
        string[] parts =
        [
            "a", "Z", "$", "$number", "é", "e\u0301", "ı", "İ", "ß", "\u00a0", "\\u007f", "\u2028", "\ufb33", "😀", "𝒳", "\\n", "\\\"", "\\\\", "/", "\\/", "\\u0001",
            "\\u001f", "\\r\\n", "\\t", "\\u00e9", "\\ud83d\\ude00", "<&>", " ",
        ];
        StringBuilder text = new("\"");
        for (int i = random.Next(6); i > 0; i--)
        {
            text.Append(parts[random.Next(parts.Length)]);
        }

        return text.Append(suffix).Append('"').ToString();
    }

    private static string Number(Random random)
    {
        StringBuilder number = new(random.Next(3) == 0 ? "-" : "");
        number.Append(random.Next(4) == 0 ? "0" : Digits(random, random.Next(1, 24)).TrimStart('0') is { Length: > 0 } digits ? digits : "7");
        if (random.Next(2) == 0)
        {
            number.Append('.').Append('0', random.Next(9)).Append(Digits(random, random.Next(8) == 0 ? random.Next(380, 900) : random.Next(1, 20))).Append('0', random.Next(4));
        }

        if (random.Next(2) == 0)
        {
            number.Append(random.Next(2) == 0 ? 'e' : 'E').Append(new[] { "", "+", "-" }[random.Next(3)]).Append('0', random.Next(2)).Append(random.Next(40));
        }

        return number.ToString();
    }

    private static string Decimal(Random random) =>
        new[] { "", "-" }[random.Next(2)] + random.Next(100000) + "." + Digits(random, random.Next(1, 21)) + new[] { "", "e2", "E-3", "e+0" }[random.Next(4)];

    private static string Digits(Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));
}
