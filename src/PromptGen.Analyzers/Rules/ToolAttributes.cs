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
        if (!ToolMethods.IsDescription(attribute) || attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration)
        {
            return;
        }

        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is { } method && ToolMethods.IsMarked(method) && !IsDeclared(method, declared))
        {
            context.ReportDiagnostic(Diagnostic.Create(ToolDescriptionRules.Rule, ToolMethods.TextOf(attribute), "[Description]"));
        }
    }

    /// <summary><c>AIFunctionFactory.Create(GetWeather)</c> makes a tool of any method.</summary>
    private static void AnalyzeCreate(SyntaxNodeAnalysisContext context, IReadOnlyList<DeclaredTool> declared)
    {
        if (context.Node is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0, Expression: var called }
            || called is not (MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" } or IdentifierNameSyntax { Identifier.ValueText: "Create" })
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IInvocationOperation call
            || call.TargetMethod.ContainingType.Name != "AIFunctionFactory"
            || call.Arguments.IsEmpty
            || MethodOf(call.Arguments[0].Value) is not { } method
            || ToolMethods.IsMarked(method)
            || IsDeclared(method, declared))
        {
            return;
        }

        foreach (AttributeSyntax attribute in ToolMethods.DescriptionsOf(method, context.Compilation, context.CancellationToken))
        {
            // Where another file is concerned the call stands for it: live results belong to the file that is looked at.
            Location location = attribute.SyntaxTree == call.Syntax.SyntaxTree ? ToolMethods.TextOf(attribute) : call.Arguments[0].Syntax.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(ToolDescriptionRules.Rule, location, "AIFunctionFactory.Create"));
            if (attribute.SyntaxTree != call.Syntax.SyntaxTree)
            {
                return;
            }
        }
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
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
    }
}
