using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

/// <summary>Names of files that stand in the code, whatever path they are joined to.</summary>
internal static class FileNames
{
    private const int ValueLimit = 64;

    public static bool AnyIn(IOperation path, CodeModel code, IReadOnlyList<string> extensions, Func<IParameterSymbol, IEnumerable<IOperation>> argumentsOf, CancellationToken cancellationToken)
    {
        Queue<IOperation> pending = new();
        HashSet<ISymbol> variables = new(SymbolEqualityComparer.Default);
        pending.Enqueue(path);
        for (int values = 0; pending.Count > 0 && values < ValueLimit; values++)
        {
            foreach (IOperation operation in pending.Dequeue().DescendantsAndSelf())
            {
                if (operation.ConstantValue is { HasValue: true, Value: string text } && HasExtension(text, extensions))
                {
                    return true;
                }

                if (operation is ILocalReferenceOperation local
                    && variables.Add(local.Local)
                    && code.FactsAround(local.Syntax, cancellationToken) is { } facts)
                {
                    foreach (ValueWrite write in facts.WritesOf(local.Local))
                    {
                        pending.Enqueue(write.Value);
                    }
                }
                else if (operation is IParameterReferenceOperation parameter && variables.Add(parameter.Parameter))
                {
                    foreach (IOperation argument in argumentsOf(parameter.Parameter))
                    {
                        pending.Enqueue(argument);
                    }
                }
                else if (operation is IFieldReferenceOperation field
                    && field.Field.IsDeclaredIn(code.Compilation)
                    && variables.Add(field.Field)
                    && Initial(field.Field, code, cancellationToken) is { } initial)
                {
                    pending.Enqueue(initial);
                }
            }
        }

        return false;
    }

    private static IOperation? Initial(ISymbol field, CodeModel code, CancellationToken cancellationToken) =>
        field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? code.OperationOf(value, cancellationToken)
            : null;

    private static bool HasExtension(string text, IReadOnlyList<string> extensions)
    {
        foreach (string extension in extensions)
        {
            if (text.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && text.IndexOf(' ') < 0)
            {
                return true;
            }
        }

        return false;
    }
}
