using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Tools;

namespace PromptGen.Analyzers.Rules;

/// <summary>Descriptions of tools that attributes give: they flow nowhere, the SDK reads them off the method.</summary>
internal static class ToolAttributes
{
    public static void Register(CompilationStartAnalysisContext context)
    {
        // A prompt file that names the method has the description in its hash, and another rule keeps both the same.
        IReadOnlyList<DeclaredTool> declared = context.Compilation.GetTypeByMetadataName(DeclaredTool.Attribute) is null ? [] : DeclaredTool.In(context.Compilation);
        context.RegisterSyntaxNodeAction(node => AnalyzeAttribute(node, declared), SyntaxKind.Attribute);

        // By syntax, since operations of every method would be made for this alone.
        context.RegisterSyntaxNodeAction(node => AnalyzeCreate(node, declared), SyntaxKind.InvocationExpression);
    }

    /// <summary><c>[Description]</c> on a method that is marked as a tool, and on its parameters.</summary>
    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context, IReadOnlyList<DeclaredTool> declared)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (!ToolMethods.IsDescription(attribute) || ToolMethods.Declaration(attribute) is not { } declaration)
        {
            return;
        }

        if (SymbolOf(declaration, context) is { } method && ToolMethods.IsMarked(method) && !IsDeclared(method, declared))
        {
            context.ReportDiagnostic(Diagnostic.Create(ToolDescriptionRules.Rule, ToolMethods.TextOf(attribute), "[Description]"));
        }
    }

    private static IMethodSymbol? SymbolOf(SyntaxNode declaration, SyntaxNodeAnalysisContext context) => declaration is AnonymousFunctionExpressionSyntax
        ? context.SemanticModel.GetSymbolInfo(declaration, context.CancellationToken).Symbol as IMethodSymbol
        : context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) as IMethodSymbol;

    /// <summary><c>AIFunctionFactory.Create(GetWeather)</c> makes a tool of any method.</summary>
    private static void AnalyzeCreate(SyntaxNodeAnalysisContext context, IReadOnlyList<DeclaredTool> declared)
    {
        if (context.Node is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0, Expression: var called }
            || !ToolMethods.MakesTools(called)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IInvocationOperation call
            || !ToolMethods.MakesTools(call.TargetMethod)
            || ToolIn(call) is not { } tool
            || MethodOf(tool) is not { } method
            || ToolMethods.IsMarked(method)
            || IsDeclared(method, declared))
        {
            return;
        }

        foreach (AttributeSyntax attribute in ToolMethods.DescriptionsOf(method, context.Compilation, context.CancellationToken))
        {
            // Where another file is concerned the call stands for it: live results belong to the file that is looked at.
            Location location = attribute.SyntaxTree == call.Syntax.SyntaxTree ? ToolMethods.TextOf(attribute) : tool.Syntax.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(ToolDescriptionRules.Rule, location, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name));
            if (attribute.SyntaxTree != call.Syntax.SyntaxTree)
            {
                return;
            }
        }
    }

    private static IOperation? ToolIn(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (MethodOf(argument.Value) is not null)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static bool IsDeclared(IMethodSymbol method, IReadOnlyList<DeclaredTool> declared)
    {
        foreach (DeclaredTool tool in declared)
        {
            if (tool.IsImplementedBy(method))
            {
                return true;
            }
        }

        return false;
    }

    private static IMethodSymbol? MethodOf(IOperation value)
    {
        value = Operations.WithoutConversions(value);
        return value switch
        {
            IDelegateCreationOperation { Target: IMethodReferenceOperation reference } => reference.Method,
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Symbol,
            IMethodReferenceOperation reference => reference.Method,
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            _ => null,
        };
    }
}
