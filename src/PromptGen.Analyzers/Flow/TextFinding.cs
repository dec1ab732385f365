using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

/// <summary>A text that reaches a sink.</summary>
/// <param name="Text">Its pieces; nothing for text that is read from a file.</param>
internal sealed record TextFinding(ComposedText? Text, Location Location, FlowPath Path);
