using PromptGen.Core.Collections;

namespace PromptGen.Core.Types;

/// <summary>The types of the variable schema, in JSON Schema's words.</summary>
internal enum PromptTypeKind
{
    /// <summary>C# <c>string</c>.</summary>
    String,

    /// <summary>C# <c>long</c>.</summary>
    Integer,

    /// <summary>C# <c>double</c>.</summary>
    Number,

    /// <summary>C# <c>decimal</c>.</summary>
    Decimal,

    /// <summary>C# <c>bool</c>.</summary>
    Boolean,

    /// <summary>C# <c>DateTime</c>, its day.</summary>
    Date,

    /// <summary>C# <c>DateTime</c>.</summary>
    DateTime,

    /// <summary>A closed set of strings: a generated C# enum.</summary>
    Enum,

    /// <summary>C# <c>IReadOnlyList&lt;T&gt;</c>.</summary>
    Array,

    /// <summary>A generated C# class.</summary>
    Object,
}

/// <summary>The handling of a string that is longer than its <c>max_length</c>.</summary>
internal enum OverflowMode
{
    /// <summary>The render call throws.</summary>
    Error,

    /// <summary>The text is cut at the limit, never inside a surrogate pair.</summary>
    Truncate,
}

/// <summary>A node of the variable schema. Constraints are on the node that they constrain, so nested strings can have them
/// too.</summary>
internal sealed record PromptType(PromptTypeKind Kind)
{
    public bool Nullable { get; init; }

    /// <summary>The values of an enum, in file order.</summary>
    public EquatableArray<string> EnumValues { get; init; }

    /// <summary>The type of the items of an array.</summary>
    public PromptType? Items { get; init; }

    /// <summary>The properties of an object, in file order.</summary>
    public EquatableArray<PromptProperty> Properties { get; init; }

    /// <summary>How a value becomes text: a strftime pattern for dates, a .NET numeric format string for numbers. Null: the language's default.</summary>
    public string? Format { get; init; }

    /// <summary>The regular expression that the whole value of a string must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The maximum length of a string in UTF-16 code units.</summary>
    public int? MaxLength { get; init; }

    public OverflowMode OnOverflow { get; init; }

    public PromptProperty? FindProperty(string name)
    {
        foreach (PromptProperty property in Properties)
        {
            if (property.Name == name)
            {
                return property;
            }
        }

        return null;
    }
}

/// <summary>A property of an object type.</summary>
internal sealed record PromptProperty(string Name, PromptType Type);
