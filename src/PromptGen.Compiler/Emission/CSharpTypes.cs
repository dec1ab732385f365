using System;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>The C# types of the variable schema. Enums and objects are types nested in the prompt's class.</summary>
/// <param name="qualify">The name of a nested type if its simple name would mean another type; null for the simple name.</param>
internal sealed class CSharpTypes(bool nullableAnnotations, Func<string, string>? qualify = null)
{
    public string Of(PromptType type, TypePlace place) => type.Nullable ? OrNull(type, place) : NotNull(type, place);

    /// <summary>The type with room for null, whatever the schema says.</summary>
    public string OrNull(PromptType type, TypePlace place) =>
        IsValueType(type) || nullableAnnotations ? NotNull(type, place) + "?" : NotNull(type, place);

    public string NotNull(PromptType type, TypePlace place) => type.Kind switch
    {
        PromptTypeKind.String => "string",
        PromptTypeKind.Integer => "long",
        PromptTypeKind.Number => "double",
        PromptTypeKind.Decimal => "decimal",
        PromptTypeKind.Boolean => "bool",
        PromptTypeKind.Date or PromptTypeKind.DateTime => "global::System.DateTime",
        PromptTypeKind.Array => "global::System.Collections.Generic.IReadOnlyList<" + Of(type.Items!, place.Item()) + ">",
        PromptTypeKind.Enum or PromptTypeKind.Object => Nested(CSharpName.Escape(place.TypeName)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private string Nested(string name) => qualify is null ? name : qualify(name);

    public static bool IsValueType(PromptType type) =>
        type.Kind is not (PromptTypeKind.String or PromptTypeKind.Array or PromptTypeKind.Object);
}
