using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.CodeFixes;

/// <summary>Adds names to arguments of <c>Render</c> that are easy to swap, or replaces them by <c>Args</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameArgumentsFix))]
public sealed class NameArgumentsFix : CodeFixProvider
{
    public const string NameTitle = "Name the arguments";
    public const string ArgsTitle = "Use Args";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG2104");

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ArgumentSyntax>()?.Parent is not ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list
                || model.GetOperation(call, context.CancellationToken) is not IInvocationOperation invocation)
            {
                continue;
            }

            IReadOnlyDictionary<ArgumentSyntax, IParameterSymbol> parameters = Parameters(invocation);
            if (parameters.Count != list.Arguments.Count)
            {
                continue;
            }

            Register(context, diagnostic, NameTitle, root, list, Named(list, parameters));
            if (ArgsOf(invocation.TargetMethod, parameters.Values) is { } args)
            {
                Register(context, diagnostic, ArgsTitle, root, list, InArgs(list, parameters, args, model, call.SpanStart));
            }
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, string title, SyntaxNode root, SyntaxNode old, SyntaxNode changed) => context.RegisterCodeFix(
        CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, changed))), equivalenceKey: title), diagnostic);

    private static Dictionary<ArgumentSyntax, IParameterSymbol> Parameters(IInvocationOperation invocation)
    {
        Dictionary<ArgumentSyntax, IParameterSymbol> parameters = [];
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax syntax, Parameter: { } parameter })
            {
                parameters[syntax] = parameter;
            }
        }

        return parameters;
    }

    private static ArgumentListSyntax Named(ArgumentListSyntax list, IReadOnlyDictionary<ArgumentSyntax, IParameterSymbol> parameters) =>
        list.ReplaceNodes(list.Arguments, (argument, _) => argument.NameColon is not null
            ? argument
            : argument.WithoutLeadingTrivia()
                .WithNameColon(SyntaxFactory.NameColon(Name(parameters[argument].Name)).WithTrailingTrivia(SyntaxFactory.Space))
                .WithLeadingTrivia(argument.GetLeadingTrivia()));

    /// <summary>The generated type with a member for each parameter, if there is one.</summary>
    private static INamedTypeSymbol? ArgsOf(IMethodSymbol render, IEnumerable<IParameterSymbol> parameters)
    {
        foreach (INamedTypeSymbol type in render.ContainingType.GetTypeMembers("Args"))
        {
            if (render.Name == "Render" && parameters.All(parameter => MemberOf(type, parameter) is not null))
            {
                return type;
            }
        }

        return null;
    }

    private static ISymbol? MemberOf(INamedTypeSymbol args, IParameterSymbol parameter) => args.GetMembers().FirstOrDefault(
        member => member is IFieldSymbol or IPropertySymbol && string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));

    private static ArgumentListSyntax InArgs(
        ArgumentListSyntax list, IReadOnlyDictionary<ArgumentSyntax, IParameterSymbol> parameters, INamedTypeSymbol args, SemanticModel model, int position)
    {
        IEnumerable<string> members = list.Arguments.Select(argument => MemberOf(args, parameters[argument])!.Name + " = " + argument.Expression.WithoutTrivia());
        return SyntaxFactory.ParseArgumentList("(new " + args.ToMinimalDisplayString(model, position) + " { " + string.Join(", ", members) + " })").WithTriviaFrom(list);
    }

    private static string Name(string parameter) => SyntaxFacts.GetKeywordKind(parameter) == SyntaxKind.None ? parameter : "@" + parameter;
}
