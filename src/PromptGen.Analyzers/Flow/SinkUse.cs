using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

/// <summary>A place in the code where a value goes to a sink.</summary>
/// <param name="Value">The value.</param>
/// <param name="Location">The sink, as a reader sees it.</param>
/// <param name="Name">The sink's name for messages.</param>
/// <param name="Position">Where the text ends up; <see cref="PromptPosition.ByRole"/> only with <paramref name="Role"/>.</param>
/// <param name="Role">The parameter that decides, where callers do.</param>
/// <param name="IsDefinition">The text defines something that is used again and again, so that even a short one is authored.</param>
internal sealed record SinkUse(
    IOperation Value, Location Location, string Name, PromptPosition Position, IParameterSymbol? Role = null, bool IsDefinition = true);
