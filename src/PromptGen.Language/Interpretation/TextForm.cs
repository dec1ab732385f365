using System;
using System.Collections.Generic;

namespace PromptGen.Language.Interpretation;

/// <summary>How values of a type become text.</summary>
internal abstract class TextForm<T>
{
    /// <param name="output">The output that receives the text.</param>
    /// <param name="value">Not null.</param>
    public abstract void Append(TextOutput output, T value);
}

internal sealed class PlainText : TextForm<string?>
{
    public override void Append(TextOutput output, string? value) => output.Append(value);
}

/// <summary>Strings inside lists and objects.</summary>
internal sealed class QuotedForm : TextForm<string?>
{
    public override void Append(TextOutput output, string? value)
    {
        output.Append('"');
        int written = 0;
        for (int i = 0; i < value!.Length; i++)
        {
            if (QuotedText.Escape(value[i]) is { } escape)
            {
                output.Append(value, written, i - written);
                output.Append(escape);
                written = i + 1;
            }
        }

        output.Append(value, written, value.Length - written);
        output.Append('"');
    }
}

internal sealed class BooleanForm : TextForm<bool>
{
    public override void Append(TextOutput output, bool value) => output.Append(value ? "true" : "false");
}

internal sealed class IntegerForm(string? format) : TextForm<long>
{
    public override void Append(TextOutput output, long value) => output.Append(value, format);
}

internal sealed class NumberForm(string? format) : TextForm<double>
{
    public override void Append(TextOutput output, double value) => output.Append(value, format);
}

internal sealed class DecimalForm(string? format) : TextForm<decimal>
{
    public override void Append(TextOutput output, decimal value) => output.Append(value, format);
}

internal sealed class DateForm(string? pattern) : TextForm<DateTime>
{
    public override void Append(TextOutput output, DateTime value) => output.Append(value, pattern ?? DateText.DefaultPattern);
}

internal sealed class DurationForm : TextForm<TimeSpan>
{
    public override void Append(TextOutput output, TimeSpan value) => output.Append(value);
}

/// <summary>A single value in JSON.</summary>
internal sealed class JsonForm<T>(System.Func<T, PromptIdentity?, string> write) : TextForm<T>
{
    public override void Append(TextOutput output, T value) => output.Append(write(value, output.Identity));
}

internal sealed class NullableForm<T>(TextForm<T> form) : TextForm<T?>
    where T : struct
{
    public override void Append(TextOutput output, T? value) => form.Append(output, value.GetValueOrDefault());
}

/// <summary>A list: <c>[1, "x", null]</c>.</summary>
internal sealed class ListForm<T>(TextForm<T> items, string separator, bool isJson) : TextForm<object?>
{
    public override void Append(TextOutput output, object? value)
    {
        var list = (IReadOnlyList<T>)value!;
        if (isJson)
        {
            Generated.TemplateArrays.EnterVisit(list, output.Identity, JsonText.Place);
        }
        else
        {
            Generated.TemplateLists.Written(list, output.Identity);
        }

        int start = output.Length;
        output.Append('[');
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                output.Append(separator);
            }

            T item = list[i];
            if (item is null)
            {
                output.Append("null");
            }
            else
            {
                items.Append(output, item);
            }
        }

        output.Append(']');
        output.CheckLength(start);
        if (isJson)
        {
            Generated.TemplateLimit.LeaveLoop();
        }
    }
}

/// <summary>A list that is always empty, so its items do not have a type.</summary>
internal sealed class EmptyListForm : TextForm<object?>
{
    public override void Append(TextOutput output, object? value) => output.Append("[]");
}

/// <summary>An object: <c>{key: "value", n: null}</c>.</summary>
internal sealed class ObjectForm(string[] keys, MemberForm[] members, bool isJson) : TextForm<object?>
{
    public override void Append(TextOutput output, object? value)
    {
        int start = output.Length;
        if (isJson)
        {
            Generated.TemplateLimit.EnterMembers(keys.Length, output.Identity);
        }

        output.Append('{');
        for (int i = 0; i < keys.Length; i++)
        {
            output.Append(keys[i]);
            TemplateSlot slot = default;
            ((ITemplateObject)value!).Read(i, ref slot);
            members[i].Append(output, in slot);
        }

        output.Append('}');
        output.CheckLength(start);
        if (isJson)
        {
            Generated.TemplateLimit.LeaveLoop();
        }
    }
}

internal abstract class MemberForm
{
    public abstract void Append(TextOutput output, in TemplateSlot slot);
}

internal sealed class MemberForm<T>(ValueKind<T> kind, TextForm<T> form) : MemberForm
{
    public override void Append(TextOutput output, in TemplateSlot slot)
    {
        T value = kind.Read(in slot);
        if (value is null)
        {
            output.Append("null");
        }
        else
        {
            form.Append(output, value);
        }
    }
}
