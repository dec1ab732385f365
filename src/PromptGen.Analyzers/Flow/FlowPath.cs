using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Sinks;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

/// <summary>How a search came from a sink to a value.</summary>
internal sealed record FlowPath(SinkUse Use, PromptPosition Position, Location At)
{
    private const int LocationLimit = 16;

    public FlowPath? From { get; init; }

    /// <summary>How many members the search crossed.</summary>
    public int Hops { get; init; }

    /// <summary>The text that this value is a piece of, where one place puts it together.</summary>
    public ComposedText? Text { get; init; }

    /// <summary>The value goes into a hole of a text.</summary>
    public bool IsFragment { get; init; }

    /// <summary>The value is one of several that make up a text, in a hole of it or beside the others.</summary>
    public bool IsMixed { get; init; }

    /// <summary>The type whose code puts a value into a hole, or that says by its name that it is prompt text. Its own members may hold pieces of the text.</summary>
    public INamedTypeSymbol? Author { get; init; }

    /// <summary>The value goes into a hole of a text and comes from a caller: more likely data than prompt.</summary>
    public bool IsGiven { get; init; }

    /// <summary>The value stands behind a label in a larger text, as in <c>Region: {region}</c>: more likely a datum than a sentence.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>The method whose result is followed: its parameters lead back to this call alone, not to all callers.</summary>
    public IMethodSymbol? Callee { get; init; }

    /// <summary>The calls of <see cref="Callee"/> that lead to the sink in the same way.</summary>
    public CalleeEntry? Entry { get; init; }

    /// <summary>The parameter whose argument says the role of this text.</summary>
    public IParameterSymbol? Role { get; init; }

    /// <summary>Where the value was changed last on its way to the sink.</summary>
    public Location? Edit { get; init; }

    public FlowPath Via(Location location) => this with { From = this, At = location };

    /// <summary>From here to the sink.</summary>
    public IReadOnlyList<Location> Locations()
    {
        List<Location> locations = [];
        Location? last = null;
        for (FlowPath? path = this; path is not null; path = path.From)
        {
            if (!path.At.Equals(last))
            {
                locations.Add(path.At);
                last = path.At;
            }
        }

        // The near end and the sink tell most.
        if (locations.Count > LocationLimit)
        {
            locations.RemoveRange(LocationLimit - 1, locations.Count - LocationLimit);
        }

        return locations;
    }
}
