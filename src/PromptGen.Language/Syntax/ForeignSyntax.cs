using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language.Syntax;

/// <summary>
/// Finds tags and placeholders of other template languages. This language takes them for text, for a comment or for code of its own, so that a prompt brought from
/// elsewhere would say something else, mostly without an error.
/// </summary>
internal static class ForeignSyntax
{
    private const int LongestShown = 60;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>Words that begin a tag of Jinja, Nunjucks, Twig or Liquid. Other text between <c>{%</c> and <c>%}</c> is text.</summary>
    private static readonly HashSet<string> TagWords = new(StringComparer.Ordinal)
    {
        "if", "elif", "elsif", "else", "elseif", "endif", "unless", "endunless", "for", "endfor", "set", "endset", "assign", "capture", "endcapture", "include", "render", "import", "from",
        "extends", "block", "endblock", "macro", "endmacro", "call", "endcall", "filter", "endfilter", "with", "endwith", "raw", "endraw", "verbatim", "endverbatim", "autoescape",
        "endautoescape", "comment", "endcomment", "case", "when", "endcase", "break", "continue", "cycle", "increment", "decrement", "tablerow", "endtablerow", "do", "echo", "liquid",
        "generation", "endgeneration", "trans", "endtrans", "switch", "endswitch", "chat", "endchat", "completion",
    };

    /// <summary>Words that begin a block of Handlebars, where this language sees a comment.</summary>
    private static readonly HashSet<string> BlockWords = new(StringComparer.Ordinal)
    {
        "if", "unless", "each", "with", "let", "range", "message", "role", "set", "equals", "is", "eq", "compare", "ifEquals", "foreach", "list", "section", "inline", "block",
    };

    // Only where a quotation mark and a colon follow is it certain that no expression was meant.
    private static readonly Regex JsonMember = new("\\G\\s*\"[^\"\\\\\n{}]*\"\\s*:", Options);

    private static readonly Regex Mustache = new(@"\G\{\s*[\w.]+\s*\}\}\}", Options);

    // Two words with nothing between them are no expression behind `!`.
    private static readonly Regex HandlebarsComment = new(@"\G!(--|\s*[\w']+[.,]?\s+[\w']+\s+[\w']|\s*[\w']+\s+[\w']+\s*\}\})", Options);

    private static readonly Regex Word = new(@"\G[A-Za-z]+", Options);

    private static readonly Regex Placeholder = new(@"\$?\{\s*([A-Za-z_]\w*)\s*\}", Options);

    /// <returns>Whether there is any inside a tag: what else is wrong in the template follows from it.</returns>
    public static bool Report(string text, IReadOnlyList<Token> tokens, TemplateProblems problems)
    {
        bool isCode = false;
        foreach (Token token in tokens)
        {
            if (token.Kind == TokenKind.Text)
            {
                ReportTags(text, token, problems);
            }
            else if (token.Kind == TokenKind.TagOpen)
            {
                isCode |= ReportCode(text, token, problems);
            }
        }

        return isCode;
    }

    /// <summary>Finds <c>{name}</c> and <c>${name}</c> in a piece of text, where the name is a variable's.</summary>
    public static void ReportPlaceholders(string text, TextSyntax piece, Func<string, bool> isVariable, TemplateProblems problems)
    {
        if (text.IndexOf('{', piece.Start, piece.Length) < 0)
        {
            return;
        }

        for (Match match = Placeholder.Match(text, piece.Start, piece.Length); match.Success; match = match.NextMatch())
        {
            if (isVariable(match.Groups[1].Value))
            {
                string language = match.Value[0] == '$' ? "a JavaScript or shell placeholder" : "an f-string placeholder";
                Add(problems, match.Index, match.Length, match.Value, language, "is sent unchanged", "Write `{{ " + match.Groups[1].Value + " }}`.");
            }
        }
    }

    private static void ReportTags(string text, Token token, TemplateProblems problems)
    {
        int end = token.Start + token.Length;
        for (int at = text.IndexOf('{', token.Start, token.Length); at >= 0 && at + 1 < end; at = text.IndexOf('{', at + 1, end - at - 1))
        {
            char kind = text[at + 1];
            if (kind is not ('%' or '#'))
            {
                continue;
            }

            int close = text.IndexOf(kind + "}", at + 2, end - at - 2, StringComparison.Ordinal);
            if (close < 0)
            {
                continue;
            }

            string inside = text.Substring(at + 2, close - at - 2);
            if (kind == '#')
            {
                // `{#` also begins ids of headings in Markdown, as in `{#setup}`, which have no second sign.
                Add(problems, at, close + 2 - at, text.Substring(at, close + 2 - at), "a Jinja comment", "is sent to the model", "Write `{{ # " + Shown(inside.Trim()) + " }}`.");
                at = close;
                continue;
            }

            string code = inside.Trim('-', '+', '~', ' ', '\t', '\r', '\n');
            string word = Word.Match(code) is { Success: true } match ? match.Value : "";
            if (TagWords.Contains(word))
            {
                Add(problems, at, close + 2 - at, text.Substring(at, close + 2 - at), "a Jinja or Liquid tag", "is sent to the model", TagAdvice(word, code));
                at = close;
            }
        }
    }

