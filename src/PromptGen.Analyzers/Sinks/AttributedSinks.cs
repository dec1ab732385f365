using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Sinks;

/// <summary>
/// Sinks that code marks itself: a parameter or property with an attribute named <c>PromptSinkAttribute</c>, whoever declares it. A
/// library marks its own methods so, and its users' texts are found although its code is not theirs.
/// </summary>
internal static class AttributedSinks
{
    private const string ShortName = "PromptSink";
    private const string Name = "PromptSinkAttribute";

    public static ImmutableArray<TextSink> Read(CodeModel code, CancellationToken cancellationToken)
    {
        HashSet<TextSink> sinks = [];
        foreach (IAssemblySymbol assembly in code.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.TypeNames.Contains(Name))
            {
                AddTypes(assembly.GlobalNamespace, sinks);
            }
        }

        if (sinks.Count > 0 || code.Compilation.Assembly.TypeNames.Contains(Name))
        {
            foreach (SyntaxTree tree in code.Compilation.SyntaxTrees)
            {
                AddMarked(code, tree, sinks, cancellationToken);
            }
        }

        return sinks.ToImmutableArray();
    }

    private static void AddMarked(CodeModel code, SyntaxTree tree, HashSet<TextSink> sinks, CancellationToken cancellationToken)
    {
        foreach (string name in new[] { ShortName, Name })
        {
            if (!code.WordsOf(tree).Contains(name))
            {
                continue;
            }

            foreach (SyntaxNode use in code.NamesOf(tree, cancellationToken).UsesOf(name))
            {
                SyntaxNode? marked = use.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent;
                if (marked is ParameterSyntax or PropertyDeclarationSyntax
                    && code.ModelOf(tree).GetDeclaredSymbol(marked, cancellationToken) is { } symbol)
                {
                    Add(symbol, sinks);
                }
            }
        }
    }

    private static void AddTypes(INamespaceOrTypeSymbol scope, HashSet<TextSink> sinks)
    {
        Stack<INamespaceOrTypeSymbol> pending = new();
        pending.Push(scope);
        while (pending.Count > 0)
        {
            foreach (ISymbol member in pending.Pop().GetMembers())
            {
                switch (member)
                {
                    case INamespaceOrTypeSymbol inner:
                        pending.Push(inner);
                        break;
                    case IMethodSymbol method:
                        foreach (IParameterSymbol parameter in method.Parameters)
                        {
                            Add(parameter, sinks);
                        }

                        break;
                    case IPropertySymbol property:
                        Add(property, sinks);
                        break;
                }
            }
        }
    }

    private static void Add(ISymbol symbol, HashSet<TextSink> sinks)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == Name)
            {
                Describe(symbol, sinks);
            }
        }
    }

    private static void Describe(ISymbol symbol, HashSet<TextSink> sinks)
    {
        string type = MetadataName.Of(symbol.ContainingType);
        switch (symbol)
        {
            case IPropertySymbol:
                sinks.Add(TextSink.Property(type, symbol.Name, PromptPosition.Instructions));
                break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }:
                sinks.Add(TextSink.Constructor(type, PromptPosition.Instructions, symbol.Name));
                break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol method }:
                sinks.Add(TextSink.Method(type, method.Name, PromptPosition.Instructions, symbol.Name));
                break;
        }
    }
}
