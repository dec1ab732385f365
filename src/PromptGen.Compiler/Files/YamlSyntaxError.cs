using System;
using System.Globalization;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;

namespace PromptGen.Compiler.Files;

/// <summary>What a parser's complaint means to someone who writes a prompt, and where the cause stands.</summary>
internal sealed record YamlSyntaxError(DiagnosticRule Rule, int Start, int End, params string[] Arguments)
{
    /// <summary>What the parser's messages say of escapes that give half a character.</summary>
    public const string Surrogate = "surrogate";

    /// <summary>Stands for the parser's exception without a message, at a line that begins at the margin.</summary>
    public const string OpenBracket = "open bracket";

    public static YamlSyntaxError Explain(FileText file, string message, int start, int end)
    {
        end = Math.Max(start, end);
        if (FindIndentingTab(file, message, start, end) is int tab)
        {
            return new YamlSyntaxError(DiagnosticRules.TabIndentation, tab, tab + 1);
        }

        if (Has(message, Surrogate) && FindLoneSurrogate(file.Text, start) is (int escape, int length))
        {
            return new YamlSyntaxError(DiagnosticRules.LoneSurrogate, escape, escape + length);
        }

        int line = file.LineOf(start);
        if (FindBareBraces(file, line) is int braces)
        {
            return new YamlSyntaxError(
                DiagnosticRules.InvalidYaml, braces, braces + 2,
                "`{` begins a mapping here. Put text that begins with `{{` in quotes, or in a block (`|`) on the next lines");
        }

        string reason = Reason(file, message, start, end)
            + CharacterNote.OfLine(file.Text.Substring(file.LineStart(line), file.LineEnd(line) - file.LineStart(line)));
        return new YamlSyntaxError(DiagnosticRules.InvalidYaml, start, Math.Max(start, Math.Min(end, file.LineEnd(line))), reason);
    }

    private static string Reason(FileText file, string message, int start, int end)
    {
        string text = file.Text;
        string at = start < text.Length ? text.Substring(start, char.IsHighSurrogate(text[start]) && start + 1 < text.Length ? 2 : 1) : "";
        if (Has(message, "invalid mapping"))
        {
            return "a `: ` begins a value here, but this line already has one or is indented more than its neighbours. "
                + "Put text that contains `: ` in quotes, and indent all fields of a mapping equally";
        }

        if (Has(message, "quoted scalar") && Has(message, "end of stream"))
        {
            return "the quotation mark " + at + " is never closed";
        }

        if (Has(message, "quoted scalar") && Has(message, "document indicator"))
        {
            return "the quotation mark " + at + " is not closed before the end of the document";
        }

        if (Has(message, "wrong indentation"))
        {
            return "the quoted text continues in a line that is not indented. Indent the line, or close the quotation mark";
        }

        if (Has(message, "unknown escape") || Has(message, "hexadecimal") || Has(message, "character escape code"))
        {
            return "the text in double quotes contains an unknown escape. Write `\\\\` for a backslash, or use single quotes, which do not use escapes";
        }

        if (Has(message, "anchor or alias"))
        {
            return "`&` begins an anchor and `*` an alias, followed by a name. Put text that begins with " + at + " in quotes";
        }

        if (Has(message, "scanning a tag"))
        {
            return "`!` begins a tag. Put text that begins with `!` in quotes";
        }

        if (Has(message, "cannot start any token"))
        {
            return "text cannot begin with " + at + ". Put it in quotes";
        }

        if (Has(message, "expected ':'"))
        {
            return "this line is not `name: value`. Add a colon and a space, or indent the line if it continues the one above";
        }

        if (message == OpenBracket)
        {
            return "a `{` or `[` above is still open when this line begins. Close it, or indent the line if it continues";
        }

        if (Has(message, "expected ',' or ']'"))
        {
            return "a `,` or `]` is missing in a list that begins with `[`";
        }

        if (Has(message, "expected ',' or '}'"))
        {
            return "a `,` or `}` is missing in a mapping that begins with `{`";
        }

        if (Has(message, "expected '-' indicator"))
        {
            return "the list continues here with a line that does not begin with `-`. Indent the line, or begin it with `- `";
        }

        if (Has(message, "Block sequence entries are not allowed"))
        {
            return "a list cannot begin on the line of its field. Begin it on the next line, or write `[a, b]`";
        }

        if (Has(message, "expected key"))
        {
            return "a `name: value` of the mapping above is expected here. Check the indentation, and put text with special characters in quotes";
        }

        message = message.Trim().TrimEnd('.');
        return message.Length == 0 ? "the file cannot be read after this position" : char.ToLowerInvariant(message[0]) + message.Substring(1);
    }

    private static bool Has(string message, string part) => message.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The parser reports a tab at the node before it, and often in other words.</summary>
    private static int? FindIndentingTab(FileText file, string message, int start, int end)
    {
        int first = file.LineOf(start);
        int last = Has(message, " tab") ? file.LineCount - 1 : Math.Min(file.LineOf(end) + 1, file.LineCount - 1);
        for (int line = first; line <= last; line++)
        {
            int stop = file.LineEnd(line);
            for (int i = file.LineStart(line); i < stop && file.Text[i] is ' ' or '\t'; i++)
            {
                if (file.Text[i] == '\t')
                {
                    return i;
                }
            }
        }

        return null;
    }

    /// <summary>A value that begins with <c>{{</c> outside quotes.</summary>
    private static int? FindBareBraces(FileText file, int line)
    {
        int stop = file.LineEnd(line);
        int braces = file.Text.IndexOf("{{", file.LineStart(line), stop - file.LineStart(line), StringComparison.Ordinal);
        if (braces < 2 || file.Text[braces - 1] != ' ' || file.Text[braces - 2] is not (':' or '-' or ' '))
        {
            return null;
        }

        return braces;
    }

    /// <summary>The first escape that gives half a surrogate pair, or a number that is no character.</summary>
    private static (int Start, int Length)? FindLoneSurrogate(string text, int start)
    {
        for (int i = start; i + 1 < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                continue;
            }

            int digits = text[i + 1] switch { 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0 && Code(text, i + 2, digits) is { } code && code is (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF)
            {
                bool paired = code <= 0xDBFF && i + 7 < text.Length && text[i + 6] == '\\' && text[i + 7] == 'u'
                    && Code(text, i + 8, 4) is >= 0xDC00 and <= 0xDFFF;
                if (!paired)
                {
                    return (i, digits + 2);
                }

                i += 6;
            }

            i++;
        }

        return null;
    }

    private static uint? Code(string text, int start, int digits) =>
        start + digits <= text.Length
        && uint.TryParse(text.Substring(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code)
            ? code
            : null;
}
