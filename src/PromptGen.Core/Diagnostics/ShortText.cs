namespace PromptGen.Core.Diagnostics;

/// <summary>Texts of others in messages: whoever writes a file must not decide how long a message or a log line gets.</summary>
internal static class ShortText
{
    /// <summary>Characters of a whole message about a text that is read.</summary>
    public const int Message = 500;

    public static string Cut(string text, int longest) => text.Length <= longest ? text : text.Substring(0, longest) + "...";
}
