using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

internal enum FindingKind
{
    /// <summary>Text that is written in code.</summary>
    Text,

    /// <summary>Text that is read from a file.</summary>
    File,

    /// <summary>Rendered text that is changed on its way.</summary>
    Edited,

    /// <summary>Rendered text whose identity is left behind.</summary>
    Reduced,
}

/// <summary>What reaches a sink.</summary>
/// <param name="Text">The pieces of a text; nothing for the other kinds.</param>
internal sealed record TextFinding(FindingKind Kind, ComposedText? Text, Location Location, FlowPath Path);
