namespace PromptGen.Tool.Output;

/// <summary>How a piece of text stands out.</summary>
internal enum Ink
{
    Faint,
    Bold,
    Red,
    Yellow,
    Green,
    Cyan,
}
