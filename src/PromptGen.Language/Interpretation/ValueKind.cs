using System;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>
/// A type that values have while a template runs, with everything that is built alike for each: this is where a bound type becomes
/// a C# type, without reflection.
/// </summary>
internal abstract class ValueKind
{
    public static readonly TextKind Text = new();
    public static readonly ReferenceKind Reference = new();
    private static readonly StructKind<bool> Boolean = new(
        static (in TemplateSlot slot) => slot.Flag,
        static (ref TemplateSlot slot, bool value) => slot.Set(value),
        static (left, right) => left == right);
    private static readonly StructKind<long> Integer = new(
        static (in TemplateSlot slot) => slot.Integer,
        static (ref TemplateSlot slot, long value) => slot.Set(value),
        static (left, right) => left == right);
    private static readonly StructKind<double> Number = new(
        static (in TemplateSlot slot) => slot.Number,
        static (ref TemplateSlot slot, double value) => slot.Set(value),
        static (left, right) => left == right);
    private static readonly StructKind<decimal> Decimal = new(
        static (in TemplateSlot slot) => slot.Exact,
        static (ref TemplateSlot slot, decimal value) => slot.Set(value),
        static (left, right) => left == right);
    private static readonly StructKind<DateTime> Date = new(
        static (in TemplateSlot slot) => slot.Date,
        static (ref TemplateSlot slot, DateTime value) => slot.Set(value),
        static (left, right) => left == right);
    private static readonly StructKind<TimeSpan> Duration = new(
        static (in TemplateSlot slot) => new TimeSpan(slot.Integer),
        static (ref TemplateSlot slot, TimeSpan value) => slot.Set(value.Ticks),
        static (left, right) => left == right);

    public static ValueKind Of(TemplateType type)
    {
        ValueKind kind = type.Kind switch
        {
            TemplateTypeKind.Boolean => Boolean,
            TemplateTypeKind.Integer => Integer,
            TemplateTypeKind.Number => Number,
            TemplateTypeKind.Decimal => Decimal,
            TemplateTypeKind.DateTime => Date,
            TemplateTypeKind.Duration => Duration,
            TemplateTypeKind.Array or TemplateTypeKind.Object => Reference,
            TemplateTypeKind.String or TemplateTypeKind.Enum or TemplateTypeKind.Null => Text,
            // The item of a list that is written as empty: a template with an error is never interpreted, and no iteration sees one.
            TemplateTypeKind.Error => Text,
            _ => throw new InvalidOperationException("No value of a template has the type " + type + "."),
        };
        return type.Nullable ? kind.Nullable : kind;
    }

    /// <summary>The kind of a C# type.</summary>
    public static ValueKind<T> Of<T>()
    {
        foreach (ValueKind kind in new ValueKind[] { Text, Reference, Boolean, Integer, Number, Decimal, Date, Duration })
        {
            if ((kind as ValueKind<T> ?? kind.Nullable as ValueKind<T>) is { } found)
            {
                return found;
            }
        }

        throw new InvalidOperationException("No value of a template is a " + typeof(T).Name + ".");
    }

    /// <summary>The same with null.</summary>
    public abstract ValueKind Nullable { get; }

    public abstract Cell CreateCell();

    public abstract Node Local(int cell);

    /// <summary>The value of a type that <paramref name="node"/> has, perhaps with or without null, as this one.</summary>
    public abstract Node Coerce(Node node);

    public abstract Node Conditional(Node<bool> condition, Node then, Node otherwise);

    public abstract Node Coalesce(Node left, Node right, bool evaluatesBoth);

    public abstract Node Required(Node operand, string what);

    public abstract Node<bool> IsNull(Node operand, bool negated);

    public abstract Node Property(Node<object?> target, int member);

    public abstract SlotValue Store(Node value);

    public abstract Statement Assign(int cell, Node value);

    public abstract PassedArgument Pass(Node value, int cell);

    public abstract void Load(Frame frame, int cell, in TemplateSlot slot);

    public abstract TextNode TextOf(Node value, TextFormat format);

    public abstract TextNode Join(Node<object?> list, TextNode delimiter, TextFormat format);

    public abstract TextNode TextOrNull(Node value, TextFormat format);

    public abstract TextForm<object?> ListForm(TextFormat format, string separator, bool isJson);

    public abstract MemberForm MemberForm(TextFormat format);

    public abstract Statement ForEach(Node<object?> source, LoopPlan plan);

    /// <summary>What is done with lists of such items.</summary>
    public abstract ListNodes Lists { get; }
}

/// <typeparam name="T">With null where null is possible.</typeparam>
internal abstract class ValueKind<T> : ValueKind
{
    private ListNodes<T>? _lists;

    public override ListNodes Lists => _lists ??= CreateLists();

    public abstract T Read(in TemplateSlot slot);

    public abstract bool AreEqual(T left, T right);

    public Node<T> As(Node node) => (Node<T>)Coerce(node);

    public override Cell CreateCell() => new Cell<T>();

    public override Node Local(int cell) => new Local<T>(cell);

    public override Node Coerce(Node node) =>
        node as Node<T> ?? throw new InvalidOperationException("A " + node.GetType().Name + " does not give a " + typeof(T).Name + ".");

    public override Node Conditional(Node<bool> condition, Node then, Node otherwise) => new Conditional<T>(condition, As(then), As(otherwise));

    public override Node Coalesce(Node left, Node right, bool evaluatesBoth) => new Coalesce<T>(As(left), As(right), evaluatesBoth);

    public override Node<bool> IsNull(Node operand, bool negated) => new IsNull<T>(As(operand), negated);

