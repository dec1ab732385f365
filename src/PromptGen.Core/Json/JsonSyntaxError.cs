namespace PromptGen.Core.Json;

/// <summary>Why a text is not JSON as this reader takes it.</summary>
/// <param name="Offset">In UTF-16 code units from the start of the text.</param>
/// <param name="Message">The problem and the correction, as a sentence.</param>
internal sealed record JsonSyntaxError(int Offset, string Message);
