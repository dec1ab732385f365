using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Files;

/// <summary>Reads a default as a value of its variable's type.</summary>
internal sealed class DefaultReader(DiagnosticList problems)
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd"];

    /// <summary>With one to seven digits of fractions of a second: <c>F</c> would also take a point without digits.</summary>
    private static readonly string[] DateTimeFormats =
    [
        "yyyy-MM-dd",
        .. new[] { "", ".f", ".ff", ".fff", ".ffff", ".fffff", ".ffffff", ".fffffff" }.SelectMany(static fraction =>
            new[] { "yyyy-MM-dd'T'HH:mm:ss" + fraction, "yyyy-MM-dd'T'HH:mm:ss" + fraction + "'Z'" }),
    ];

    /// <summary>Null, with a problem reported, where the value is not of the type.</summary>
    public JsonValue? Read(DocumentNode node, PromptType type, string subject)
    {
        if (node is ScalarNode { Kind: ScalarKind.Null })
        {
            return type.Nullable
                ? JsonNull.Instance
                : Refuse(node, subject, "is empty, but the type is not nullable. Add a value, or write `" + ShortType.Name(type) + "?`");
        }

        return type.Kind switch
        {
            PromptTypeKind.String => ReadString(node, type, subject),
            PromptTypeKind.Enum => ReadEnum(node, type, subject),
            PromptTypeKind.Boolean => node is ScalarNode { Kind: ScalarKind.Boolean } scalar
                ? new JsonBoolean(scalar.Value[0] is 't' or 'T')
                : RefuseKind(node, subject, "`true` or `false`"),
            PromptTypeKind.Integer or PromptTypeKind.Number or PromptTypeKind.Decimal => ReadNumber(node, type.Kind, subject),
            PromptTypeKind.Date or PromptTypeKind.DateTime => ReadDate(node, type.Kind, subject),
            PromptTypeKind.Array => ReadArray(node, type, subject),
            _ => ReadObject(node, type, subject),
        };
    }

    private JsonValue? ReadString(DocumentNode node, PromptType type, string subject)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Text } scalar)
        {
            return RefuseKind(node, subject, "a text", node is ScalarNode other ? " Write \"" + other.Value + "\" with the quotes." : "");
        }

        if (type.MaxLength is { } limit && scalar.Value.Length > limit)
        {
            return Refuse(
                node, subject, "has " + FieldReader.Number(scalar.Value.Length) + " characters, more than its `max_length` of " + FieldReader.Number(limit));
        }

        if (type.Pattern is { } pattern)
        {
            bool? matches = TypePattern.Matches(pattern, scalar.Value);
            if (matches != true)
            {
                return Refuse(
                    node, subject,
                    matches is null
                        ? "takes too long to match its `pattern`. Write a pattern that cannot match the same text in many ways"
                        : "does not match its `pattern` " + pattern + " as a whole");
            }
        }

        return new JsonString(scalar.Value);
    }

    private JsonValue? ReadEnum(DocumentNode node, PromptType type, string subject)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Text } scalar)
        {
            return RefuseKind(node, subject, "one of the values " + string.Join(", ", type.EnumValues));
        }

        foreach (string value in type.EnumValues)
        {
            if (value == scalar.Value)
            {
                return new JsonString(value);
            }
        }

        return Refuse(
            node, subject,
            "is `" + scalar.Value + "`, which is not one of its values " + string.Join(", ", type.EnumValues),
            NearestName.Question(scalar.Value, type.EnumValues));
    }

    private JsonValue? ReadNumber(DocumentNode node, PromptTypeKind kind, string subject)
    {
        string expected = kind == PromptTypeKind.Integer ? "a whole number" : "a number";
        if (node is not ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } scalar)
        {
            return RefuseKind(node, subject, expected);
        }

        if (!CoreSchema.TryReadNumber(scalar, out string? number, out string? fault))
        {
            return Refuse(node, subject, "is `" + scalar.Shown + "`, a number that " + fault);
        }

        if (kind == PromptTypeKind.Integer && scalar.Kind == ScalarKind.Float)
        {
            return RefuseKind(node, subject, expected, " Write it without a decimal point and without an exponent.");
        }

        // As it is hashed: the sign of a zero, for one, would print without being in the hash.
        return kind switch
        {
            PromptTypeKind.Integer => long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                ? new JsonNumber(number)
                : Refuse(node, subject, "does not fit in a C# `long`"),
            PromptTypeKind.Number => FitsDouble(number)
                ? new JsonNumber(JsonNumberText.Normalize(number))
                : Refuse(node, subject, "does not fit in a C# `double`"),
            _ => JsonNumberText.IsExactDecimal(number)
                ? new JsonNumber(JsonNumberText.ToFixedPoint(number))
                : Refuse(
                    node, subject, "cannot be represented exactly as a C# `decimal`, which has at most 28 decimal places and, without the point, is at most 79228162514264337593543950335",
                    " Write fewer digits, or use the type `number`."),
        };
    }

    /// <summary>Within range, and not so near to zero that it would become one.</summary>
    private static bool FitsDouble(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsInfinity(value)
            && (value != 0 || JsonNumberText.Normalize(number) == "0");

    private JsonValue? ReadDate(DocumentNode node, PromptTypeKind kind, string subject)
    {
        bool date = kind == PromptTypeKind.Date;
        string expected = date ? "a date such as `2026-03-15`" : "a time such as `2026-03-15T10:30:00Z`";
        if (node is not ScalarNode { Kind: ScalarKind.Text } scalar)
        {
            return RefuseKind(node, subject, expected);
        }

        return DateTime.TryParseExact(
            scalar.Value, date ? DateFormats : DateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out _)
            ? new JsonString(scalar.Value)
            : Refuse(node, subject, "is `" + scalar.Value + "`; it must be " + expected);
    }

    private JsonValue? ReadArray(DocumentNode node, PromptType type, string subject)
    {
        if (node is not SequenceNode sequence)
        {
            return RefuseKind(node, subject, "a list");
        }

        List<JsonValue> items = new(sequence.Items.Count);
        foreach (DocumentNode item in sequence.Items)
        {
            if (Read(item, type.Items!, "an item of " + subject) is { } value)
            {
                items.Add(value);
            }
        }

        return items.Count == sequence.Items.Count ? new JsonArray(new EquatableArray<JsonValue>(items.ToArray())) : null;
    }

    private JsonValue? ReadObject(DocumentNode node, PromptType type, string subject)
    {
        if (node is not MappingNode mapping)
        {
            return RefuseKind(node, subject, "a mapping of its properties");
        }

        bool sound = true;
        List<JsonMember> members = new(type.Properties.Count);
        foreach (PromptProperty property in type.Properties)
        {
            if (mapping.Find(property.Name) is { } entry)
            {
                JsonValue? value = Read(entry.Value, property.Type, "`" + property.Name + "` of " + subject);
                sound &= value is not null;
                members.Add(new JsonMember(property.Name, value ?? JsonNull.Instance));
            }
            else if (property.Type.Nullable)
            {
                members.Add(new JsonMember(property.Name, JsonNull.Instance));
            }
            else
            {
                Refuse(node, subject, "has no `" + property.Name + "`");
                sound = false;
            }
        }

        foreach (MappingEntry entry in mapping.Entries)
        {
            sound &= IsProperty(entry, type, subject);
        }

        return sound ? new JsonObject(new EquatableArray<JsonMember>(members.ToArray())) : null;
    }

    private bool IsProperty(MappingEntry entry, PromptType type, string subject)
    {
        string[] names = new string[type.Properties.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = type.Properties[i].Name;
            if (names[i] == entry.Name)
            {
                return true;
            }
        }

        Refuse(entry.Key, subject, "has `" + entry.Name + "`, which is not a property of its type", " " + FieldReader.Suggest(entry.Name, names));
        return false;
    }

    private JsonValue? RefuseKind(DocumentNode node, string subject, string expected, string advice = "") =>
        Refuse(node, subject, "must be " + expected + ", but is " + node.Describe(), advice);

    private JsonValue? Refuse(DocumentNode node, string subject, string reason, string advice = "")
    {
        problems.Add(DiagnosticRules.BadDefault, node, subject, reason, advice);
        return null;
    }
}
