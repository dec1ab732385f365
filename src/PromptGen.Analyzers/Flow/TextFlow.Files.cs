using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    private static readonly string[] TextExtensions =
        [".txt", ".md", ".prompt", ".prompty", ".yaml", ".yml", ".json", ".xml", ".liquid", ".hbs", ".handlebars", ".tmpl", ".tpl", ".template", ".j2", ".mustache"];

    /// <summary>Prompt text in a file of its own, which is one step better and still without version or hash.</summary>
    private void ReportFile(IInvocationOperation read, FlowPath path)
    {
        if (path.Position is PromptPosition.Instructions or PromptPosition.Template && !path.IsGiven && NamesFile(read))
        {
            _findings.Add(new TextFinding(FindingKind.File, null, read.Syntax.GetLocation(), path));
        }
    }

    /// <summary>Whether the code itself says which file; one that a user chooses is data.</summary>
    private bool NamesFile(IInvocationOperation read)
    {
        if (read.TargetMethod.ContainingType.Name is "ResourceManager")
        {
            return true;
        }

        IOperation? source = read.Instance ?? (read.Arguments.Length > 0 ? read.Arguments[0].Value : null);
        return source is not null && FileNames.AnyIn(source, _code, TextExtensions, ArgumentsFor, _cancellationToken);
    }

    /// <summary>What a helper that reads files is called with.</summary>
    private IEnumerable<IOperation> ArgumentsFor(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method)
        {
            foreach (IOperation call in CallsOf(method))
            {
                if (Arguments.For(call, parameter.Ordinal) is { } argument)
                {
                    yield return argument;
                }
            }
        }
    }
}
