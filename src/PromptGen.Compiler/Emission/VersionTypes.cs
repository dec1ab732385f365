using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>The C# types of an earlier version's variables, and which of them are those of today's class.</summary>
/// <remarks>
/// A generated type is shared where both versions define it alike, with the limits that its constructor checks. Otherwise the
/// earlier version has one of its own inside its class.
/// </remarks>
internal sealed class VersionTypes
{
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly CSharpTypes _types;
    private readonly CSharpTypes _qualified;

    /// <param name="className">The name of the current class.</param>
    public VersionTypes(SchemaTypes today, SchemaTypes version, string className, bool nullableAnnotations)
    {
        Today = today;
        Version = version;
        // What an object holds stands behind it.
        for (int i = version.Generated.Count - 1; i >= 0; i--)
        {
            SchemaNode node = version.Generated[i];
            bool shared = FindToday(node.TypeName) is { } same && IsSameDefinition(same, node);
            (shared ? _shared : _own).Add(node.TypeName);
        }

        _types = new CSharpTypes(nullableAnnotations);
        _qualified = new CSharpTypes(nullableAnnotations, name => _own.Contains(name) ? className + "." + name : name);
    }

    public SchemaTypes Today { get; }

    public SchemaTypes Version { get; }

    /// <summary>The types that are generated inside the class of the version.</summary>
    public IEnumerable<SchemaNode> Own
    {
        get
        {
            foreach (SchemaNode node in Version.Generated)
            {
                if (_own.Contains(node.TypeName))
                {
                    yield return node;
                }
            }
        }
    }

    /// <summary>As they are called inside the class of the version.</summary>
    public CSharpTypes CSharp => _types;

    /// <summary>A type of today's class as it is called inside the class of the version.</summary>
    public string OfToday(SchemaNode node) => _qualified.Of(node.Type, node.Place);

    public string OfTodayOrNull(SchemaNode node) => _qualified.OrNull(node.Type, node.Place);

    public string OfTodayNotNull(SchemaNode node) => _qualified.NotNull(node.Type, node.Place);

    public string Of(SchemaNode node) => _types.Of(node.Type, node.Place);

    /// <summary>Whether a value of the one is a value of the other without conversion.</summary>
    public bool AreSame(SchemaNode today, SchemaNode version)
    {
        PromptType left = today.Type;
        PromptType right = version.Type;
        bool sameNull = left.Nullable == right.Nullable || !CSharpTypes.IsValueType(left);
        return (left.Kind, right.Kind) switch
        {
            (PromptTypeKind.Enum, PromptTypeKind.Enum) or (PromptTypeKind.Object, PromptTypeKind.Object) =>
                sameNull && today.TypeName == version.TypeName && _shared.Contains(version.TypeName),
            (PromptTypeKind.Array, PromptTypeKind.Array) => AreSame(Items(Today, today), Items(Version, version)),
            (PromptTypeKind.Date or PromptTypeKind.DateTime, PromptTypeKind.Date or PromptTypeKind.DateTime) => sameNull,
            _ => left.Kind == right.Kind && sameNull,
        };
    }

    public static SchemaNode Items(SchemaTypes schema, SchemaNode array) => schema[TypeNote.Item(array.Path)];

    public static SchemaNode Property(SchemaTypes schema, SchemaNode value, string name) => schema[TypeNote.Property(value.Path, name)];

    private SchemaNode? FindToday(string typeName)
    {
        foreach (SchemaNode node in Today.Generated)
        {
            if (node.TypeName == typeName)
            {
                return node;
            }
        }

        return null;
    }

    private bool IsSameDefinition(SchemaNode today, SchemaNode version)
    {
        if (today.Type.Kind != version.Type.Kind)
        {
            return false;
        }

        if (today.Type.Kind == PromptTypeKind.Enum)
        {
            return today.Type.EnumValues == version.Type.EnumValues;
        }

        if (today.Type.Properties.Count != version.Type.Properties.Count)
        {
            return false;
        }

        for (int i = 0; i < today.Type.Properties.Count; i++)
        {
            PromptProperty left = today.Type.Properties[i];
            PromptProperty right = version.Type.Properties[i];
            if (left.Name != right.Name || !HaveSameLimits(left.Type, right.Type)
                || !AreSame(Property(Today, today, left.Name), Property(Version, version, right.Name)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The values that the constructor of a generated class checks or cuts.</summary>
    private static bool HaveSameLimits(PromptType left, PromptType right) =>
        left.Nullable == right.Nullable && left.MaxLength == right.MaxLength && left.OnOverflow == right.OnOverflow && left.Pattern == right.Pattern
        && (left.Items is null) == (right.Items is null)
        && (left.Items is null || HaveSameLimits(left.Items, right.Items!));
}
