using System;
using PromptGen.Generated;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

internal sealed class Not(Node<bool> operand) : Node<bool>
{
    public override bool Evaluate(Frame frame) => !operand.Evaluate(frame);
}

internal sealed class And(Node<bool> left, Node<bool> right) : Node<bool>
{
    public override bool Evaluate(Frame frame) => left.Evaluate(frame) && right.Evaluate(frame);
}

internal sealed class Or(Node<bool> left, Node<bool> right) : Node<bool>
{
    public override bool Evaluate(Frame frame) => left.Evaluate(frame) || right.Evaluate(frame);
}

internal sealed class IsTrue(Node<bool?> operand) : Node<bool>
{
    public override bool Evaluate(Frame frame) => operand.Evaluate(frame) == true;
}

/// <summary>The order of a type. It is a struct, so each comparison is compiled for its type.</summary>
internal interface IOrder<in T>
{
    bool AreEqual(T left, T right);

    bool IsLess(T left, T right);

    bool IsLessOrEqual(T left, T right);
}

internal readonly struct IntegerOrder : IOrder<long>
{
    public bool AreEqual(long left, long right) => left == right;

    public bool IsLess(long left, long right) => left < right;

    public bool IsLessOrEqual(long left, long right) => left <= right;
}

internal readonly struct NumberOrder : IOrder<double>
{
    public bool AreEqual(double left, double right) => left == right;

    public bool IsLess(double left, double right) => left < right;

    public bool IsLessOrEqual(double left, double right) => left <= right;
}

internal readonly struct DecimalOrder : IOrder<decimal>
{
    public bool AreEqual(decimal left, decimal right) => left == right;

    public bool IsLess(decimal left, decimal right) => left < right;

    public bool IsLessOrEqual(decimal left, decimal right) => left <= right;
}

internal readonly struct BooleanOrder : IOrder<bool>
{
    public bool AreEqual(bool left, bool right) => left == right;

    public bool IsLess(bool left, bool right) => !left && right;

    public bool IsLessOrEqual(bool left, bool right) => !left || right;
}

internal readonly struct DateOrder : IOrder<DateTime>
{
    public bool AreEqual(DateTime left, DateTime right) => left == right;

    public bool IsLess(DateTime left, DateTime right) => left < right;

    public bool IsLessOrEqual(DateTime left, DateTime right) => left <= right;
}

internal readonly struct DurationOrder : IOrder<TimeSpan>
{
    public bool AreEqual(TimeSpan left, TimeSpan right) => left == right;

    public bool IsLess(TimeSpan left, TimeSpan right) => left < right;

    public bool IsLessOrEqual(TimeSpan left, TimeSpan right) => left <= right;
}

internal sealed class Comparison<T, TOrder>(ComparisonOperation operation, Node<T> left, Node<T> right) : Node<bool>
    where T : struct
    where TOrder : struct, IOrder<T>
{
    public override bool Evaluate(Frame frame) => Of(operation, left.Evaluate(frame), right.Evaluate(frame));

    public static bool Of(ComparisonOperation operation, T first, T second) => operation switch
    {
        ComparisonOperation.Equal => default(TOrder).AreEqual(first, second),
        ComparisonOperation.NotEqual => !default(TOrder).AreEqual(first, second),
        ComparisonOperation.Less => default(TOrder).IsLess(first, second),
        ComparisonOperation.LessOrEqual => default(TOrder).IsLessOrEqual(first, second),
        ComparisonOperation.Greater => default(TOrder).IsLess(second, first),
        _ => default(TOrder).IsLessOrEqual(second, first),
    };
}

/// <summary>Null equals null; any other comparison with null is false.</summary>
internal sealed class NullableComparison<T, TOrder>(ComparisonOperation operation, Node<T?> left, Node<T?> right) : Node<bool>
    where T : struct
    where TOrder : struct, IOrder<T>
{
    public override bool Evaluate(Frame frame)
    {
        T? first = left.Evaluate(frame);
        T? second = right.Evaluate(frame);
        if (first.HasValue && second.HasValue)
        {
            return Comparison<T, TOrder>.Of(operation, first.GetValueOrDefault(), second.GetValueOrDefault());
        }

        return operation switch
        {
            ComparisonOperation.Equal => first.HasValue == second.HasValue,
            ComparisonOperation.NotEqual => first.HasValue != second.HasValue,
            _ => false,
        };
    }
}

