using System;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// A hole of an instruction takes either a piece of it or a datum. What the code of the instruction's own type says, and what is named for prompt
/// text, is a piece. What is read off another object is a datum: whoever made the object says something about the world there, not to the model.
/// </summary>
internal sealed partial class TextFlow
{
    private static readonly string[] Settings = ["option", "setting", "config", "default", "profile", "template"];

    /// <summary>The value goes into a hole of what the code says here.</summary>
    private FlowPath AsPiece(FlowPath path, IOperation composition) =>
        path.IsFragment ? path : path with { IsFragment = true, Author = _code.TypeAround(composition.Syntax, _cancellationToken) };

    /// <summary>The value stands beside others that say as much or as little: none of them is the whole text.</summary>
    private FlowPath AsOneOf(int values, FlowPath path, IOperation composition) =>
        values < 2 || path.IsFragment || path.IsMixed ? path : path with { IsMixed = true, Author = _code.TypeAround(composition.Syntax, _cancellationToken) };

    /// <summary>Whether a member or parameter of a type that fills a hole holds data, so that only its own declaration is followed.</summary>
    private static bool IsDatum(ISymbol holder, INamedTypeSymbol? type, FlowPath path) =>
        (path.IsFragment || path.IsMixed) && !PromptNames.Takes(holder) && !IsOwn(type, path.Author);

    /// <summary>A property or field that any code may set: what is put in is data even where the instruction's own type has it.</summary>
    private static bool IsOpen(ISymbol member) => member switch
    {
        IPropertySymbol { SetMethod: { DeclaredAccessibility: not (Accessibility.Private or Accessibility.Protected) } } => true,
        IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not (Accessibility.Private or Accessibility.Protected) } => true,
        _ => false,
    };

    private static bool HoldsData(ISymbol member, FlowPath path) =>
        IsDatum(member, member.ContainingType, path) || ((path.IsFragment || path.IsMixed) && IsOpen(member) && !PromptNames.Takes(member));

    /// <summary>What an object has until somebody gives it a value stands in for the value; what settings have is what is sent.</summary>
    private static bool IsStandIn(IPropertySymbol property, FlowPath path) =>
        HoldsData(property, path) && IsOpen(property) && !Array.Exists(Settings, word => property.ContainingType.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>From a member that is named for prompt text on, its type is one that writes it.</summary>
    private static FlowPath Through(ISymbol member, FlowPath path) =>
        (path.IsFragment || path.IsMixed) && PromptNames.Takes(member) ? path with { Author = member.ContainingType } : path;

    private static bool IsOwn(INamedTypeSymbol? type, INamedTypeSymbol? author)
    {
        for (INamedTypeSymbol? outer = author; outer is not null; outer = outer.ContainingType)
        {
            if (IsOrDerivesFrom(outer, type))
            {
                return true;
            }
        }

        return IsOrDerivesFrom(type, author);
    }

    private static bool IsOrDerivesFrom(INamedTypeSymbol? type, INamedTypeSymbol? other)
    {
        for (INamedTypeSymbol? ancestor = other is null ? null : type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(ancestor.OriginalDefinition, other?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
