using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Flow;

/// <summary>A method whose result is followed: the calls that asked for it, and which parameters lead back to them.</summary>
internal sealed class CalleeEntry
{
    public List<(IOperation Call, FlowPath Path)> Calls { get; } = [];

    public HashSet<(int Ordinal, bool IsPiece, bool IsGiven)> Reached { get; } = [];
}