    private static string TagAdvice(string word, string code)
    {
        string rest = code.Substring(word.Length).Trim().TrimEnd(':');
        return word switch
        {
            "if" or "for" or "case" or "when" or "with" => "Write `{{ " + word + " " + Shown(rest) + " }}`.",
            "elif" or "elsif" or "elseif" => "Write `{{ else if " + Shown(rest) + " }}`.",
            "else" or "break" or "continue" => "Write `{{ " + word + " }}`.",
            "unless" => "Write `{{ if !(" + Shown(rest) + ") }}`.",
            "set" or "assign" => "Write `{{ " + Shown(rest) + " }}`.",
            "capture" => "Write `{{ capture " + Shown(rest) + " }}`.",
            "include" or "render" or "import" or "extends" => "Write `{{ include 'name' }}`, with the name of a partial.",
            "raw" or "verbatim" => "Write `{%{` where the text begins and `}%}` where it ends.",
            "endraw" or "endverbatim" => "Write `}%}` where the text ends.",
            _ when word.StartsWith("end", StringComparison.Ordinal) => "Write `{{ end }}`.",
            _ => "Write it in Scriban, with tags between `{{` and `}}`.",
        };
    }

    private static bool ReportCode(string text, Token tag, TemplateProblems problems)
    {
        int start = tag.Start + tag.Length;
        if (start >= text.Length)
        {
            return false;
        }

        (string Language, string Fate, string Advice)? found = text[start] switch
        {
            '#' when Word.Match(text, start + 1) is { Success: true } word && BlockWords.Contains(word.Value) =>
                ("a Handlebars block", "is a comment here, so it vanishes", BlockAdvice(word.Value, InsideOf(text, start + 1 + word.Length))),
            '/' when Word.IsMatch(text, start + 1) => ("the end of a Handlebars block", "is not code here", "Write `{{ end }}`."),
            '^' => ("an inverted Mustache block", "is not code here", "Write `{{ if !name }}` and `{{ end }}`, or `{{ else }}`."),
            '>' => ("a Handlebars partial", "is not code here", "Write `{{ include '" + Shown(InsideOf(text, start + 1)) + "' }}`."),
            '&' when start + 1 < text.Length && text[start + 1] != '&' => ("unescaped Mustache text", "is not code here", "Write `{{ " + Shown(InsideOf(text, start + 1)) + " }}`. Scriban does not escape text."),
            '!' when HandlebarsComment.IsMatch(text, start) => ("a Handlebars comment", "is not code here", "Write `{{ # " + Shown(InsideOf(text, start + 1).Trim('-', ' ')) + " }}`."),
            '{' when Mustache.IsMatch(text, start) => ("unescaped Handlebars text", "is an object here", "Write `{{ " + Shown(InsideOf(text, start + 1)) + " }}`. Scriban does not escape text."),
            _ when JsonMember.IsMatch(text, start) => ("JSON with doubled braces", "is code here", "Write each of these braces once, because a single brace is text."),
            _ => null,
        };
        if (found is not { } what)
        {
            return false;
        }

        int close = text.IndexOf("}}", start, StringComparison.Ordinal);
        int length = (close < 0 ? Math.Min(text.Length, start + 20) : close + 2) - tag.Start;
        Add(problems, tag.Start, length, text.Substring(tag.Start, length), what.Language, what.Fate, what.Advice);
        return true;
    }

    private static string BlockAdvice(string word, string rest) => word switch
    {
        "if" => "Write `{{ if " + Shown(rest) + " }}`.",
        "unless" => "Write `{{ if !(" + Shown(rest) + ") }}`.",
        "each" or "range" or "foreach" or "list" => "Write `{{ for item in " + Shown(rest) + " }}`.",
        "with" => "Write `{{ with " + Shown(rest) + " }}`.",
        _ => "Write it in Scriban. For a comment, put a space after `#`.",
    };

    private static string InsideOf(string text, int start)
    {
        int end = text.IndexOf("}}", start, StringComparison.Ordinal);
        return text.Substring(start, (end < 0 ? text.Length : end) - start).Trim().TrimEnd('~', '-', ' ');
    }

    private static void Add(TemplateProblems problems, int start, int length, string code, string language, string fate, string advice) =>
        problems.Add(DiagnosticRules.ForeignTemplateSyntax, start, length, Shown(code), language, fate, advice, "{%{", "}%}");

    /// <summary>On one line, and not longer than a message can bear.</summary>
    private static string Shown(string code) =>
        ShortText.Cut(string.Join(" ", code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestShown);
}
