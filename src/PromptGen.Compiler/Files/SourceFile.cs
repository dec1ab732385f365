namespace PromptGen.Compiler.Files;

internal enum SourceFileKind
{
    /// <summary><c>*.prompt.yaml</c>, <c>*.prompt.yml</c>, <c>*.prompt.json</c>.</summary>
    Prompt,

    /// <summary><c>*.partial.*</c>.</summary>
    Partial,

    /// <summary><c>*.message.*</c>.</summary>
    Message,

    /// <summary><c>*.release.yaml</c>.</summary>
    Release,
}

/// <summary>A file as a host hands it over.</summary>
/// <param name="Path">The path as the host knows it, for diagnostics. It is never part of an output.</param>
/// <param name="RelativePath">Relative to the project folder, with <c>/</c>; what outputs may mention.</param>
/// <param name="Kind">The kind of the file according to its name.</param>
/// <param name="Text">The whole text, physical line ends as they are.</param>
internal sealed record SourceFile(string Path, string RelativePath, SourceFileKind Kind, string Text)
{
    /// <summary>False when the host decoded the bytes as something else (a UTF-16 byte order mark, a legacy code page): refused.</summary>
    public bool IsUtf8 { get; init; } = true;
}
