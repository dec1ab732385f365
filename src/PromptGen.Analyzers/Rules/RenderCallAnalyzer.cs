using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Flow;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>Reports calls of generated <c>Render</c> methods whose values are converted to text first, or whose arguments are easy
/// to swap.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RenderCallAnalyzer : DiagnosticAnalyzer
{
    private const string RenderedPrompt = "PromptGen.RenderedPrompt";

    private static readonly DiagnosticDescriptor Formatted = Descriptors.Of(DiagnosticRules.FormattedArgument);
    private static readonly DiagnosticDescriptor Swappable = Descriptors.Of(DiagnosticRules.SwappableArguments);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Formatted, Swappable);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(RenderedPrompt) is null)
            {
                return;
            }

            // By syntax, since operations of every method would be made for this alone: that takes as long as compiling them.
            start.RegisterSyntaxNodeAction(AnalyzeCall, SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(AnalyzeArgs, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        });
    }

    private static void AnalyzeCall(SyntaxNodeAnalysisContext context)
    {
        InvocationExpressionSyntax syntax = (InvocationExpressionSyntax)context.Node;
        if (!IsRender(syntax)
            || context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || !Rendered.IsGenerated(call.TargetMethod))
        {
            return;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter is { Type.SpecialType: SpecialType.System_String } parameter)
            {
                ReportFormatted(context, argument.Value, parameter.Name);
            }
        }

        ReportSwappable(context, call);
    }

    /// <summary><c>new SupportTriagePrompt.Args { ... }</c></summary>
    private static void AnalyzeArgs(SyntaxNodeAnalysisContext context)
    {
        if (!MayBeArgs((BaseObjectCreationExpressionSyntax)context.Node)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IObjectCreationOperation { Type: INamedTypeSymbol { Name: "Args" } type, Initializer: { } initializer }
            || !Rendered.IsGenerated(type))
        {
            return;
        }

        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Type.SpecialType: SpecialType.System_String } field } assignment)
            {
                ReportFormatted(context, assignment.Value, field.Field.Name);
            }
        }
    }

    /// <summary><c>new()</c> says nothing about its type; as an argument of a <c>Render</c> it may be the one.</summary>
    private static bool MayBeArgs(BaseObjectCreationExpressionSyntax creation) => creation.Initializer is not null && creation switch
    {
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Right.Identifier.ValueText: "Args" } or IdentifierNameSyntax { Identifier.ValueText: "Args" } } => true,
        ImplicitObjectCreationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } => IsRender(call),
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax or AssignmentExpressionSyntax } => true,
        _ => false,
    };

    private static bool IsRender(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText.StartsWith("Render", StringComparison.Ordinal),
        SimpleNameSyntax name => name.Identifier.ValueText.StartsWith("Render", StringComparison.Ordinal),
        _ => false,
    };

    private static void ReportFormatted(SyntaxNodeAnalysisContext context, IOperation value, string name)
    {
        if (Formatting.Of(value, context.CancellationToken) is { } formatting)
        {
            context.ReportDiagnostic(Diagnostic.Create(Formatted, formatting.Operation.Syntax.GetLocation(), name, formatting.Name));
        }
    }

    /// <summary>Two positional arguments of one type side by side still compile when somebody swaps them, or the file swaps its variables.</summary>
    private static void ReportSwappable(SyntaxNodeAnalysisContext context, IInvocationOperation call)
    {
        IArgumentOperation? before = null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (before is { Parameter: { } first } && argument.Parameter is { } second
                && IsPositional(before) && IsPositional(argument)
                && second.Ordinal == first.Ordinal + 1
                && SymbolEqualityComparer.Default.Equals(first.Type, second.Type)
                && !(SaysName(before) && SaysName(argument)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Swappable, argument.Syntax.GetLocation(), first.Name, second.Name, first.Type.ToDisplayString()));
                return;
            }

            before = argument;
        }
    }

    private static bool IsPositional(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.Explicit && argument.Syntax is ArgumentSyntax { NameColon: null };

    /// <summary>An argument that is called as its parameter is, alone or as the last word of its name: swapping shows.</summary>
    private static bool SaysName(IArgumentOperation argument) =>
        argument.Parameter is { } parameter && NameOf(argument.Value) is { } name && EndsInWord(name, parameter.Name);

    /// <summary>What is done to a value, or stands in for a missing one, leaves it the value of that name.</summary>
    private static string? NameOf(IOperation value) => Operations.WithoutConversions(value) switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name.TrimStart('_'),
        ICoalesceOperation coalesce => NameOf(coalesce.Value),
        IInvocationOperation { Instance: { } instance } call when call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String => NameOf(instance),
        _ => null,
    };

    private static bool EndsInWord(string name, string word) =>
        name.EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (name.Length == word.Length || (char.IsUpper(name[name.Length - word.Length]) && !char.IsUpper(name[name.Length - word.Length - 1])));
}
