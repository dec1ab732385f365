using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Flow;

/// <summary>Members that stand for one another: what they override, what they implement.</summary>
internal static class Families
{
    /// <summary>Whether a call or access of the second may run the first.</summary>
    public static bool IsSameOrOverrides(ISymbol candidate, ISymbol member)
    {
        candidate = candidate.OriginalDefinition;
        member = member.OriginalDefinition;
        if (SymbolEqualityComparer.Default.Equals(candidate, member))
        {
            return true;
        }

        for (ISymbol? overridden = Overridden(candidate); overridden is not null; overridden = Overridden(overridden))
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, member))
            {
                return true;
            }
        }

        return member.ContainingType is { TypeKind: TypeKind.Interface } && Implements(candidate, member);
    }

    /// <summary>All members through which code may call a method: itself, what it overrides, what it implements.</summary>
    public static IReadOnlyList<ISymbol> CalledAs(ISymbol member)
    {
        List<ISymbol> names = [member.OriginalDefinition];
        for (ISymbol? overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden))
        {
            names.Add(overridden.OriginalDefinition);
        }

        if (member.ContainingType is { TypeKind: not TypeKind.Interface, AllInterfaces: { Length: > 0 } contracts } type)
        {
            foreach (INamedTypeSymbol contract in contracts)
            {
                foreach (ISymbol candidate in contract.GetMembers(SimpleName(member)))
                {
                    if (candidate.Kind == member.Kind
                        && type.FindImplementationForInterfaceMember(candidate) is { } implementation
                        && SymbolEqualityComparer.Default.Equals(implementation.OriginalDefinition, member.OriginalDefinition))
                    {
                        names.Add(candidate.OriginalDefinition);
                    }
                }
            }
        }

        return names;
    }

    public static bool MayHaveOthers(ISymbol member) =>
        member.IsAbstract || member.IsVirtual || member.IsOverride || member.ContainingType is { TypeKind: TypeKind.Interface };

    /// <summary>The name without the interface that an explicit implementation puts before it.</summary>
    public static string SimpleName(ISymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);

    private static bool Implements(ISymbol candidate, ISymbol member)
    {
        if (candidate.ContainingType is not { } type)
        {
            return false;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, member.ContainingType))
            {
                continue;
            }

            foreach (ISymbol declared in contract.GetMembers(member.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(declared.OriginalDefinition, member)
                    && type.FindImplementationForInterfaceMember(declared) is { } implementation
                    && SymbolEqualityComparer.Default.Equals(implementation.OriginalDefinition, candidate))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
