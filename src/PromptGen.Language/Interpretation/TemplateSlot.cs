using System;

namespace PromptGen.Language.Interpretation;

/// <summary>Contains one value of any type that a template knows, numbers without boxing.</summary>
/// <remarks>
/// An enum is the string that the schema gives it. A list is an <c>IReadOnlyList</c> of the C# type of its items (<c>string</c>,
/// <c>long</c>, <c>long?</c>...); its items are <see cref="ITemplateObject"/> where they are objects and lists where they are
/// lists.
/// </remarks>
internal struct TemplateSlot
{
    private object? _reference;
    private long _bits;
    private decimal _exact;
    private DateTimeKind _kind;
    private bool _hasValue;

    /// <summary>A string or the text of an enum.</summary>
    public void Set(string? value) => _reference = value;

    public void Set(long value) => (_bits, _hasValue) = (value, true);

    public void Set(long? value) => (_bits, _hasValue) = (value.GetValueOrDefault(), value.HasValue);

    public void Set(double value) => (_bits, _hasValue) = (BitConverter.DoubleToInt64Bits(value), true);

    public void Set(double? value) => (_bits, _hasValue) = (BitConverter.DoubleToInt64Bits(value.GetValueOrDefault()), value.HasValue);

    public void Set(decimal value) => (_exact, _hasValue) = (value, true);

    public void Set(decimal? value) => (_exact, _hasValue) = (value.GetValueOrDefault(), value.HasValue);

    public void Set(bool value) => (_bits, _hasValue) = (value ? 1 : 0, true);

    public void Set(bool? value) => (_bits, _hasValue) = (value == true ? 1 : 0, value.HasValue);

    public void Set(DateTime value) => (_bits, _kind, _hasValue) = (value.Ticks, value.Kind, true);

    public void Set(DateTime? value)
    {
        Set(value.GetValueOrDefault());
        _hasValue = value.HasValue;
    }

    public void SetObject(ITemplateObject? value) => _reference = value;

    public void SetList(object? value) => _reference = value;

    internal readonly bool HasValue => _hasValue;

    internal readonly string? Text => (string?)_reference;

    internal readonly object? Reference => _reference;

    internal readonly long Integer => _bits;

    internal readonly double Number => BitConverter.Int64BitsToDouble(_bits);

    internal readonly decimal Exact => _exact;

    internal readonly bool Flag => _bits != 0;

    internal readonly DateTime Date => new(_bits, _kind);
}
