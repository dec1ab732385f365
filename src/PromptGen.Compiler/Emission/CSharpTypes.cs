using System;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>The C# types of the variable schema. Enums and objects are types nested in the prompt's class.</summary>
/// <remarks>A <c>place</c> is the name that a nested type has by the variable, item or property it belongs to, unless the file names it.</remarks>
/// <param name="qualify">What a nested type is called where its name alone would mean another; null: its name.</param>
internal sealed class CSharpTypes(bool nullableAnnotations, Func<string, string>? qualify = null)
{
    public string Of(PromptType type, string place) => type.Nullable ? OrNull(type, place) : NotNull(type, place);

    /// <summary>The type with room for null, whatever the schema says.</summary>
    public string OrNull(PromptType type, string place) =>
        IsValueType(type) || nullableAnnotations ? NotNull(type, place) + "?" : NotNull(type, place);

    public string NotNull(PromptType type, string place) => type.Kind switch
    {
        PromptTypeKind.String => "string",
        PromptTypeKind.Integer => "long",
        PromptTypeKind.Number => "double",
        PromptTypeKind.Decimal => "decimal",
        PromptTypeKind.Boolean => "bool",
        PromptTypeKind.Date or PromptTypeKind.DateTime => "global::System.DateTime",
        PromptTypeKind.Array => "global::System.Collections.Generic.IReadOnlyList<" + Of(type.Items!, CSharpName.ItemType(place)) + ">",
        PromptTypeKind.Enum or PromptTypeKind.Object => Nested(CSharpName.Escape(CSharpName.Type(type, place))),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private string Nested(string name) => qualify is null ? name : qualify(name);

    public static bool IsValueType(PromptType type) =>
        type.Kind is not (PromptTypeKind.String or PromptTypeKind.Array or PromptTypeKind.Object);
}
