namespace PromptGen.Compiler.Files;

/// <summary>A place in a file. Lines and columns count from zero, columns in UTF-16 code units, as Roslyn's do.</summary>
/// <param name="Path">As in <see cref="SourceFile.Path"/>.</param>
/// <param name="Start">Offset in the file's text.</param>
internal readonly record struct SourceSpan(
    string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);
