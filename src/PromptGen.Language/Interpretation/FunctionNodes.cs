using System;

namespace PromptGen.Language.Interpretation;

/// <summary>A computation with one operand.</summary>
internal sealed class Function<T, TResult>(Node<T> argument, Func<T, TResult> function) : Node<TResult>
{
    public override TResult Evaluate(Frame frame) => function(argument.Evaluate(frame));
}

internal sealed class Function<T1, T2, TResult>(Node<T1> first, Node<T2> second, Func<T1, T2, TResult> function) : Node<TResult>
{
    public override TResult Evaluate(Frame frame) => function(first.Evaluate(frame), second.Evaluate(frame));
}

internal sealed class Function<T1, T2, T3, TResult>(Node<T1> first, Node<T2> second, Node<T3> third, Func<T1, T2, T3, TResult> function) : Node<TResult>
{
    public override TResult Evaluate(Frame frame) => function(first.Evaluate(frame), second.Evaluate(frame), third.Evaluate(frame));
}

internal sealed class Function<T1, T2, T3, T4, TResult>(
    Node<T1> first, Node<T2> second, Node<T3> third, Node<T4> fourth, Func<T1, T2, T3, T4, TResult> function) : Node<TResult>
{
    public override TResult Evaluate(Frame frame) =>
        function(first.Evaluate(frame), second.Evaluate(frame), third.Evaluate(frame), fourth.Evaluate(frame));
}

/// <summary>A computation that can fail: it is told the version and what the template says, for the exception.</summary>
internal sealed class PlacedFunction<T, TResult>(
    Node<T> argument, Func<T, PromptIdentity?, string, TResult> function, string what) : Node<TResult>
{
    public override TResult Evaluate(Frame frame) =>
        function(argument.Evaluate(frame), frame.Rendering.Identity, what);
}

internal sealed class PlacedFunction<T1, T2, TResult>(
    Node<T1> first, Node<T2> second, Func<T1, T2, PromptIdentity?, string, TResult> function, string what) : Node<TResult>
{
    public override TResult Evaluate(Frame frame) =>
        function(first.Evaluate(frame), second.Evaluate(frame), frame.Rendering.Identity, what);
}

internal sealed class PlacedFunction<T1, T2, T3, TResult>(
    Node<T1> first, Node<T2> second, Node<T3> third, Func<T1, T2, T3, PromptIdentity?, string, TResult> function, string what) : Node<TResult>
{
    public override TResult Evaluate(Frame frame) =>
        function(first.Evaluate(frame), second.Evaluate(frame), third.Evaluate(frame), frame.Rendering.Identity, what);
}

internal sealed class PlacedFunction<T1, T2, T3, T4, TResult>(
    Node<T1> first, Node<T2> second, Node<T3> third, Node<T4> fourth, Func<T1, T2, T3, T4, PromptIdentity?, string, TResult> function, string what) : Node<TResult>
{
    public override TResult Evaluate(Frame frame) =>
        function(first.Evaluate(frame), second.Evaluate(frame), third.Evaluate(frame), fourth.Evaluate(frame), frame.Rendering.Identity, what);
}

/// <summary>Null gives null.</summary>
internal sealed class NullableFunction<T, TResult>(Node<T?> argument, Func<T, TResult> function) : Node<TResult?>
    where T : struct
    where TResult : struct
{
    public override TResult? Evaluate(Frame frame) => argument.Evaluate(frame) is { } value ? function(value) : null;
}

internal sealed class Range(Node<long> first, Node<long> last, bool includesLast, string what) : Node<object?>
{
    public override object Evaluate(Frame frame) =>
        Generated.TemplateLists.Range(first.Evaluate(frame), last.Evaluate(frame), includesLast, frame.Rendering.Identity, what);
}