    public override Node Property(Node<object?> target, int member) => new Property<T>(target, member, this);

    public override SlotValue Store(Node value) => new SlotValue<T>(As(value), Write);

    public abstract void Write(ref TemplateSlot slot, T value);

    public override Statement Assign(int cell, Node value) => new Assign<T>(cell, As(value));

    public override PassedArgument Pass(Node value, int cell) => new PassedArgument<T>(As(value), cell);

    public override void Load(Frame frame, int cell, in TemplateSlot slot) => frame.Cell<T>(cell).Value = Read(in slot);

    public override TextNode TextOf(Node value, TextFormat format) => new TextOf<T>(As(value), Form(format));

    public override TextNode Join(Node<object?> list, TextNode delimiter, TextFormat format) => new Join<T>(list, delimiter, Form(format));

    public override TextNode TextOrNull(Node value, TextFormat format) => new TextOrNull<T>(As(value), Form(format));

    public override TextForm<object?> ListForm(TextFormat format, string separator, bool isJson) => new ListForm<T>(Form(format), separator, isJson);

    public override MemberForm MemberForm(TextFormat format) => new MemberForm<T>(this, Form(format));

    public override Statement ForEach(Node<object?> source, LoopPlan plan) => new ForList<T>(source, this, plan);

    /// <summary>How values become text; null is the caller's concern.</summary>
    public TextForm<T> Form(TextFormat format) => (TextForm<T>)format.Form;

    protected abstract ListNodes<T> CreateLists();
}

/// <summary>Strings and enums.</summary>
internal sealed class TextKind : ValueKind<string?>
{
    public override ValueKind Nullable => this;

    public override string? Read(in TemplateSlot slot) => slot.Text;

    // Most variables are texts: no further call to read them.
    public override void Load(Frame frame, int cell, in TemplateSlot slot) => frame.Cell<string?>(cell).Value = slot.Text;

    public override void Write(ref TemplateSlot slot, string? value) => slot.Set(value);

    public override bool AreEqual(string? left, string? right) => left == right;

    public override Node Local(int cell) => new TextLocal(cell);

    public override Node Conditional(Node<bool> condition, Node then, Node otherwise) => new TextConditional(condition, ToText(then), ToText(otherwise));

    public override Node Required(Node operand, string what) => new Required<string>(As(operand), what);

    public override TextNode TextOf(Node value, TextFormat format) => ToText(value);

    public TextNode ToText(Node node) => node as TextNode ?? new TextValue(As(node));

    protected override ListNodes<string?> CreateLists() => new TextListNodes(this);
}

/// <summary>Lists and objects.</summary>
internal sealed class ReferenceKind : ValueKind<object?>
{
    public override ValueKind Nullable => this;

    public override object? Read(in TemplateSlot slot) => slot.Reference;

    public override void Write(ref TemplateSlot slot, object? value) => slot.SetList(value);

    public override bool AreEqual(object? left, object? right) => ReferenceEquals(left, right);

    public override Node Required(Node operand, string what) => new Required<object>(As(operand), what);

    protected override ListNodes<object?> CreateLists() => new ReferenceListNodes(this);
}

internal delegate T SlotReader<T>(in TemplateSlot slot);

/// <summary>Numbers, booleans and dates.</summary>
internal sealed class StructKind<T> : ValueKind<T>
    where T : struct
{
    private readonly SlotReader<T> _read;
    private readonly SlotWriter<T> _write;
    private readonly Func<T, T, bool> _areEqual;
    private readonly NullableKind<T> _nullable;

    public StructKind(SlotReader<T> read, SlotWriter<T> write, Func<T, T, bool> areEqual)
    {
        _read = read;
        _write = write;
        _areEqual = areEqual;
        _nullable = new NullableKind<T>(this);
    }

    public override ValueKind Nullable => _nullable;

    public override T Read(in TemplateSlot slot) => _read(in slot);

    public override void Write(ref TemplateSlot slot, T value) => _write(ref slot, value);

    public override bool AreEqual(T left, T right) => _areEqual(left, right);

    public override Node Coerce(Node node) => node is Node<T?> nullable ? new Unlifted<T>(nullable) : base.Coerce(node);

    public override Node Coalesce(Node left, Node right, bool evaluatesBoth) => left is Node<T?> nullable
        ? new CoalesceRequired<T>(nullable, As(right), evaluatesBoth)
        : base.Coalesce(left, right, evaluatesBoth);

    public override Node Required(Node operand, string what) => operand is Node<T?> nullable ? new RequiredValue<T>(nullable, what) : operand;

    public override TextNode TextOf(Node value, TextFormat format) => new TextOfValue<T>(As(value), Form(format));

    protected override ListNodes<T> CreateLists() => new StructListNodes<T>(this);
}

internal sealed class NullableKind<T>(StructKind<T> required) : ValueKind<T?>
    where T : struct
{
    public override ValueKind Nullable => this;

    public override T? Read(in TemplateSlot slot) => slot.HasValue ? required.Read(in slot) : null;

    public override void Write(ref TemplateSlot slot, T? value)
    {
        if (value.HasValue)
        {
            required.Write(ref slot, value.GetValueOrDefault());
        }
    }

    public override bool AreEqual(T? left, T? right) =>
        left.HasValue && right.HasValue ? required.AreEqual(left.GetValueOrDefault(), right.GetValueOrDefault()) : left.HasValue == right.HasValue;

    public override Node Coerce(Node node) => node is Node<T> value ? new Lifted<T>(value) : base.Coerce(node);

    public override Node Required(Node operand, string what) => required.Required(operand, what);

    protected override ListNodes<T?> CreateLists() => new NullableListNodes<T>(this);
}
