using System;
using System.Text.RegularExpressions;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Files;

/// <summary>The <c>pattern</c> of a string: a regular expression of .NET that the whole value must match.</summary>
internal static class TypePattern
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    /// <summary>Reports a pattern that is none; true when it is one.</summary>
    public static bool Check(ScalarNode node, string subject, DiagnosticList problems)
    {
        string? reason = Fault(@"\A(?:" + node.Value + @")\z") is null ? null : "a group or bracket in it is not closed, or it ends in a comment";
        // As it is used, the pattern stands in brackets: `a)(b` fits there, and alone it does not.
        if (reason is not null || node.Value.IndexOf(')') >= 0)
        {
            reason = Fault(node.Value) ?? reason;
        }

        if (reason is null)
        {
            return true;
        }

        problems.Add(DiagnosticRules.BadPattern, node, subject, reason);
        return false;
    }

    /// <summary>Whether a value matches; null where the match takes too long.</summary>
    public static bool? Matches(string pattern, string value)
    {
        try
        {
            return Whole(pattern).IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Whole(string pattern) => new(@"\A(?:" + pattern + @")\z", RegexOptions.CultureInvariant, Timeout);

    private static string? Fault(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, Timeout);
            return null;
        }
        catch (ArgumentException exception)
        {
            return Reason(exception, pattern);
        }
    }

    /// <summary>What .NET says behind the pattern and the offset, in which its versions differ.</summary>
    private static string Reason(ArgumentException exception, string pattern)
    {
        string message = exception.Message;
        int at = message.IndexOf(pattern, StringComparison.Ordinal);
        if (at >= 0)
        {
            message = message.Substring(at + pattern.Length).TrimStart('\'', '"', ' ', '-', '.', ':');
        }

        int sentence = message.StartsWith("at offset ", StringComparison.Ordinal) ? message.IndexOf(". ", StringComparison.Ordinal) : -1;
        message = sentence < 0 ? message : message.Substring(sentence + 2);
        int line = message.IndexOfAny(['\r', '\n']);
        message = (line < 0 ? message : message.Substring(0, line)).TrimEnd('.', ' ');
        return message.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(message[0]) + message.Substring(1);
    }
}
