using System;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

internal sealed partial class ProcedureBuilder
{
    /// <summary>A node whose type is that of the expression: see <see cref="ValueKind.Of(TemplateType)"/>.</summary>
    // Nothing but the way to a method for each: what stands here takes its part of the stack at each level.
    public Node Lower(BoundExpression expression) => expression switch
    {
        BoundConstant => Constant((BoundConstant)expression),
        BoundVariable => Variable((BoundVariable)expression),
        BoundLocal => Local((BoundLocal)expression),
        BoundLoopMember => LoopMemberOf((BoundLoopMember)expression),
        BoundProperty => Property((BoundProperty)expression),
        BoundRequired => Required((BoundRequired)expression),
        BoundLength => Length((BoundLength)expression),
        BoundElement => Element((BoundElement)expression),
        BoundTruth => Truth((BoundTruth)expression),
        BoundNot => Negated((BoundNot)expression),
        BoundLogical => Logical((BoundLogical)expression),
        BoundNegation => Negation((BoundNegation)expression),
        BoundArithmetic => Arithmetic((BoundArithmetic)expression),
        BoundComparison => Comparison((BoundComparison)expression),
        BoundIsNull => NullTest((BoundIsNull)expression),
        BoundConversion => Conversion((BoundConversion)expression),
        BoundTextOf => Text(((BoundTextOf)expression).Operand),
        BoundConcatenation => Concatenated((BoundConcatenation)expression),
        BoundRepetition => Repeated((BoundRepetition)expression),
        BoundConditional => Conditional((BoundConditional)expression),
        BoundCoalesce => Coalesce((BoundCoalesce)expression),
        BoundArray => List((BoundArray)expression),
        BoundRange => Range((BoundRange)expression),
        BoundCall => Call((BoundCall)expression),
        BoundJoin => Join((BoundJoin)expression),
        BoundMemberCall => MemberCall((BoundMemberCall)expression),
        BoundObject => NewObject((BoundObject)expression),
        BoundJson => Json((BoundJson)expression),
        BoundListQuery => ListQuery((BoundListQuery)expression),
        BoundIncludeText => Included((BoundIncludeText)expression),
        _ => throw new InvalidOperationException("The interpreter has no form of " + expression.GetType().Name + "."),
    };

    private Node Variable(BoundVariable variable) => ValueKind.Of(owner.VariableType(variable.Name)).Local(Variable(variable.Name));

    private Node Local(BoundLocal local) =>
        local.Symbol.Type.Kind == TemplateTypeKind.Null ? new TextConstant(null) : ValueKind.Of(local.Symbol.Type).Local(CellOf(local.Symbol));

    private Node Property(BoundProperty property) =>
        ValueKind.Of(property.Type).Property(Reference(property.Target), MemberOf(property.Target.Type, property.Name));

    private Node Required(BoundRequired required) => ValueKind.Of(required.Operand.Type).Required(Lower(required.Operand), required.What);

    private Not Negated(BoundNot not) => new(Boolean(not.Operand));

    private Node<bool> Logical(BoundLogical logical) => logical.IsAnd
        ? new And(Boolean(logical.Left), Boolean(logical.Right))
        : new Or(Boolean(logical.Left), Boolean(logical.Right));

    private Node<bool> NullTest(BoundIsNull test) => ValueKind.Of(test.Operand.Type).IsNull(Lower(test.Operand), test.Negated);

    private Concatenation Concatenated(BoundConcatenation concatenation) => new(concatenation.Parts.Select(Text).ToArray());

    private Repetition Repeated(BoundRepetition repetition) => new(Text(repetition.Text), Integer(repetition.Count), repetition.What);

    private Node Conditional(BoundConditional choice) => choice.Type.Kind == TemplateTypeKind.Mixed
        ? Text(choice)
        : ValueKind.Of(choice.Type).Conditional(Boolean(choice.Condition), Lower(choice.Then), Lower(choice.Else));

    private Node List(BoundArray array) => array.Type.Items is { } items
        ? ValueKind.Of(items).Lists.Literal(array.Items.Select(Lower).ToArray())
        : new Constant<object?>(Array.Empty<string>());

    private Range Range(BoundRange range) => new(Integer(range.First), Integer(range.Last), range.IncludesLast, range.What);

    private TextNode Join(BoundJoin join) => ValueKind.Of(join.List.Type.Items!).Join(
        Reference(join.List), Text(join.Delimiter), TextFormat.Of(join.List.Type.Items!, isNested: false));

