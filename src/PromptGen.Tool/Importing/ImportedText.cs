namespace PromptGen.Tool.Importing;

/// <summary>Instructions that were found in code.</summary>
/// <param name="File">The file with the text.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Beginning">The first words.</param>
/// <param name="PromptFile">The file that it moves to; null where it stays, since the text might change.</param>
internal sealed record ImportedText(string File, int Line, string Beginning, string? PromptFile);
