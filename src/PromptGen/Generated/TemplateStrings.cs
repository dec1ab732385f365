using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>The <c>string</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateStrings
{
    /// <summary><c>string.upcase</c></summary>
    public static string? Upcase(string? text) => text?.ToUpperInvariant();

    /// <summary><c>string.downcase</c></summary>
    public static string? Downcase(string? text) => text?.ToLowerInvariant();

    /// <summary><c>string.size</c></summary>
    public static long Size(string? text) => text?.Length ?? 0;

    /// <summary><c>string.strip</c></summary>
    public static string? Strip(string? text) => text?.Trim();
}