    private TextNode Json(BoundJson json) => ValueKind.Of(json.Value.Type).TextOrNull(Lower(json.Value), TextFormat.Json(json.Value.Type));

    private IncludedText Included(BoundIncludeText include) => new(owner.ProcedureOf(include.Include.Partial).Call(this, include.Include));

    /// <summary>The text of a value, to write it or to have it; null stays null.</summary>
    private TextNode Text(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundTextOf text:
                return Text(text.Operand);
            case BoundConditional choice:
                return new TextConditional(Boolean(choice.Condition), Text(choice.Then), Text(choice.Else));
            case BoundConstant { Value: bool flag }:
                return new TextConstant(flag ? "true" : "false");
            case BoundConstant { Value: null }:
                return new TextConstant(null);
        }

        Node value = Lower(expression);
        return expression.Type is { Kind: TemplateTypeKind.Boolean, Nullable: false }
            ? new TextOfBoolean((Node<bool>)value)
            : ValueKind.Of(expression.Type).TextOf(value, TextFormat.Of(expression.Type, isNested: false));
    }

    private Node<bool> Boolean(BoundExpression expression) => ValueKind.Of<bool>().As(Lower(expression));

    private Node<long> Integer(BoundExpression expression) => ValueKind.Of<long>().As(Lower(expression));

    private Node<object?> Reference(BoundExpression expression) => ValueKind.Reference.As(Lower(expression));

    private static Node Constant(BoundConstant constant)
    {
        Node value = constant.Value switch
        {
            string text => new TextConstant(text),
            bool flag => new Constant<bool>(flag),
            long number => new Constant<long>(number),
            double number => new Constant<double>(number),
            decimal exact => new Constant<decimal>(exact),
            DateTime date => new Constant<DateTime>(date),
            null => Null(constant.Type),
            _ => throw new InvalidOperationException("The interpreter has no constant of type " + constant.Value.GetType().Name + "."),
        };
        return ValueKind.Of(constant.Type).Coerce(value);
    }

    private static Node Null(TemplateType type) => type.Kind switch
    {
        TemplateTypeKind.Boolean => new Constant<bool?>(null),
        TemplateTypeKind.Integer => new Constant<long?>(null),
        TemplateTypeKind.Number => new Constant<double?>(null),
        TemplateTypeKind.Decimal => new Constant<decimal?>(null),
        TemplateTypeKind.DateTime => new Constant<DateTime?>(null),
        TemplateTypeKind.Duration => new Constant<TimeSpan?>(null),
        TemplateTypeKind.Array or TemplateTypeKind.Object => new Constant<object?>(null),
        _ => new TextConstant(null),
    };

    private Node LoopMemberOf(BoundLoopMember member) => member.Type.Kind == TemplateTypeKind.Integer
        ? new LoopNumber(_loops[member.Loop], member.Member)
        : new LoopFlag(_loops[member.Loop], member.Member);

    private static int MemberOf(TemplateType type, string name)
    {
        int index = 0;
        foreach (TemplateMember member in type.Members)
        {
            if (member.Name == name)
            {
                return index;
            }

            index++;
        }

        throw new InvalidOperationException("The object has no property " + name + ".");
    }

    private Node Length(BoundLength length)
    {
        if (length.Target.Type.Kind == TemplateTypeKind.Array)
        {
            // A list whose items have no type is empty, whatever type stands for it.
            ListNodes lists = ValueKind.Of(length.Target.Type.Items ?? TemplateType.String).Lists;
            return length.Type.Nullable ? lists.CountOrNull(Reference(length.Target)) : lists.Count(Reference(length.Target));
        }

        Node<string?> text = Text(length.Target);
        return length.Type.Nullable
            ? new Function<string?, long?>(text, static value => value?.Length)
            : new Function<string?, long>(text, static value => value!.Length);
    }

    private Node Element(BoundElement element) => element.Target.Type.Kind == TemplateTypeKind.String
        ? new CharacterAt(Text(element.Target), Integer(element.Index), element.What)
        : element.IsFirst ? ValueKind.Of(element.Target.Type.Items!).Lists.First(Reference(element.Target), element.What)
        : ValueKind.Of(element.Target.Type.Items!).Lists.Element(Reference(element.Target), Integer(element.Index), element.What);

    private Node<bool> Truth(BoundTruth truth)
    {
        Node operand = Lower(truth.Operand);
        return operand is Node<bool?> flag ? new IsTrue(flag) : ValueKind.Of(truth.Operand.Type).IsNull(operand, negated: true);
    }

    private Node Coalesce(BoundCoalesce coalesce)
    {
        Node left = Lower(coalesce.Left);
        Node right = Lower(coalesce.Right);
        return ValueKind.Of(coalesce.Type).Coalesce(left, right, coalesce.EvaluatesBoth);
    }

    private Node Conversion(BoundConversion conversion)
    {
        TemplateType from = conversion.Operand.Type;
        Node operand = Lower(conversion.Operand);
        Node converted = (from.Kind, conversion.Type.Kind) switch
        {
            (TemplateTypeKind.Integer, TemplateTypeKind.Number) => Convert<long, double>(operand, static value => value),
            (TemplateTypeKind.Integer, TemplateTypeKind.Decimal) => Convert<long, decimal>(operand, static value => value),
            (TemplateTypeKind.Number, TemplateTypeKind.Decimal) => ToDecimal(operand, conversion.What),
            (TemplateTypeKind.Decimal, TemplateTypeKind.Number) => Convert<decimal, double>(operand, static value => (double)value),
            (TemplateTypeKind.Array, TemplateTypeKind.Array) when conversion.Operand is BoundArray { Items.Count: 0 } && conversion.Type.Items is { } items =>
                ValueKind.Of(items).Lists.Literal([]),
            _ => operand,
        };
        return ValueKind.Of(conversion.Type).Coerce(converted);
    }

    private static Node ToDecimal(Node operand, string what) => operand is Node<double?> nullable
        ? new PlacedFunction<double?, decimal?>(nullable, Generated.TemplateMath.ToDecimal, what)
        : new PlacedFunction<double, decimal>((Node<double>)operand, Generated.TemplateMath.ToDecimal, what);

    private static Node Convert<T, TResult>(Node operand, Func<T, TResult> convert)
        where T : struct
        where TResult : struct => operand is Node<T?> nullable
            ? new NullableFunction<T, TResult>(nullable, convert)
            : new Function<T, TResult>((Node<T>)operand, convert);

    private Node Call(BoundCall call)
    {
        string implementation = call.Function.Implementation;
        Node[] arguments = call.Arguments.Select(Lower).ToArray();

        // A pattern is known when the template is bound, so that the date or number is written without a string of its own.
        if (implementation is "TemplateDates.ToString" or "TemplateText.Of" && call.Arguments[1] is BoundConstant { Value: string format })
        {
            TemplateType type = call.Arguments[0].Type with { Format = format };
            return ValueKind.Of(type).TextOf(arguments[0], TextFormat.Of(type, isNested: false));
        }

        if (!implementation.StartsWith("TemplateArrays.", StringComparison.Ordinal))
        {
            return LibraryNodes.Call(call, arguments);
        }

        ListNodes lists = ValueKind.Of(call.Arguments[0].Type.Items!).Lists;
        return lists.Call(implementation, (Node<object?>)arguments[0], arguments.Skip(1).ToArray(), call.What)
            ?? throw new InvalidOperationException("The interpreter has no form of " + implementation + ".");
    }

    private Node<object?> MemberCall(BoundMemberCall call)
    {
        TemplateType items = call.List.Type.Items!;
        int member = MemberOf(items, call.Member);
        ListNodes members = ValueKind.Of(items.Members[member].Type).Lists;
        return call.Function.Implementation switch
        {
            "TemplateArrays.Map" => members.Map(Reference(call.List), member, call.What),
            "TemplateArrays.Sort" => members.SortBy(Reference(call.List), member, call.What),
            var other => throw new InvalidOperationException("The interpreter has no form of " + other + "."),
        };
    }

    private Node ListQuery(BoundListQuery query)
    {
        Node<object?> list = Reference(query.List);
        ListNodes items = ValueKind.Of(query.Item.Type).Lists;
        int cell = Declare(query.Item);
        Node body = Lower(query.Body);
        _symbols.Remove(query.Item);
        return query.Kind switch
        {
            ListQueryKind.Each => ValueKind.Of(query.Body.Type).Lists.Each(list, items.Cursor(cell, query.What), body),
            ListQueryKind.Filter => new FilteredItems(list, items.Cursor(cell, query.What), (Node<bool>)body),
            ListQueryKind.Any => new AnyItem(list, items.Cursor(cell, query.What), (Node<bool>)body),
            _ => throw new InvalidOperationException("The interpreter has no form of " + query.Kind + "."),
        };
    }
}
