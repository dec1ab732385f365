using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.Analyzers.Code;

/// <summary>Calls that put something into what they are called on: builders, writers, collections.</summary>
internal static class Mutations
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Add", "AddFirst", "AddLast", "AddRange", "Append", "AppendFormat", "AppendJoin", "AppendLine", "Enqueue", "Insert", "InsertRange",
        "Push", "TryAdd", "Write", "WriteLine",
    };

    public static bool IsName(string name) => Names.Contains(name);

    public static bool Adds(IInvocationOperation invocation) => Names.Contains(invocation.TargetMethod.Name);

    /// <summary>What a chain of such calls began with: <c>text</c> in <c>text.Append(a).AppendLine(b)</c>.</summary>
    public static IOperation? Receiver(IInvocationOperation invocation)
    {
        IOperation? receiver = Target(invocation);
        while (receiver is not null)
        {
            receiver = Operations.WithoutConversions(receiver);
            if (receiver is not IInvocationOperation inner || !Adds(inner))
            {
                return receiver;
            }

            receiver = Target(inner);
        }

        return null;
    }

    private static IOperation? Target(IInvocationOperation invocation)
    {
        if (invocation.Instance is { } instance)
        {
            return instance is IConditionalAccessInstanceOperation access ? Operations.Accessed(access) : instance;
        }

        return invocation.TargetMethod.IsExtensionMethod && invocation.Arguments.Length > 0 ? invocation.Arguments[0].Value : null;
    }
}
