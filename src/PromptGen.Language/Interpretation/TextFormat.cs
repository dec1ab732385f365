using System;
using System.Linq;
using PromptGen.Generated;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>How values of a bound type become text: on their own, or inside a list or an object.</summary>
internal sealed class TextFormat
{
    private TextFormat(object form) => Form = form;

    /// <summary>A <see cref="TextForm{T}"/> of the type's <see cref="ValueKind{T}"/>.</summary>
    public object Form { get; }

    /// <param name="type">The type of the value.</param>
    /// <param name="isNested">Whether the value is inside a list or an object, in which strings are quoted.</param>
    public static TextFormat Of(TemplateType type, bool isNested)
    {
        string? format = type.Format;
        return new TextFormat(type.Kind switch
        {
            TemplateTypeKind.Boolean => Nullable(new BooleanForm(), type),
            TemplateTypeKind.Integer => Nullable(new IntegerForm(format), type),
            TemplateTypeKind.Number => Nullable(new NumberForm(format), type),
            TemplateTypeKind.Decimal => Nullable(new DecimalForm(format), type),
            TemplateTypeKind.DateTime => Nullable(new DateForm(format), type),
            TemplateTypeKind.Duration => Nullable(new DurationForm(), type),
            TemplateTypeKind.Array => type.Items is null ? new EmptyListForm() : ValueKind.Of(type.Items).ListForm(Of(type.Items, isNested: true), ", ", isJson: false),
            TemplateTypeKind.Object => ObjectFormOf(type),
            TemplateTypeKind.String or TemplateTypeKind.Enum or TemplateTypeKind.Null => isNested ? new QuotedForm() : new PlainText(),
            _ => throw new InvalidOperationException("No text for the type " + type + "."),
        });
    }

    /// <summary>As <c>object.to_json</c> writes it.</summary>
    public static TextFormat Json(TemplateType type) => new(type.Kind switch
    {
        TemplateTypeKind.Boolean => Nullable(new JsonForm<bool>(static (value, _) => TemplateJson.Of(value)), type),
        TemplateTypeKind.Integer => Nullable(new JsonForm<long>(static (value, _) => TemplateJson.Of(value)), type),
        TemplateTypeKind.Number => Nullable(new JsonForm<double>(static (value, identity) => TemplateJson.Of(value, identity)), type),
        TemplateTypeKind.Decimal => Nullable(new JsonForm<decimal>(static (value, _) => TemplateJson.Of(value)), type),
        TemplateTypeKind.DateTime => Nullable(new JsonForm<DateTime>(static (value, identity) => TemplateJson.Of(value, identity)), type),
        TemplateTypeKind.Duration => Nullable(new JsonForm<TimeSpan>(static (value, _) => TemplateJson.Of(value)), type),
        TemplateTypeKind.Array => type.Items is null ? new EmptyListForm() : ValueKind.Of(type.Items).ListForm(Json(type.Items), ",", isJson: true),
        TemplateTypeKind.Object => new ObjectForm(
            type.Members.Select(static (member, index) => (index > 0 ? "," : string.Empty) + JsonText.Quoted(member.Name) + ":").ToArray(),
            type.Members.Select(static member => ValueKind.Of(member.Type).MemberForm(Json(member.Type))).ToArray(),
            isJson: true),
        TemplateTypeKind.String or TemplateTypeKind.Enum or TemplateTypeKind.Null => new JsonForm<string?>(TemplateJson.Of),
        _ => throw new InvalidOperationException("No JSON for the type " + type + "."),
    });

    private static object Nullable<T>(TextForm<T> form, TemplateType type)
        where T : struct => type.Nullable ? new NullableForm<T>(form) : form;

    private static ObjectForm ObjectFormOf(TemplateType type) => new(
        type.Members.Select(static (member, index) => (index > 0 ? ", " : string.Empty) + QuotedText.Key(member.Name) + ": ").ToArray(),
        type.Members.Select(static member => ValueKind.Of(member.Type).MemberForm(Of(member.Type, isNested: true))).ToArray(),
        isJson: false);
}
