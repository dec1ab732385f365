using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    private void EnterLocal(ILocalReferenceOperation reference, FlowPath path)
    {
        if (!Enter(reference.Local, path) || _code.FactsAround(reference.Syntax, _cancellationToken) is not { } facts)
        {
            return;
        }

        FollowWrites(reference.Local, facts.WritesOf(reference.Local), path.Via(reference.Syntax.GetLocation()));
    }

    /// <summary>What a variable was given. Additions make one text of it; plain values are texts of their own.</summary>
    private void FollowWrites(ISymbol variable, IReadOnlyList<ValueWrite> writes, FlowPath path)
    {
        bool isBuilt = false;
        foreach (ValueWrite write in writes)
        {
            isBuilt |= write.Kind == WriteKind.Piece;
        }

        ComposedText? built = isBuilt && !Dictionaries.Is(TypeOf(variable)) ? BuiltIn(variable, path) : null;
        if (built is not null && path.Edit is null && writes.Count > 1 && TypeOf(variable) is { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" })
        {
            path = path with { Edit = FirstPiece(writes) };
        }

        FlowPath whole = path with { Text = built };
        FlowPath piece = built is null ? whole : HasWords(writes) ? AsPiece(whole, writes[0].Value) : AsOneOf(Pieces(writes), whole, writes[0].Value);
        bool beginsAnew = built is not null && BeginsAnew(variable, writes);
        foreach (ValueWrite write in writes)
        {
            switch (write.Kind)
            {
                case WriteKind.Value when beginsAnew && OwnWords.Of(write.Value) > 0:
                    Enqueue(write.Value, path with { Text = null });
                    break;
                case WriteKind.Value when built is null && path.Text is not null && Collections.IsCreation(write.Value):
                    // Lines that are joined further on.
                    Enqueue(write.Value, path with { Text = new ComposedText(write.Value.Syntax.GetLocation()) });
                    break;
                case WriteKind.Value:
                    AddOrFollow(write.Value, built, whole, whole);
                    break;
                case WriteKind.Piece:
                    AddOrFollow(write.Value, built, whole, piece);
                    break;
                case WriteKind.Element:
                    Enqueue(write.Value, path with { Text = null });
                    break;
                case WriteKind.Part:
                    VisitPart(write.Value, write.Part, path with { Text = null });
                    break;
                case WriteKind.Passed:
                    EnterPassed(write.Parameter!, write.Value, whole);
                    break;
            }
        }
    }

    /// <summary>
    /// A variable of a method with one beginning is one text with what is added to it. A member, or a variable that is given several texts, holds
    /// another one from each assignment on.
    /// </summary>
    private static bool BeginsAnew(ISymbol variable, IReadOnlyList<ValueWrite> writes)
    {
        if (TypeOf(variable) is not { SpecialType: SpecialType.System_String })
        {
            return false;
        }

        int beginnings = 0;
        foreach (ValueWrite write in writes)
        {
            beginnings += write.Kind == WriteKind.Value && OwnWords.Of(write.Value) > 0 ? 1 : 0;
        }

        return beginnings > 1 || variable is IFieldSymbol or IPropertySymbol;
    }

    private static Location? FirstPiece(IReadOnlyList<ValueWrite> writes)
    {
        foreach (ValueWrite write in writes)
        {
            if (write.Kind == WriteKind.Piece)
            {
                return (write.Value.Parent is IArgumentOperation { Parent: { } call } ? call : write.Value.Parent ?? write.Value).Syntax.GetLocation();
            }
        }

        return null;
    }

    private static int Pieces(IReadOnlyList<ValueWrite> writes) =>
        Holes.Among(writes.Where(static write => write.Kind == WriteKind.Piece).Select(static write => write.Value));

    private static bool HasWords(IReadOnlyList<ValueWrite> writes)
    {
        int words = 0;
        foreach (ValueWrite write in writes)
        {
            words += write.Kind is WriteKind.Value or WriteKind.Piece ? OwnWords.Of(write.Value) : 0;
        }

        return words >= FragmentContextWords;
    }

    /// <summary>A literal is a piece of the text; anything else is looked at, and what it composes joins the same text.</summary>
    private void AddOrFollow(IOperation value, ComposedText? built, FlowPath whole, FlowPath inside)
    {
        if (built is null)
        {
            Enqueue(value, inside);
            return;
        }

        IOperation plain = Operations.WithoutConversions(value);
        switch (plain)
        {
            case ILiteralOperation { ConstantValue: { HasValue: true, Value: string literal } }:
                AddPiece(literal, plain.Syntax, plain.Syntax.GetLocation(), built, whole);
                break;
            case IInterpolatedStringHandlerCreationOperation handler:
                Compose(handler.Content, built, whole);
                break;
            case IInterpolatedStringOperation or IInterpolatedStringAdditionOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String }:
                Compose(plain, built, whole);
                break;
            case ILiteralOperation:
                break;
            default:
                AddHole(value, built, inside);
                break;
        }
    }

    private void EnterParameter(IParameterSymbol parameter, IOperation reference, FlowPath path)
    {
        path = path.Via(reference.Syntax.GetLocation());
        parameter = PartialMembers.Declared(parameter);
        if (parameter.ContainingSymbol is not IMethodSymbol method)
        {
            // Of a primary constructor, seen from an indexer or the like.
            return;
        }

        if (method.MethodKind == MethodKind.AnonymousFunction)
        {
            EnterLambdaParameter(parameter, reference, path);
            return;
        }

        if (Enter(parameter, path))
        {
            FollowParameter(parameter, method, path);
        }
    }

    private void FollowParameter(IParameterSymbol parameter, IMethodSymbol method, FlowPath path)
    {
        foreach (SyntaxReference declaration in parameter.DeclaringSyntaxReferences)
        {
            if (_scope.Contains(declaration.SyntaxTree) && declaration.GetSyntax(_cancellationToken) is ParameterSyntax syntax)
            {
                Enqueue(_code.InitialValue(syntax.Default, _cancellationToken), path with { Text = null });

                // Given another value on the way, as in `prompt ??= "..."`.
                if (syntax.Parent?.Parent is { } owner && MemberRoot.Of(owner) is { } root)
                {
                    FollowWrites(parameter, _code.FactsOf(root, _cancellationToken).WritesOf(parameter), path);
                }
            }
        }

        if (path.Callee is not null && SymbolEqualityComparer.Default.Equals(path.Callee, method))
        {
            ReachParameter(parameter, path);
        }
        else if (method.MethodKind == MethodKind.PropertySet && method.AssociatedSymbol is IPropertySymbol property)
        {
            FollowPropertyWrites(property, path);
        }
        else
        {
            FollowCallers(parameter, method, path);
        }
    }

    /// <summary>The parameter of a lambda in a query is an element of what the query runs over.</summary>
    private void EnterLambdaParameter(IParameterSymbol parameter, IOperation reference, FlowPath path) => Enqueue(QueriedBy(parameter, reference), path);

    private static IOperation? QueriedBy(IParameterSymbol parameter, IOperation reference)
    {
        for (IOperation? parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol))
            {
                IOperation? owner = lambda.Parent;
                while (owner is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
                {
                    owner = owner.Parent;
                }

                return parameter.Ordinal == 0 && owner is IInvocationOperation call && Transfers.IsQuery(call.TargetMethod) ? ReceiverOf(call) : null;
            }
        }

        return null;
    }

    private void EnterField(IFieldReferenceOperation reference, FlowPath path)
    {
        IFieldSymbol field = reference.Field.OriginalDefinition;
        if (reference.Field.ContainingType is { IsTupleType: true })
        {
            if (reference.Instance is { } tuple)
            {
                VisitPart(tuple, TupleParts.IndexOf(reference.Field), path);
            }

            return;
        }

        if (!field.IsDeclaredIn(_code.Compilation))
        {
            // The text of a constant is known here, and this is the only place of this project where it can be told.
            if (reference.Field is { HasConstantValue: true, ConstantValue: string text } && !Rendered.IsGenerated(field))
            {
                Emit(text, reference.Syntax, path with { Text = null });
            }

            return;
        }

        path = path.Via(reference.Syntax.GetLocation()) with { Callee = null, Hops = path.Hops + 1 };
        path = Through(field, path);
        if (!Enter(field, path, HoldsData(field, path) ? DataPart : -1) || Rendered.IsGenerated(field))
        {
            return;
        }

        FollowWrites(field, WritesOf(field, path), path with { Text = null });
    }

    private List<ValueWrite> WritesOf(IFieldSymbol field, FlowPath path)
    {
        List<ValueWrite> writes = [];
        foreach (SyntaxReference declaration in field.DeclaringSyntaxReferences)
        {
            if (_scope.Contains(declaration.SyntaxTree)
                && declaration.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax declarator
                && _code.InitialValue(declarator.Initializer, _cancellationToken) is { } value)
            {
                writes.Add(new ValueWrite(WriteKind.Value, value));
            }
        }

        if (!field.IsConst && !HoldsData(field, path))
        {
            AddWrites(field, writes, path);
        }

        return writes;
    }

    /// <summary>Assignments to a field or property anywhere in the scope, and additions to what it holds.</summary>
    private void AddWrites(ISymbol member, List<ValueWrite> writes, FlowPath path)
    {
        foreach (SyntaxNode node in _scope.UsesOf(member.Name, _cancellationToken))
        {
            NameUse use = NameUse.Of(node);
            if (use.Kind is not (NameUseKind.Assignment or NameUseKind.ElementAssignment or NameUseKind.Addition) || !Refers(node, member))
            {
                continue;
            }

            switch (_code.OperationOf(use.Node, _cancellationToken))
            {
                case IAssignmentOperation assignment when !SaysOtherRole(assignment, path):
                    bool isPiece = use.Kind == NameUseKind.ElementAssignment || assignment is ICompoundAssignmentOperation;
                    writes.Add(new ValueWrite(isPiece ? WriteKind.Piece : WriteKind.Value, assignment.Value));
                    break;
                case IMemberInitializerOperation initializer:
                    writes.Add(new ValueWrite(WriteKind.Value, initializer.Initializer));
                    break;
                case IInvocationOperation addition:
                    foreach (IArgumentOperation argument in addition.Arguments)
                    {
                        writes.Add(new ValueWrite(WriteKind.Piece, argument.Value));
                    }

                    break;
            }
        }
    }

    private bool Refers(SyntaxNode name, ISymbol member)
    {
        ISymbol? symbol = _code.ModelOf(name.SyntaxTree).GetSymbolInfo(name, _cancellationToken).Symbol?.OriginalDefinition;
        return symbol is not null && Families.IsSameOrOverrides(symbol, member);
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
