using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.Analyzers.Flow;

internal static class Arguments
{
    public static ImmutableArray<IArgumentOperation> Of(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IPropertyReferenceOperation indexer => indexer.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    /// <summary>What a call gives for a parameter; nothing where it leaves the default.</summary>
    public static IOperation? For(IOperation call, int ordinal)
    {
        if (call is IConversionOperation conversion)
        {
            return ordinal == 0 ? conversion.Operand : null;
        }

        foreach (IArgumentOperation argument in Of(call))
        {
            if (argument.Parameter?.Ordinal == ordinal && argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public static IMethodSymbol? Target(IOperation? call) => call switch
    {
        IInvocationOperation invocation => (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition,
        IObjectCreationOperation creation => creation.Constructor?.OriginalDefinition,
        _ => null,
    };
}
