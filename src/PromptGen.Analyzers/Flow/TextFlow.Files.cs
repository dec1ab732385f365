using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    private readonly List<FileRead> _reads = [];

    /// <summary>Prompt text in a file of its own, which is one step better and still without version or hash.</summary>
    private void ReportFile(IInvocationOperation read, FlowPath path)
    {
        if (path.Position is PromptPosition.Instructions or PromptPosition.Template && !path.IsGiven)
        {
            IOperation? source = read.TargetMethod.ContainingType.Name is "ResourceManager" ? null : read.Instance ?? (read.Arguments.Length > 0 ? read.Arguments[0].Value : null);
            _reads.Add(new FileRead(read, source, path, Extensions: true));
        }
    }

    /// <summary>An SDK that reads the file itself, or all files of a directory.</summary>
    private void AddFile(SinkUse use)
    {
        IOperation call = use.Value.Parent ?? use.Value;
        while (call is not IInvocationOperation && call.Parent is { } parent)
        {
            call = parent;
        }

        _reads.Add(new FileRead(call, use.Value, new FlowPath(use, PromptPosition.Template, use.Location), Extensions: false));
    }

    /// <summary>
    /// At the end, when all ways to a read are known: one report at the read, or, where callers say which file, one at each of them.
    /// A file that the code does not name is one that a user chooses.
    /// </summary>
    private void ReportFiles()
    {
        foreach (FileRead read in _reads)
        {
            FileSearch search = new(read.Extensions);
            if (read.Source is { } source)
            {
                SearchName(source, read.Path, search);
            }

            foreach (IOperation caller in search.Callers())
            {
                _findings.Add(new TextFinding(FindingKind.File, null, caller.Syntax.GetLocation(), read.Path));
            }

            if (search.Callers().Count == 0 && (search.IsNamed || read.Source is null))
            {
                _findings.Add(new TextFinding(FindingKind.File, null, read.Call.Syntax.GetLocation(), read.Path));
            }
        }
    }

    private void SearchName(IOperation source, FlowPath path, FileSearch search)
    {
        search.Add(source, path, caller: null);
        while (search.Next() is { } step)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            foreach (IOperation operation in step.Value.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case { ConstantValue: { HasValue: true, Value: string text } }:
                        search.Meet(text, operation, step);
                        break;
                    case ILocalReferenceOperation local when search.Enter(local.Local) && _code.FactsAround(local.Syntax, _cancellationToken) is { } facts:
                        search.AddAll(facts.WritesOf(local.Local), step);
                        break;
                    case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter }:
                        AddArguments(parameter, method, step, search);
                        break;
                    case IFieldReferenceOperation field when field.Field.IsDeclaredIn(_code.Compilation) && search.Enter(field.Field):
                        search.AddAll(WritesOf(field.Field.OriginalDefinition, step.Path), step);
                        break;
                    case IPropertyReferenceOperation { Property: { IsIndexer: false } property } when property.IsDeclaredIn(_code.Compilation) && search.Enter(property):
                        AddValues(property.OriginalDefinition, step, search);
                        break;
                    case IInvocationOperation call when call.TargetMethod.IsDeclaredIn(_code.Compilation) && search.Enter(call.TargetMethod):
                        foreach (IOperation result in ReturnsOf(call.TargetMethod.OriginalDefinition))
                        {
                            search.Add(result, step.Path with { Callee = null }, step.Caller);
                        }

                        break;
                }
            }
        }
    }

    /// <summary>What a helper that reads files is called with: by the calls that lead to this sink, where it is known which do.</summary>
    private void AddArguments(IParameterSymbol parameter, IMethodSymbol method, FileStep step, FileSearch search)
    {
        // The arguments of a call in the code that reads are looked at with the call.
        if (method.MethodKind == MethodKind.AnonymousFunction || search.HasEntered(method) || !search.Enter(parameter))
        {
            return;
        }

        foreach (SyntaxReference declaration in parameter.DeclaringSyntaxReferences)
        {
            if (_scope.Contains(declaration.SyntaxTree)
                && declaration.GetSyntax(_cancellationToken) is ParameterSyntax { Default: { } initial }
                && _code.InitialValue(initial, _cancellationToken) is { } value)
            {
                search.Add(value, step.Path, step.Caller);
            }
        }

        if (step.Path.Entry is { } entry && SymbolEqualityComparer.Default.Equals(step.Path.Callee, method.OriginalDefinition))
        {
            foreach ((IOperation call, FlowPath caller) in entry.Calls)
            {
                AddArgument(call, caller);
            }

            return;
        }

        foreach (IOperation call in CallsOf(method))
        {
            AddArgument(call, step.Path with { Callee = null });
        }

        void AddArgument(IOperation call, FlowPath path)
        {
            if (ArgumentOf(call, method, parameter.Ordinal) is { } argument)
            {
                // An object that is made with the name of its file is read like one that holds it; a method is told which to read.
                search.Add(argument, path, method.MethodKind == MethodKind.Constructor ? step.Caller : call);
            }
        }
    }

    private void AddValues(IPropertySymbol property, FileStep step, FileSearch search)
    {
        if (HoldsData(property, step.Path))
        {
            return;
        }

        List<ValueWrite> writes = [];
        foreach (SyntaxNode syntax in PartialMembers.DeclarationsOf(property, _cancellationToken))
        {
            if (!_scope.Contains(syntax.SyntaxTree))
            {
                continue;
            }

            if (syntax is PropertyDeclarationSyntax declaration)
            {
                if (_code.InitialValue(declaration.Initializer, _cancellationToken) is { } initial)
                {
                    writes.Add(new ValueWrite(WriteKind.Value, initial));
                }

                if (MemberRoot.ReturningBody(declaration) is { } body)
                {
                    foreach (IOperation result in _code.FactsOf(body, _cancellationToken).Returns)
                    {
                        writes.Add(new ValueWrite(WriteKind.Value, result));
                    }
                }
            }
        }

        AddWrites(property, writes, step.Path);
        search.AddAll(writes, step);
        foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                // A property of a record, which its constructor sets.
                if (parameter.Name == property.Name)
                {
                    AddArguments(parameter, constructor, step, search);
                }
            }
        }
    }
}
