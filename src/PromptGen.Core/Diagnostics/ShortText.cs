namespace PromptGen.Core.Diagnostics;

/// <summary>Shortens texts of files in messages, so the author of a file cannot decide the length of a message or a log
/// line.</summary>
internal static class ShortText
{
    /// <summary>Characters of a whole message about a text that is read.</summary>
    public const int Message = 500;

    public static string Cut(string text, int longest) => text.Length <= longest ? text : text.Substring(0, longest) + "...";
}
