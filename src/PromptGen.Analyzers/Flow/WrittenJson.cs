using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// Objects that code writes to JSON call by call: <c>writer.WriteString("role", "system"); writer.WriteString("content", text);</c>, or a name and
/// its value in two calls.
/// </summary>
internal static class WrittenJson
{
    /// <summary>The name that a call gives its value under; nothing where it writes none.</summary>
    public static (string Name, IOperation Value)? EntryOf(IInvocationOperation call)
    {
        switch (call)
        {
            case { TargetMethod.Name: "WriteString" or "WriteProperty", Arguments: { Length: 2 } pair } when NameIn(pair[0].Value) is { } name:
                return (name, pair[1].Value);
            case { TargetMethod.Name: "WriteStringValue" or "WriteValue", Arguments: { Length: 1 } value } when NameBefore(call) is { } name:
                return (name, value[0].Value);
            default:
                return null;
        }
    }

    /// <summary>What else the object has into which a call writes, whether a value follows or a list begins.</summary>
    public static IEnumerable<(string Name, IOperation? Value)> Beside(IInvocationOperation call)
    {
        (IReadOnlyList<IInvocationOperation> writes, int at) = WritesAround(call);
        int first = at;
        for (int depth = 0; first > 0; first--)
        {
            depth += Step(writes[first - 1]);
            if (depth > 0)
            {
                break;
            }
        }

        for (int i = first, depth = 0; i < writes.Count && depth >= 0; i++)
        {
            int step = Step(writes[i]);
            if (depth == 0 && i != at)
            {
                if (EntryOf(writes[i]) is { } entry)
                {
                    yield return (entry.Name, entry.Value);
                }
                else if (writes[i].Arguments.Length > 0 && NameIn(writes[i].Arguments[0].Value) is { } name)
                {
                    yield return (name, null);
                }
            }

            depth += step;
        }
    }

    private static string? NameBefore(IInvocationOperation call)
    {
        (IReadOnlyList<IInvocationOperation> writes, int at) = WritesAround(call);
        return at > 0 && writes[at - 1] is { TargetMethod.Name: "WritePropertyName", Arguments: { Length: > 0 } arguments } ? NameIn(arguments[0].Value) : null;
    }

    /// <summary>The calls on the same writer in the same list of statements, in their order, and which of them the given one is.</summary>
    private static (IReadOnlyList<IInvocationOperation> Writes, int At) WritesAround(IInvocationOperation call)
    {
        List<IInvocationOperation> writes = [];
        int at = -1;
        if (call.Instance is { } instance && SiblingMembers.Variable(instance) is { } writer && call.Parent is IExpressionStatementOperation { Parent: { } block })
        {
            foreach (IOperation statement in block.ChildOperations)
            {
                if (statement is IExpressionStatementOperation { Operation: IInvocationOperation { Instance: { } other } write }
                    && SymbolEqualityComparer.Default.Equals(SiblingMembers.Variable(other), writer))
                {
                    at = ReferenceEquals(write, call) ? writes.Count : at;
                    writes.Add(write);
                }
            }
        }

        return (writes, Math.Max(at, 0));
    }

    private static int Step(IInvocationOperation write) =>
        write.TargetMethod.Name.StartsWith("WriteStart", StringComparison.Ordinal) ? 1 : write.TargetMethod.Name.StartsWith("WriteEnd", StringComparison.Ordinal) ? -1 : 0;

    private static string? NameIn(IOperation value) => Operations.WithoutConversions(value) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IUtf8StringOperation utf8 => utf8.Value,
        // JsonEncodedText.Encode("role")
        IInvocationOperation { Arguments: { Length: > 0 } arguments, TargetMethod.Name: "Encode" } => NameIn(arguments[0].Value),
        _ => null,
    };
}
