using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Language.Binding;

internal enum TemplateTypeKind
{
    /// <summary>The type of an expression with a problem that was reported already.</summary>
    Error,

    /// <summary>The literal <c>null</c>.</summary>
    Null,
    Boolean,
    Integer,
    Number,
    Decimal,
    String,

    /// <summary>A string of a closed set; becomes a string in any operation.</summary>
    Enum,
    DateTime,

    /// <summary>The difference of two dates.</summary>
    Duration,
    Array,
    Object,

    /// <summary>The branches of <c>?:</c> or <c>??</c> differ. An operation is applied to each branch.</summary>
    Mixed,
}

/// <summary>The static type of an expression.</summary>
internal sealed record TemplateType(TemplateTypeKind Kind)
{
    public static readonly TemplateType Error = new(TemplateTypeKind.Error);
    public static readonly TemplateType Null = new(TemplateTypeKind.Null) { Nullable = true };
    public static readonly TemplateType Boolean = new(TemplateTypeKind.Boolean);
    public static readonly TemplateType Integer = new(TemplateTypeKind.Integer);
    public static readonly TemplateType Number = new(TemplateTypeKind.Number);
    public static readonly TemplateType Decimal = new(TemplateTypeKind.Decimal);
    public static readonly TemplateType String = new(TemplateTypeKind.String);
    public static readonly TemplateType DateTime = new(TemplateTypeKind.DateTime);
    public static readonly TemplateType Duration = new(TemplateTypeKind.Duration);
    public static readonly TemplateType Mixed = new(TemplateTypeKind.Mixed);

    public bool Nullable { get; init; }

    /// <summary>For a string, whether it was captured, which makes it another kind of value unless its text is used.</summary>
    public bool IsCaptured { get; init; }

    /// <summary>For a string, whether it is an item of a loop over a string, which does not have a size or characters, and prints
    /// differently inside a list.</summary>
    public bool IsCharacter { get; init; }

    /// <summary>For an object, whether it is an item of a loop over an object, of which only the members and the text can be
    /// used.</summary>
    public bool IsPair { get; init; }

    /// <summary>For a number, whether it is an item of a list of integers and numbers. It prints and compares like a number;
    /// arithmetic depends on which of the two it is.</summary>
    public bool MayBeInteger { get; init; }

    /// <summary>The type of the items of an array.</summary>
    public TemplateType? Items { get; init; }

    /// <summary>The members of an object, in the order in which it prints them.</summary>
    public EquatableArray<TemplateMember> Members { get; init; }

    /// <summary>The values of an enum.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The place in the variable schema that defines the value, which decides the C# type of an enum or an object. Null
    /// for an object that a template makes.</summary>
    public string? Path { get; init; }

    /// <summary>How the value becomes text: as in <see cref="PromptType.Format"/>.</summary>
    public string? Format { get; init; }

    public bool IsNumeric => Kind is TemplateTypeKind.Integer or TemplateTypeKind.Number or TemplateTypeKind.Decimal;

    public bool IsText => Kind is TemplateTypeKind.String or TemplateTypeKind.Enum;

    /// <summary>The type of a member; null if a member with that name does not exist.</summary>
    public TemplateType? MemberOf(string name)
    {
        foreach (TemplateMember member in Members)
        {
            if (member.Name == name)
            {
                return member.Type;
            }
        }

        return null;
    }

    /// <summary>The maximum nesting of lists and objects that a template creates: their types are compared and named level by
    /// level.</summary>
    public int Depth
    {
        get
        {
            int depth = Items?.Depth ?? 0;
            foreach (TemplateMember member in Members)
            {
                depth = System.Math.Max(depth, member.Type.Depth);
            }

            return Kind is TemplateTypeKind.Array or TemplateTypeKind.Object ? depth + 1 : 0;
        }
    }

    public TemplateType AsNullable() => Nullable ? this : this with { Nullable = true };

    public TemplateType AsRequired() => Nullable && Kind != TemplateTypeKind.Null ? this with { Nullable = false } : this;

    public static TemplateType ArrayOf(TemplateType items) => new(TemplateTypeKind.Array) { Items = items };

    /// <summary>The type of an object that a template makes: it is its members.</summary>
    public static TemplateType ObjectOf(IEnumerable<TemplateMember> members) => new(TemplateTypeKind.Object) { Members = members.ToEquatableArray() };

    /// <summary>The type of the value at a path of the variable schema.</summary>
    public static TemplateType Of(PromptType type, string path)
    {
        TemplateTypeKind kind = type.Kind switch
        {
            PromptTypeKind.String => TemplateTypeKind.String,
            PromptTypeKind.Integer => TemplateTypeKind.Integer,
            PromptTypeKind.Number => TemplateTypeKind.Number,
            PromptTypeKind.Decimal => TemplateTypeKind.Decimal,
            PromptTypeKind.Boolean => TemplateTypeKind.Boolean,
            PromptTypeKind.Date or PromptTypeKind.DateTime => TemplateTypeKind.DateTime,
            PromptTypeKind.Enum => TemplateTypeKind.Enum,
            PromptTypeKind.Array => TemplateTypeKind.Array,
            _ => TemplateTypeKind.Object,
        };
        return new TemplateType(kind)
        {
            Nullable = type.Nullable,
            Items = type.Items is null ? null : Of(type.Items, path + "[]"),
            Members = type.Properties
                .Select(property => new TemplateMember(property.Name, Of(property.Type, path + "." + property.Name)))
                .ToEquatableArray(),
            Values = type.EnumValues,
            Path = kind is TemplateTypeKind.Enum or TemplateTypeKind.Object ? path : null,
            Format = kind is TemplateTypeKind.DateTime || (kind is TemplateTypeKind.Integer or TemplateTypeKind.Number or TemplateTypeKind.Decimal)
                ? type.Format
                : null,
        };
    }

    /// <summary>The format belongs to a variable, and what is computed from one has none; but what the name of a variable says of all dates stays.</summary>
    public TemplateType WithoutFormat() => Format is null or DateText.PlainPattern ? this : this with { Format = null };

    /// <summary>The type with a format for each date in it that has none.</summary>
    public TemplateType WithDateFormat(string format) => this with
    {
        Format = Kind == TemplateTypeKind.DateTime ? Format ?? format : Format,
        Items = Items?.WithDateFormat(format),
        Members = Members.Select(member => member with { Type = member.Type.WithDateFormat(format) }).ToEquatableArray(),
    };

    /// <summary>For messages: "a list of strings", "an integer or null".</summary>
    public string Describe()
    {
        string name = Kind switch
        {
            TemplateTypeKind.Null => "null",
            TemplateTypeKind.Boolean => "a boolean",
            TemplateTypeKind.Integer => "an integer",
            TemplateTypeKind.Number => "a number",
            TemplateTypeKind.Decimal => "a decimal",
            TemplateTypeKind.String => "a string",
            TemplateTypeKind.Enum => "an enum",
            TemplateTypeKind.DateTime => "a date",
            TemplateTypeKind.Duration => "a duration",
            TemplateTypeKind.Array => "a list",
            TemplateTypeKind.Object => "an object",
            TemplateTypeKind.Mixed => "a value of several types",
            _ => "an unknown value",
        };
        return Nullable && Kind != TemplateTypeKind.Null ? name + " or null" : name;
    }

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}{1}", Kind, Nullable ? "?" : string.Empty);
}

/// <summary>A property of an object type.</summary>
internal sealed record TemplateMember(string Name, TemplateType Type);
