using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.CodeFixes;

/// <summary>
/// A text that statements or other calls complete or change: moved alone, it would be half of what is sent, and the other half
/// would stay in the code. Such texts are moved by hand.
/// </summary>
internal static class TextPart
{
    public static async Task<bool> IsAsync(Document document, ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(expression, cancellationToken) is not { } text || IsInExpressionTree(expression, model, cancellationToken))
        {
            return true;
        }

        IOperation value = text;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation)
        {
            value = value.Parent;
        }

        switch (value.Parent)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolationOperation when WholeOf(value.Parent) is { } whole:
                // A choice between texts within a text moves where the whole does as well.
                return Plain(text).Parent is IBinaryOperation
                    || PromptText.Read(whole, model, cancellationToken) is null
                    || await IsAsync(document, whole, model, cancellationToken).ConfigureAwait(false);
            case IArgumentOperation { Parent: { } call } when Composes(call):
            case IArrayInitializerOperation { Parent: IArrayCreationOperation { Parent: IArgumentOperation { Parent: { } joined } } } when Composes(joined):
            case IInvocationOperation { Instance: { } edited, TargetMethod: { ContainingType.SpecialType: SpecialType.System_String, Name: not "ToString" } } when ReferenceEquals(edited, value):
            case ICompoundAssignmentOperation:
                return true;
            case ISimpleAssignmentOperation assignment:
                return TargetOf(assignment.Target) is { } target && await IsAddedToAsync(document, target, cancellationToken).ConfigureAwait(false);
            case ICoalesceAssignmentOperation assignment:
                return TargetOf(assignment.Target) is { } stand && await IsAddedToAsync(document, stand, cancellationToken).ConfigureAwait(false);
        }

        SyntaxNode? holder = value.Syntax.Parent;
        while (holder is ParenthesizedExpressionSyntax)
        {
            holder = holder.Parent;
        }

        return holder is EqualsValueClauseSyntax initializer
            && initializer.Parent is { } declaration
            && model.GetDeclaredSymbol(declaration, cancellationToken) is { } declared
            && await IsAddedToAsync(document, declared, cancellationToken).ConfigureAwait(false);
    }

    private static ExpressionSyntax? WholeOf(IOperation part)
    {
        while (part.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolationOperation or IInterpolatedStringOperation or IConversionOperation or IParenthesizedOperation)
        {
            part = part.Parent;
        }

        return part.Syntax as ExpressionSyntax;
    }

    private static IOperation Plain(IOperation text)
    {
        while (text.Parent is IConversionOperation or IParenthesizedOperation)
        {
            text = text.Parent;
        }

        return text;
    }

    /// <summary>Whether a call makes one text of its arguments, or of what several calls are given.</summary>
    private static bool Composes(IOperation call) => call switch
    {
        IObjectCreationOperation { Type: { } type } => IsBuilder(type),
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.SpecialType: SpecialType.System_String } method } => method.Name is "Concat" or "Format" or "Join",
        IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } => true,
        IInvocationOperation { TargetMethod: { } method } => IsBuilder(method.ContainingType)
            || (method.Name is "Add" or "AddFirst" or "AddLast" or "AddRange" or "Append" or "Enqueue" or "Insert" or "Prepend" or "Push" && IsCollection(method)),
        _ => false,
    };

    private static bool IsBuilder(ITypeSymbol type)
    {
        for (ITypeSymbol? known = type; known is not null; known = known.BaseType)
        {
            if (known is { Name: "StringBuilder" or "TextWriter" or "AppendInterpolatedStringHandler" or "DefaultInterpolatedStringHandler" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCollection(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" }
        || (method.ContainingType.TypeArguments.Length == 1 && method.ContainingType.TypeArguments[0].SpecialType == SpecialType.System_String);

    private static ISymbol? TargetOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    /// <summary>Whether some statement makes a longer text of what the variable has: <c>text += more</c>, <c>text = text + more</c>.</summary>
    private static async Task<bool> IsAddedToAsync(Document document, ISymbol variable, CancellationToken cancellationToken)
    {
        if (variable is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true })
        {
            return false;
        }

        foreach (ReferencedSymbol references in await SymbolFinder.FindReferencesAsync(variable, document.Project.Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation reference in references.Locations)
            {
                if (await reference.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                    && IsAddition(root.FindNode(reference.Location.SourceSpan, getInnermostNodeForTie: true), variable.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAddition(SyntaxNode name, string variable)
    {
        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return target.Parent switch
        {
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword),
            AssignmentExpressionSyntax assignment when assignment.Left == target => assignment.IsKind(SyntaxKind.AddAssignmentExpression)
                || assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(read => read.Identifier.ValueText == variable),
            _ => false,
        };
    }

    /// <summary>An expression tree cannot contain a call with named arguments.</summary>
    private static bool IsInExpressionTree(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression.Ancestors().OfType<LambdaExpressionSyntax>()
            .Any(lambda => model.GetTypeInfo(lambda, cancellationToken).ConvertedType is { Name: "Expression", ContainingNamespace.Name: "Expressions" });
}
