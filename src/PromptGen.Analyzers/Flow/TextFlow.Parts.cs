using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    /// <summary>One part of a tuple, also where a collection holds it.</summary>
    private void VisitPart(IOperation value, int part, FlowPath path)
    {
        value = Operations.WithoutConversions(value);
        switch (value)
        {
            case ITupleOperation tuple when part >= 0 && part < tuple.Elements.Length:
                Enqueue(tuple.Elements[part], path);
                break;
            case IAwaitOperation await:
                VisitPart(await.Operation, part, path);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                VisitPart(conditional.WhenTrue, part, path);
                VisitPart(otherwise, part, path);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                {
                    VisitPart(arm.Value, part, path);
                }

                break;
            case ILocalReferenceOperation local when Enter(local.Local, path, part) && _code.FactsAround(local.Syntax, _cancellationToken) is { } facts:
                VisitPartOf(facts.WritesOf(local.Local), part, path.Via(local.Syntax.GetLocation()));
                break;
            case IFieldReferenceOperation field when !Foreign.Is(field.Field.OriginalDefinition, _code.Compilation) && Enter(field.Field.OriginalDefinition, path, part):
                VisitPartOf(WritesOf(field.Field.OriginalDefinition, path), part, path.Via(field.Syntax.GetLocation()) with { Hops = path.Hops + 1 });
                break;
            case IPropertyReferenceOperation { Instance: { } holder } property when Foreign.Is(property.Property.OriginalDefinition, _code.Compilation)
                && (property.Property.IsIndexer || Transfers.IsWrapperMember(property.Property.Name)):
                VisitPart(holder, part, path);
                break;
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } parameter }:
                if (QueriedBy(parameter, value) is { } source)
                {
                    VisitPart(source, part, path);
                }

                break;
            case IInvocationOperation invocation when Foreign.Is(invocation.TargetMethod.OriginalDefinition, _code.Compilation):
                if (Transfers.IsQuery(invocation.TargetMethod) && ReceiverOf(invocation) is { } queried)
                {
                    VisitPart(queried, part, path);
                }

                break;
            case IInvocationOperation invocation when Enter(invocation.TargetMethod, path, part):
                FlowPath inside = EnterCallee(invocation.TargetMethod.OriginalDefinition, invocation, path);
                foreach (IOperation result in ReturnsOf(invocation.TargetMethod.OriginalDefinition))
                {
                    VisitPart(result, part, inside);
                }

                break;
            case IArrayElementReferenceOperation element:
                VisitPart(element.ArrayReference, part, path);
                break;
            default:
                foreach (IOperation held in HeldBy(value))
                {
                    VisitPart(held, part, path);
                }

                break;
        }
    }

    private void VisitPartOf(IEnumerable<ValueWrite> writes, int part, FlowPath path)
    {
        foreach (ValueWrite write in writes)
        {
            if (write.Kind is WriteKind.Value or WriteKind.Element or WriteKind.Piece)
            {
                VisitPart(write.Value, part, path);
            }
        }
    }

    /// <summary>The elements of a collection that is created there; of a dictionary, its values.</summary>
    private IEnumerable<IOperation> HeldBy(IOperation value)
    {
        switch (value)
        {
            case IArrayCreationOperation { Initializer: { } elements }:
                return elements.ElementValues;
            case IObjectCreationOperation { Initializer: { } initializer }:
                List<IOperation> held = [];
                foreach (IOperation member in initializer.Initializers)
                {
                    switch (member)
                    {
                        case IInvocationOperation { Arguments.Length: > 0 } add:
                            held.Add(add.Arguments[add.Arguments.Length - 1].Value);
                            break;
                        case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } } element:
                            held.Add(element.Value);
                            break;
                    }
                }

                return held;
            default:
                return (int)value.Kind is CollectionExpressionKind or SpreadKind ? value.ChildOperations : ElementsIn(value);
        }
    }

    /// <summary>For the compiler of the floor, which has no operation for a collection expression.</summary>
    private IEnumerable<IOperation> ElementsIn(IOperation value)
    {
        if (value.Syntax is CollectionExpressionSyntax collection)
        {
            foreach (CollectionElementSyntax element in collection.Elements)
            {
                if (element is ExpressionElementSyntax item && _code.OperationOf(item.Expression, _cancellationToken) is { } operation)
                {
                    yield return operation;
                }
            }
        }
    }
}
