using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Sinks;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    private const int FragmentContextWords = 4;

    // Operations that compilers after the floor have: collection expressions and the spreads in them.
    private const int CollectionExpressionKind = 127;
    private const int SpreadKind = 128;

    private void Visit(IOperation value, FlowPath path)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                Convert(conversion, path);
                break;
            case IParenthesizedOperation parenthesized:
                Enqueue(parenthesized.Operand, path);
                break;
            case IAwaitOperation await:
                Enqueue(await.Operation, path);
                break;
            case IArgumentOperation argument:
                Enqueue(argument.Value, path);
                break;
            case ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } }:
                Emit(text, value.Syntax, path);
                break;
            case IUtf8StringOperation utf8:
                Emit(utf8.Value, value.Syntax, path);
                break;
            case IInterpolatedStringOperation or IInterpolatedStringAdditionOperation:
                Compose(value, path);
                break;
            case IInterpolatedStringHandlerCreationOperation handler:
                Enqueue(handler.Content, path);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                Compose(value, path);
                break;
            case IConditionalOperation conditional:
                IOperation? standIn = path.IsFragment ? StandIns.Of(conditional) : null;
                foreach (IOperation? branch in new[] { conditional.WhenTrue, conditional.WhenFalse })
                {
                    if (standIn is null || !ReferenceEquals(branch, standIn))
                    {
                        Enqueue(branch, path);
                    }
                }

                break;
            case ICoalesceOperation coalesce:
                Enqueue(coalesce.Value, path);

                // What stands in for a model's missing answer tells a reader so, and instructs nobody.
                if (!IsAnswer(coalesce.Value) && !(path.IsFragment && StandIns.Is(coalesce.WhenNull, coalesce.Value)))
                {
                    Enqueue(coalesce.WhenNull, path);
                }

                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                {
                    Enqueue(arm.Value, path);
                }

                break;
            case IConditionalAccessOperation access:
                Enqueue(access.WhenNotNull, path);
                break;
            case IConditionalAccessInstanceOperation instance:
                Enqueue(Operations.Accessed(instance), path);
                break;
            case IAssignmentOperation assignment:
                Enqueue(assignment.Value, path);
                break;
            case IArrayCreationOperation { Initializer: { } elements }:
                VisitAll(elements.ElementValues, path);
                break;
            case IArrayElementReferenceOperation element:
                Enqueue(element.ArrayReference, path);
                break;
            case IAnonymousObjectCreationOperation anonymous:
                VisitMembers(anonymous.Initializers, path);
                break;
            case IObjectOrCollectionInitializerOperation initializer:
                VisitMembers(initializer.Initializers, path);
                break;
            case ILocalReferenceOperation local:
                EnterLocal(local, path);
                break;
            case IParameterReferenceOperation parameter:
                EnterParameter(parameter.Parameter, parameter, path);
                break;
            case IFieldReferenceOperation field:
                EnterField(field, path);
                break;
            case IPropertyReferenceOperation property:
                EnterProperty(property, path);
                break;
            case IInvocationOperation invocation:
                EnterCall(invocation, path);
                break;
            case IObjectCreationOperation creation:
                EnterCreation(creation, path);
                break;
            case IWithOperation with:
                Enqueue(with.Operand, path);
                Enqueue(with.Initializer, path);
                break;
            case IDelegateCreationOperation creation:
                Enqueue(creation.Target, path);
                break;
            case IAnonymousFunctionOperation lambda:
                EnterFunction(lambda.Symbol, lambda.Syntax, path);
                break;
            case IInvalidOperation:
                EnterUnresolved(value, path);
                VisitUnknown(value, path);
                break;
            case IMethodReferenceOperation reference:
                EnterResult(reference.Method, reference, path);
                break;
            default:
                VisitUnknown(value, path);
                break;
        }
    }

    private static bool IsAnswer(IOperation value)
    {
        value = Operations.WithoutConversions(value);
        return value switch
        {
            IConditionalAccessOperation access => IsAnswer(access.WhenNotNull),
            IPropertyReferenceOperation { Property: { Name: "Text" or "Content" } property } => Foreign.IsOfSdk(property),
            IInvocationOperation call => Foreign.IsOfSdk(call.TargetMethod) && Foreign.AsksModel(call.TargetMethod),
            _ => false,
        };
    }

    private void VisitAll<T>(IEnumerable<T> values, FlowPath path)
        where T : IOperation
    {
        foreach (T value in values)
        {
            Enqueue(value, path);
        }
    }

    /// <summary>Collection expressions: the compiler of the floor has no operation for them, later ones have one that the floor does not know.</summary>
    private void VisitUnknown(IOperation value, FlowPath path)
    {
        if ((int)value.Kind is CollectionExpressionKind or SpreadKind)
        {
            foreach (IOperation child in value.ChildOperations)
            {
                Enqueue(child, path);
            }

            return;
        }

        if (value.Syntax is not CollectionExpressionSyntax collection)
        {
            return;
        }

        foreach (CollectionElementSyntax element in collection.Elements)
        {
            ExpressionSyntax? expression = element switch
            {
                ExpressionElementSyntax item => item.Expression,
                SpreadElementSyntax spread => spread.Expression,
                _ => null,
            };
            if (expression is not null)
            {
                Enqueue(_code.OperationOf(expression, _cancellationToken), path);
            }
        }
    }

    private void Convert(IConversionOperation conversion, FlowPath path)
    {
        // What PromptGen rendered is where prompt text belongs.
        if (Rendered.IsRendered(conversion.Operand.Type))
        {
            ReportRendered(conversion, PromptOf(conversion.Operand), path);
            return;
        }

        if (conversion.OperatorMethod is { } method && method.IsDeclaredIn(_code.Compilation))
        {
            EnterResult(method, conversion, path);
            if (!Foreign.IsOfSdk(method))
            {
                return;
            }
        }

        Enqueue(conversion.Operand, path);
    }

    /// <summary>Pieces that one expression puts together. Texts in it make one text; what is inserted is followed as a fragment.</summary>
    private void Compose(IOperation whole, FlowPath path)
    {
        ComposedText text = path.Text ?? new ComposedText(whole.Syntax.GetLocation());
        Compose(whole, text, Editing(whole, path));
    }

    private void Compose(IOperation whole, ComposedText text, FlowPath path)
    {
        // Where nearly all of a text comes through a hole, that is the text, and not data for it.
        bool hasWords = OwnWords.Of(whole) >= FragmentContextWords;
        FlowPath inside = (hasWords ? AsPiece(path, whole) : AsOneOf(Holes.In(whole), path, whole)) with { Text = text };
        Location site = whole.Syntax.GetLocation();
        Stack<IOperation> rest = new();
        rest.Push(whole);
        while (rest.Count > 0)
        {
            IOperation piece = Operations.WithoutConversions(rest.Pop());
            switch (piece)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } addition:
                    rest.Push(addition.RightOperand);
                    rest.Push(addition.LeftOperand);
                    break;
                case IInterpolatedStringAdditionOperation addition:
                    rest.Push(addition.Right);
                    rest.Push(addition.Left);
                    break;
                case IInterpolatedStringOperation interpolation:
                    for (int i = interpolation.Parts.Length - 1; i >= 0; i--)
                    {
                        rest.Push(interpolation.Parts[i]);
                    }

                    break;
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } }:
                    AddPiece(literal, piece.Syntax, site, text, path);
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: > 0 } append } part:
                    if (part.Kind == OperationKind.InterpolatedStringAppendLiteral
                        && append.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string appended })
                    {
                        AddPiece(appended, piece.Syntax, site, text, path);
                    }
                    else
                    {
                        AddHole(append.Arguments[0].Value, text, inside);
                    }

                    break;
                case IInterpolationOperation hole when Rendered.IsRendered(hole.Expression.Type):
                    ReportRendered(hole, PromptOf(hole.Expression), inside);
                    break;
                case IInterpolationOperation hole:
                    AddHole(hole.Expression, text, inside);
                    break;
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: string literal } }:
                    AddPiece(literal, piece.Syntax, site, text, path);
                    break;
                case IUtf8StringOperation utf8:
                    AddPiece(utf8.Value, piece.Syntax, site, text, path);
                    break;
                case ILiteralOperation:
                    break;
                default:
                    AddHole(piece, text, inside);
                    break;
            }
        }
    }

    private void AddPiece(string literal, SyntaxNode syntax, Location site, ComposedText text, FlowPath path)
    {
        text.Add(literal, syntax, site);
        Report(text, path);
    }

    private void AddHole(IOperation value, ComposedText text, FlowPath path)
    {
        // What a request says about a hole is in the words before it.
        if (path.Position == PromptPosition.Body && RequestBody.PositionAfter(text.Content) is { } position)
        {
            path = path with { Position = position, Text = null, IsFragment = false };
        }
        else if (text.EndsInLabel)
        {
            path = path with { IsLabelled = true };
        }

        text.AddHole();
        Enqueue(value, path);
    }

    private void VisitMembers(ImmutableArray<IOperation> members, FlowPath path)
    {
        foreach (IOperation member in members)
        {
            switch (member)
            {
                // new List<string> { a, b } and new Dictionary<...> { { key, value } }: the last is what is held.
                case IInvocationOperation { Arguments.Length: > 0 } add:
                    Enqueue(add.Arguments[add.Arguments.Length - 1].Value, path);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } } element:
                    Enqueue(element.Value, path);
                    break;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment when Carriers.IsMember(target.Member.Name):
                    Enqueue(assignment.Value, path);
                    break;
                case IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation target } nested when Carriers.IsMember(target.Member.Name):
                    Enqueue(nested.Initializer, path);
                    break;
                case ISimpleAssignmentOperation or IMemberInitializerOperation:
                    break;
                default:
                    Enqueue(member, path);
                    break;
            }
        }
    }
}
