using System;
using System.Text;

namespace PromptGen.Core.Display;

/// <summary>Addresses as logs, status and exceptions may show them: without user info, query and fragment, which can contain
/// passwords and tokens.</summary>
internal static class AddressText
{
    private const string AfterScheme = "://";

    /// <remarks>Not by way of <see cref="Uri.ToString"/>, which unescapes: a token with a blank in it would end early.</remarks>
    public static string Of(Uri address)
    {
        if (address.IsAbsoluteUri)
        {
            return address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        }

        string text = address.OriginalString;
        return text.Substring(0, FirstOf(text, 0, text.Length, "?#"));
    }

    /// <summary>A text of somebody else, such as the message of an exception, with every address in it shortened.</summary>
    public static string In(string text)
    {
        int scheme = text.IndexOf(AfterScheme, StringComparison.Ordinal);
        if (scheme < 0)
        {
            return text;
        }

        StringBuilder shown = new(text.Length);
        int copied = 0;
        while (scheme >= 0)
        {
            int start = scheme + AfterScheme.Length;
            int end = End(text, start);
            int authority = FirstOf(text, start, end, "/?#\\");
            int path = FirstOf(text, authority, end, "?#");
            int userInfo = text.LastIndexOf('@', authority - 1, authority - start);
            shown.Append(text, copied, start - copied);
            int host = userInfo < 0 ? start : userInfo + 1;
            shown.Append(text, host, path - host);
            copied = path == end ? end : Math.Max(path, TrimmedEnd(text, path, end));
            scheme = text.IndexOf(AfterScheme, end, StringComparison.Ordinal);
        }

        return shown.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether nothing of an exception, its inner ones included, has to be withheld.</summary>
    public static bool IsFree(Exception exception)
    {
        string text = exception.ToString();
        return In(text) == text;
    }

    private static int End(string text, int start)
    {
        int end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>'))
        {
            end++;
        }

        return end;
    }

    private static int FirstOf(string text, int start, int end, string characters)
    {
        int at = start;
        while (at < end && characters.IndexOf(text[at]) < 0)
        {
            at++;
        }

        return at;
    }

    /// <summary>The punctuation of the sentence that an address ends is not a part of it.</summary>
    private static int TrimmedEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or ')')
        {
            end--;
        }

        return end;
    }
}
