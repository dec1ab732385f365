namespace PromptGen.Language.Interpretation;

/// <summary>An expression ready to run. Immutable; what changes is in the <see cref="Frame"/>.</summary>
internal abstract class Node;

/// <typeparam name="T">What the compiler's C# has in that place, except that lists and objects are just <c>object</c>.</typeparam>
internal abstract class Node<T> : Node
{
    public abstract T Evaluate(Frame frame);
}

/// <summary>A string, which can go straight to the output.</summary>
internal abstract class TextNode : Node<string?>
{
    /// <summary>Writes the string; null writes nothing.</summary>
    public virtual void Write(Frame frame) => frame.Output.Append(Evaluate(frame));
}

internal sealed class Constant<T>(T value) : Node<T>
{
    public override T Evaluate(Frame frame) => value;
}

internal sealed class Local<T>(int cell) : Node<T>
{
    public override T Evaluate(Frame frame) => frame.Cell<T>(cell).Value;
}

internal sealed class Conditional<T>(Node<bool> condition, Node<T> then, Node<T> otherwise) : Node<T>
{
    public override T Evaluate(Frame frame) => (condition.Evaluate(frame) ? then : otherwise).Evaluate(frame);
}

/// <summary><c>??</c> of two values that may both be null.</summary>
internal sealed class Coalesce<T>(Node<T> left, Node<T> right, bool evaluatesBoth) : Node<T>
{
    public override T Evaluate(Frame frame)
    {
        T value = left.Evaluate(frame);
        if (value is not null && !evaluatesBoth)
        {
            return value;
        }

        T other = right.Evaluate(frame);
        return value is null ? other : value;
    }
}

/// <summary><c>??</c> of a number that may be null and one that may not.</summary>
internal sealed class CoalesceRequired<T>(Node<T?> left, Node<T> right, bool evaluatesBoth) : Node<T>
    where T : struct
{
    public override T Evaluate(Frame frame)
    {
        T? value = left.Evaluate(frame);
        if (value is not null && !evaluatesBoth)
        {
            return value.GetValueOrDefault();
        }

        T other = right.Evaluate(frame);
        return value ?? other;
    }
}

/// <summary>A value where one that may be null is wanted.</summary>
internal sealed class Lifted<T>(Node<T> operand) : Node<T?>
    where T : struct
{
    public override T? Evaluate(Frame frame) => operand.Evaluate(frame);
}

/// <summary>A value that is known not to be null there.</summary>
internal sealed class Unlifted<T>(Node<T?> operand) : Node<T>
    where T : struct
{
    public override T Evaluate(Frame frame) => operand.Evaluate(frame).GetValueOrDefault();
}

internal sealed class Required<T>(Node<T?> operand, string what) : Node<T?>
    where T : class
{
    public override T Evaluate(Frame frame) => Generated.TemplateValue.Required(operand.Evaluate(frame), frame.Rendering.Identity, what);
}

internal sealed class RequiredValue<T>(Node<T?> operand, string what) : Node<T>
    where T : struct
{
    public override T Evaluate(Frame frame) => Generated.TemplateValue.Required(operand.Evaluate(frame), frame.Rendering.Identity, what);
}

internal sealed class IsNull<T>(Node<T> operand, bool negated) : Node<bool>
{
    public override bool Evaluate(Frame frame) => operand.Evaluate(frame) is null != negated;
}

/// <summary>A property of an object; null if the object is null.</summary>
internal sealed class Property<T>(Node<object?> target, int member, ValueKind<T> kind) : Node<T>
{
    public override T Evaluate(Frame frame)
    {
        object? value = target.Evaluate(frame);
        if (value is null)
        {
            return default!;
        }

        TemplateSlot slot = default;
        ((ITemplateObject)value).Read(member, ref slot);
        return kind.Read(in slot);
    }
}

internal sealed class LoopNumber(int cell, Binding.LoopMember member) : Node<long>
{
    public override long Evaluate(Frame frame)
    {
        LoopCell loop = frame.Loop(cell);
        return member switch
        {
            Binding.LoopMember.Index => loop.Index,
            Binding.LoopMember.Length => loop.Count,
            _ => loop.Count - 1 - loop.Index,
        };
    }
}

internal sealed class LoopFlag(int cell, Binding.LoopMember member) : Node<bool>
{
    public override bool Evaluate(Frame frame)
    {
        LoopCell loop = frame.Loop(cell);
        return member switch
        {
            Binding.LoopMember.First => loop.Index == 0,
            Binding.LoopMember.Last => loop.Index == loop.Count - 1,
            Binding.LoopMember.Even => loop.Index % 2 == 0,
            Binding.LoopMember.Odd => loop.Index % 2 != 0,
            _ => loop.Changed,
        };
    }
}
