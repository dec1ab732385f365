using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

/// <summary>A value or a variable in the state in which a search meets it. Each is looked at once.</summary>
internal readonly struct VisitKey : IEquatable<VisitKey>
{
    private readonly object _target;
    private readonly PromptPosition _position;
    private readonly IMethodSymbol? _callee;
    private readonly IParameterSymbol? _role;
    private readonly int _part;
    private readonly bool _isFragment;

    public VisitKey(object target, FlowPath path, int part = -1)
    {
        _target = target;
        _position = path.Position;
        _callee = path.Callee;
        _role = path.Role;
        _part = part;
        _isFragment = path.IsFragment || path.IsMixed;
    }

    public bool Equals(VisitKey other) =>
        _position == other._position
        && _part == other._part
        && _isFragment == other._isFragment
        && (_target is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, other._target as ISymbol) : ReferenceEquals(_target, other._target))
        && SymbolEqualityComparer.Default.Equals(_callee, other._callee)
        && SymbolEqualityComparer.Default.Equals(_role, other._role);

    public override bool Equals(object? obj) => obj is VisitKey other && Equals(other);

    public override int GetHashCode()
    {
        int hash = _target is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : RuntimeHelpers.GetHashCode(_target);
        hash = (hash * 31) + (int)_position;
        hash = (hash * 31) + (_isFragment ? ~_part : _part);
        return (hash * 31) + SymbolEqualityComparer.Default.GetHashCode(_callee);
    }
}
