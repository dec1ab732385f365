using System;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Texts;

/// <summary>Reads as much of a request body in JSON as it takes to say whose words a text in it is, however the body is put together.</summary>
internal static class RequestBody
{
    private static readonly string[] ContentKeys = ["content", "text", "parts"];
    private static readonly string[] InstructionKeys = ["system", "system_instruction", "systemInstruction", "instructions"];

    /// <summary>The position of a value that follows these characters; nothing where it is no prompt text.</summary>
    public static PromptPosition? PositionAfter(string body)
    {
        string start = body.TrimEnd();
        if (start.EndsWith("\"", StringComparison.Ordinal))
        {
            start = start.Substring(0, start.Length - 1).TrimEnd();
        }

        if (!start.EndsWith(":", StringComparison.Ordinal))
        {
            return null;
        }

        string key = LastKey(start);
        if (Array.IndexOf(InstructionKeys, key) >= 0)
        {
            return PromptPosition.Instructions;
        }

        return Array.IndexOf(ContentKeys, key) >= 0 ? PositionOf(LastRole(start)) : null;
    }

    /// <summary>How many words of instructions stand in a body itself.</summary>
    public static int InstructionWords(string body)
    {
        int words = 0;
        int at = 0;
        while ((at = body.IndexOf(':', at)) >= 0)
        {
            at++;
            int open = at;
            while (open < body.Length && char.IsWhiteSpace(body[open]))
            {
                open++;
            }

            if (open < body.Length && body[open] == '"' && PositionAfter(body.Substring(0, at)) == PromptPosition.Instructions)
            {
                int close = EndOfString(body, open + 1);
                words += TextMeasure.Of(body.Substring(open + 1, close - open - 1)).Words;
                at = close;
            }
        }

        return words;
    }

    private static PromptPosition? PositionOf(string role) => role switch
    {
        "system" or "developer" => PromptPosition.Instructions,
        "user" => PromptPosition.User,
        _ => null,
    };

    /// <summary>The key before a colon at the end.</summary>
    private static string LastKey(string text)
    {
        int close = text.LastIndexOf('"');
        int open = close <= 0 ? -1 : text.LastIndexOf('"', close - 1);
        return open < 0 || text.Substring(close + 1).Trim() != ":" ? "" : text.Substring(open + 1, close - open - 1);
    }

    private static string LastRole(string text)
    {
        int key = text.LastIndexOf("\"role\"", StringComparison.Ordinal);
        if (key < 0)
        {
            return "";
        }

        int at = key + "\"role\"".Length;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ':'))
        {
            at++;
        }

        if (at >= text.Length || text[at] != '"')
        {
            return "";
        }

        int end = EndOfString(text, at + 1);
        return text.Substring(at + 1, end - at - 1);
    }

    private static int EndOfString(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i;
            }
        }

        return text.Length;
    }
}
