using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Flow;

/// <summary>A call that reads text which reaches a sink.</summary>
/// <param name="Call">The call, as a reader sees it.</param>
/// <param name="Source">What says from where it reads; nothing where the member says it, as one of a resource does.</param>
/// <param name="Extensions">Whether only names of text files count, and not any name.</param>
internal sealed record FileRead(IOperation Call, IOperation? Source, FlowPath Path, bool Extensions);