/// <summary>Ordinal; null is less than every string, and compares to null only by equality.</summary>
internal sealed class TextComparison(ComparisonOperation operation, Node<string?> left, Node<string?> right) : Node<bool>
{
    public override bool Evaluate(Frame frame)
    {
        string? first = left.Evaluate(frame);
        string? second = right.Evaluate(frame);
        switch (operation)
        {
            case ComparisonOperation.Equal:
                return first == second;
            case ComparisonOperation.NotEqual:
                return first != second;
        }

        if (first is null && second is null)
        {
            return false;
        }

        int order = string.CompareOrdinal(first, second);
        return operation switch
        {
            ComparisonOperation.Less => order < 0,
            ComparisonOperation.LessOrEqual => order <= 0,
            ComparisonOperation.Greater => order > 0,
            _ => order >= 0,
        };
    }
}

internal interface IArithmetic<TResult, in T>
{
    TResult Of(ArithmeticOperation operation, T left, T right, PromptIdentity? identity, string what);
}

internal readonly struct IntegerArithmetic : IArithmetic<long, long>
{
    public long Of(ArithmeticOperation operation, long left, long right, PromptIdentity? identity, string what) => operation switch
    {
        ArithmeticOperation.Add or ArithmeticOperation.Subtract or ArithmeticOperation.Multiply =>
            TemplateMath.Checked(operation, left, right, identity, what),
        ArithmeticOperation.DivideToInteger => TemplateMath.DivideToInteger(left, right, identity, what),
        ArithmeticOperation.Remainder => TemplateMath.Remainder(left, right, identity, what),
        _ => throw Unknown(operation),
    };

    public static Exception Unknown(ArithmeticOperation operation) => new InvalidOperationException("No such arithmetic: " + operation + ".");
}

internal readonly struct NumberArithmetic : IArithmetic<double, double>
{
    public double Of(ArithmeticOperation operation, double left, double right, PromptIdentity? identity, string what) => operation switch
    {
        ArithmeticOperation.Add => left + right,
        ArithmeticOperation.Subtract => left - right,
        ArithmeticOperation.Multiply => left * right,
        ArithmeticOperation.Divide => left / right,
        ArithmeticOperation.DivideToInteger => TemplateMath.DivideToInteger(left, right, identity, what),
        ArithmeticOperation.Remainder => left % right,
        _ => throw IntegerArithmetic.Unknown(operation),
    };
}

internal readonly struct DecimalArithmetic : IArithmetic<decimal, decimal>
{
    public decimal Of(ArithmeticOperation operation, decimal left, decimal right, PromptIdentity? identity, string what) => operation switch
    {
        ArithmeticOperation.Add or ArithmeticOperation.Subtract or ArithmeticOperation.Multiply =>
            TemplateMath.Checked(operation, left, right, identity, what),
        ArithmeticOperation.Divide => TemplateMath.Divide(left, right, identity, what),
        ArithmeticOperation.DivideToInteger => TemplateMath.DivideToInteger(left, right, identity, what),
        ArithmeticOperation.Remainder => TemplateMath.Remainder(left, right, identity, what),
        _ => throw IntegerArithmetic.Unknown(operation),
    };
}

/// <summary>The difference of two dates.</summary>
internal readonly struct DateArithmetic : IArithmetic<TimeSpan, DateTime>
{
    public TimeSpan Of(ArithmeticOperation operation, DateTime left, DateTime right, PromptIdentity? identity, string what) => left - right;
}

internal sealed class Arithmetic<TResult, T, TArithmetic>(ArithmeticOperation operation, Node<T> left, Node<T> right, string what) : Node<TResult>
    where T : struct
    where TArithmetic : struct, IArithmetic<TResult, T>
{
    public override TResult Evaluate(Frame frame) =>
        default(TArithmetic).Of(operation, left.Evaluate(frame), right.Evaluate(frame), frame.Rendering.Identity, what);
}

/// <summary>The result is null if either side is null.</summary>
internal sealed class NullableArithmetic<TResult, T, TArithmetic>(ArithmeticOperation operation, Node<T?> left, Node<T?> right, string what) : Node<TResult?>
    where T : struct
    where TResult : struct
    where TArithmetic : struct, IArithmetic<TResult, T>
{
    public override TResult? Evaluate(Frame frame)
    {
        T? first = left.Evaluate(frame);
        T? second = right.Evaluate(frame);
        return first.HasValue && second.HasValue
            ? default(TArithmetic).Of(operation, first.GetValueOrDefault(), second.GetValueOrDefault(), frame.Rendering.Identity, what)
            : null;
    }
}
