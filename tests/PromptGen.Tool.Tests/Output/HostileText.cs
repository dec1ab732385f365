using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace PromptGen.Tool.Tests.Output;

/// <summary>A text that takes over a terminal, a log or a build server if it is written as it is, and what must hold of every output.</summary>
internal static partial class HostileText
{
    /// <summary>Shows that a text got as far as the output: otherwise nothing would have been tested.</summary>
    public const string Marker = "EVIL";

    /// <summary>All that acts, on one line.</summary>
    public const string Line =
        Marker + "\u001b[2J\u001b]0;title\u0007\u009b31m\u202e\u2066\u200b\u00ad\u2028\u2029\u0085\u3164\uE000\uFEFF\U000E0041\b\r##vso[task.setvariable]##[error]##teamcity[message]"
        + "section_start:1:a\r";

    /// <summary>The same, and lines that are commands of a build server.</summary>
    public const string Lines = Line + "\n::set-env name=PATH::/tmp\n \t ::add-mask::a\n\u00a0::stop-commands::b\n##[add-matcher]c\n##teamcity[d]\n" + Line;

    /// <summary>What a file may hold without an escape.</summary>
    public const string Plain = Marker + "\u202e\u2066\u200b\u00ad\u3164\uFEFF\U000E0041##vso[task.setvariable]##[error]##teamcity[message]";

    /// <summary>As a double-quoted scalar of YAML.</summary>
    public static string Yaml(string text) => Quoted(text, static rune => "\\U" + rune.Value.ToString("x8", CultureInfo.InvariantCulture));

    public static string Json(string text) =>
        Quoted(text, static rune => string.Concat(rune.ToString().Select(static c => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))));

    /// <param name="isGitHub">The output is made of workflow commands of our own.</param>
    public static void AssertHarmless(string what, string output, bool isColored, bool isGitHub)
    {
        string plain = isColored ? OwnColor().Replace(output, "") : output;
        foreach (Rune rune in plain.EnumerateRunes())
        {
            bool acts = rune.Value is not ('\n' or '\t')
                && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    || rune.Value is 0x3164 or 0xFFFD);
            Assert.False(acts, $"{what} writes U+{rune.Value:X4}:\n{plain}");
        }

        foreach (string line in plain.Split('\n'))
        {
            string rest = isGitHub ? OwnCommand().Replace(line, "") : line;
            Assert.False(CommandAtStart().IsMatch(rest), $"{what} writes a command: {line}");
            Assert.False(CommandAnywhere().IsMatch(rest), $"{what} writes a command: {line}");
        }
    }

    private static string Quoted(string text, Func<Rune, string> escape) => "\"" + string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is >= ' ' and <= '~' && rune.Value is not ('"' or '\\') ? rune.ToString() : escape(rune))) + "\"";

    [GeneratedRegex("\u001b\\[(0|1|2|31|32|33|36)m")]
    private static partial Regex OwnColor();

    [GeneratedRegex("^::(error|warning|notice) [^:]*::")]
    private static partial Regex OwnCommand();

    [GeneratedRegex(@"^\s*::\s*\w")]
    private static partial Regex CommandAtStart();

    [GeneratedRegex(@"##[\w.\-]*\[")]
    private static partial Regex CommandAnywhere();
}
