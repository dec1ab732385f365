using System;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

internal sealed partial class ProcedureBuilder
{
    private Node Negation(BoundNegation negation) => Lower(negation.Operand) switch
    {
        Node<long> value => new PlacedFunction<long, long>(value, Generated.TemplateMath.Negate, negation.What),
        Node<long?> value => new PlacedFunction<long?, long?>(value, Generated.TemplateMath.Negate, negation.What),
        Node<double> value => new Function<double, double>(value, static number => -number),
        Node<double?> value => new NullableFunction<double, double>(value, static number => -number),
        Node<decimal> value => new Function<decimal, decimal>(value, static number => -number),
        Node<decimal?> value => new NullableFunction<decimal, decimal>(value, static number => -number),
        var other => throw new InvalidOperationException("The interpreter cannot negate " + other.GetType().Name + "."),
    };

    private Node Arithmetic(BoundArithmetic arithmetic)
    {
        Node left = Lower(arithmetic.Left);
        Node right = Lower(arithmetic.Right);
        return arithmetic.Left.Type.Kind switch
        {
            TemplateTypeKind.Integer => Arithmetic<long, long, IntegerArithmetic>(arithmetic, left, right),
            TemplateTypeKind.Number => Arithmetic<double, double, NumberArithmetic>(arithmetic, left, right),
            TemplateTypeKind.Decimal => Arithmetic<decimal, decimal, DecimalArithmetic>(arithmetic, left, right),
            TemplateTypeKind.DateTime => Arithmetic<TimeSpan, DateTime, DateArithmetic>(arithmetic, left, right),
            var other => throw new InvalidOperationException("The interpreter cannot compute with " + other + "."),
        };
    }

    private static Node Arithmetic<TResult, T, TArithmetic>(BoundArithmetic arithmetic, Node left, Node right)
        where T : struct
        where TResult : struct
        where TArithmetic : struct, IArithmetic<TResult, T> => left is Node<T> first && right is Node<T> second
            ? new Arithmetic<TResult, T, TArithmetic>(arithmetic.Operation, first, second, arithmetic.What)
            : new NullableArithmetic<TResult, T, TArithmetic>(
                arithmetic.Operation, ValueKind.Of<T?>().As(left), ValueKind.Of<T?>().As(right), arithmetic.What);

    private Node<bool> Comparison(BoundComparison comparison)
    {
        if (comparison.Left.Type.Kind == TemplateTypeKind.String)
        {
            return new TextComparison(comparison.Operation, Text(comparison.Left), Text(comparison.Right));
        }

        Node left = Lower(comparison.Left);
        Node right = Lower(comparison.Right);
        return comparison.Left.Type.Kind switch
        {
            TemplateTypeKind.Boolean => Comparison<bool, BooleanOrder>(comparison, left, right),
            TemplateTypeKind.Integer => Comparison<long, IntegerOrder>(comparison, left, right),
            TemplateTypeKind.Number => Comparison<double, NumberOrder>(comparison, left, right),
            TemplateTypeKind.Decimal => Comparison<decimal, DecimalOrder>(comparison, left, right),
            TemplateTypeKind.DateTime => Comparison<DateTime, DateOrder>(comparison, left, right),
            TemplateTypeKind.Duration => Comparison<TimeSpan, DurationOrder>(comparison, left, right),
            var other => throw new InvalidOperationException("The interpreter cannot compare " + other + "."),
        };
    }

    private static Node<bool> Comparison<T, TOrder>(BoundComparison comparison, Node left, Node right)
        where T : struct
        where TOrder : struct, IOrder<T> => left is Node<T> first && right is Node<T> second
            ? new Comparison<T, TOrder>(comparison.Operation, first, second)
            : new NullableComparison<T, TOrder>(comparison.Operation, ValueKind.Of<T?>().As(left), ValueKind.Of<T?>().As(right));
}
