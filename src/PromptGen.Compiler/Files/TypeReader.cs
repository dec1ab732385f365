using System;
using System.Collections.Generic;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Files;

/// <summary>Reads the type of a variable, in short and long form, with the types inside it.</summary>
/// <param name="notes">Is given what the file says about the C# of the types.</param>
internal sealed class TypeReader(DiagnosticList problems, List<TypeNote> notes)
{
    private static readonly string[] OverflowModes = ["error", "truncate"];

    /// <summary>Reads a type; null, with a problem reported, where the file does not tell one.</summary>
    /// <param name="subject">What is of this type, in the words of an error message.</param>
    /// <param name="path">As in <see cref="TypeNote"/>.</param>
    public PromptType? Read(DocumentNode node, string subject, string path, int depth)
    {
        if (depth > FileLimits.TypeDepth)
        {
            problems.Add(DiagnosticRules.TooDeep, node, FieldReader.Number(FileLimits.TypeDepth));
            return null;
        }

        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.Text } scalar:
                PromptType? type = ShortType.Read(scalar, problems);
                return type is not null && RequireParts(type, scalar, subject) ? type : null;
            case SequenceNode values:
                return ReadEnum(values, subject);
            case MappingNode mapping:
                return ReadLong(new FieldReader(mapping, PromptFields.NestedType, problems), subject, path, depth);
            default:
                problems.Add(
                    DiagnosticRules.WrongValue, node, Capital(subject), "a type", node.Describe(), " Write `string`, a list of enum values, or a mapping with `type`.");
                return null;
        }
    }

    /// <summary>Reads the type that a mapping describes.</summary>
    public PromptType? ReadLong(FieldReader fields, string subject, string path, int depth)
    {
        PromptType? type = ReadKind(fields, subject);
        if (type is null)
        {
            return null;
        }

        type = type with { Nullable = ReadNullable(fields, type) };
        PromptType? whole = ReadParts(fields, type, subject, path, depth);
        CheckApplicable(fields, whole ?? type);
        PromptType constrained = ReadConstraints(fields, whole ?? type, subject, path);
        return whole is null ? null : constrained;
    }

    private bool ReadNullable(FieldReader fields, PromptType type)
    {
        bool? nullable = fields.Boolean("nullable");
        if (nullable != false || !type.Nullable)
        {
            return nullable ?? type.Nullable;
        }

        problems.Add(
            DiagnosticRules.WrongValue, fields["nullable"]!, "`nullable`", "`true` with the type `" + ShortType.Name(type) + "`, which may be null", "`false`",
            " Remove the `?` if the value is never null, or remove `nullable`.");
        return true;
    }

    /// <summary>Adds what a type holds: the values of an enum, the items of an array, the properties of an object.</summary>
    private PromptType? ReadParts(FieldReader fields, PromptType type, string subject, string path, int depth)
    {
        switch (type.Kind)
        {
            case PromptTypeKind.Enum when fields["enum"] is { } values:
                return ReadEnumValues(values, subject) is { } enumValues ? type with { EnumValues = enumValues } : null;
            case PromptTypeKind.Enum:
                return ReportIncomplete(fields, subject, "enum", "enum", "List its values: `enum: [free, pro]`.");
            case PromptTypeKind.Array when type.Items is not null:
                return type;
            case PromptTypeKind.Array when fields["items"] is { } items:
                return Read(items, "an item of " + subject, TypeNote.Item(path), depth + 1) is { } itemType ? type with { Items = itemType } : null;
            case PromptTypeKind.Array:
                return ReportIncomplete(fields, subject, "array", "items", "Write `items: string`, or `type: string[]`.");
            case PromptTypeKind.Object when fields["properties"] is { } properties:
                return ReadProperties(properties, subject, path, depth) is { } list ? type with { Properties = list } : null;
            case PromptTypeKind.Object:
                return ReportIncomplete(fields, subject, "object", "properties", "List them: `properties: { author: string }`.");
            default:
                return type;
        }
    }

    private PromptType? ReadKind(FieldReader fields, string subject)
    {
        DocumentNode? node = fields["type"];
        if (node is null)
        {
            // As in JSON Schema, what a type holds tells what it is.
            PromptTypeKind? kind = fields["enum"] is not null ? PromptTypeKind.Enum
                : fields["properties"] is not null ? PromptTypeKind.Object
                : fields["items"] is not null ? PromptTypeKind.Array
                : null;
            if (kind is null)
            {
                fields.ReportMissing("type", Capital(subject), "Write `type: string`, for example.");
                return null;
            }

            return new PromptType(kind.Value);
        }

        if (node is SequenceNode)
        {
            problems.Add(
                DiagnosticRules.WrongValue, node, "`type`", "one type", "a list",
                " Write one type. For a value that can be null, add `nullable: true`. Write the values of an enum in `enum`.");
            return null;
        }

        if (fields.ExpectText(node, "`type`") is not { } scalar || ShortType.Read(scalar, problems) is not { } type
            || (type.Items is not null && !RequireParts(type, scalar, subject)))
        {
            return null;
        }

        return type.Kind == PromptTypeKind.String && fields["enum"] is not null ? new PromptType(PromptTypeKind.Enum) { Nullable = type.Nullable } : type;
    }

    private PromptType? ReportIncomplete(FieldReader fields, string subject, string type, string missing, string advice)
    {
        problems.Add(DiagnosticRules.IncompleteType, fields["type"] ?? fields.Mapping, Capital(subject), type, missing, advice);
        return null;
    }

    /// <summary>A short form names what an array or an object holds nowhere else.</summary>
    private bool RequireParts(PromptType type, ScalarNode node, string subject)
    {
        PromptType inner = type;
        while (inner.Items is not null)
        {
            inner = inner.Items;
        }

        (string Type, string Missing, string Advice)? incomplete = inner.Kind switch
        {
            PromptTypeKind.Array => ("array", "items", "Write `string[]`, or `{ type: array, items: string }`."),
            PromptTypeKind.Object => ("object", "properties", "Write `{ type: object, properties: { author: string } }`."),
            PromptTypeKind.Enum => ("enum", "enum", "Write the values instead of the word: `[free, pro]`."),
            _ => null,
        };
        if (incomplete is not { } what)
        {
            return true;
        }

        problems.Add(DiagnosticRules.IncompleteType, node, Capital(subject), what.Type, what.Missing, what.Advice);
        return false;
    }

    private PromptType? ReadEnum(SequenceNode values, string subject) =>
        ReadEnumValues(values, subject) is { } list ? new PromptType(PromptTypeKind.Enum) { EnumValues = list } : null;

    private EquatableArray<string>? ReadEnumValues(DocumentNode node, string subject)
    {
        if (node is not SequenceNode sequence)
        {
            problems.Add(DiagnosticRules.WrongValue, node, "`enum`", "a list of texts", node.Describe(), " Write `enum: [free, pro]`.");
            return null;
        }

        if (sequence.Items.Count == 0)
        {
            problems.Add(DiagnosticRules.EmptyValue, sequence, "The enum of " + subject, "List at least one value.");
            return null;
        }

        if (sequence.Items.Count > FileLimits.EnumValues)
        {
            problems.Add(
                DiagnosticRules.TooMany, sequence, "The enum of " + subject, FieldReader.Number(sequence.Items.Count), "values",
                FieldReader.Number(FileLimits.EnumValues));
            return null;
        }

        List<string> values = new(sequence.Items.Count);
        Dictionary<string, string> members = new(StringComparer.Ordinal);
        foreach (DocumentNode item in sequence.Items)
        {
            if (item is not ScalarNode { Kind: ScalarKind.Text } scalar)
            {
                ReportEnumValue(item);
                continue;
            }

            string member = CSharpName.EnumMember(scalar.Value);
            if (member.Length == 0)
            {
                problems.Add(
                    DiagnosticRules.BadName, scalar, scalar.Value, "a value of an enum", "It contains no letter or digit for a C# name.");
            }
            else if (!members.TryGetValue(member, out string? former))
            {
                members.Add(member, scalar.Value);
                values.Add(scalar.Value);
            }
            else if (former == scalar.Value)
            {
                problems.Add(DiagnosticRules.DuplicateEnumValue, scalar, scalar.Value);
            }
            else
            {
                problems.Add(
                    DiagnosticRules.NameCollision, scalar, "enum value", scalar.Value, "enum value", former, member,
                    "Change one of them. Names that differ only in punctuation or in the case of a word's first letter are the same.");
            }
        }

        return values.Count == 0 ? null : new EquatableArray<string>(values.ToArray());
    }

    private void ReportEnumValue(DocumentNode item)
    {
        string advice = item is ScalarNode scalar
            ? scalar.Kind == ScalarKind.Null
                ? " For a value that may be null, write `nullable: true` next to `enum`."
                : " Write \"" + scalar.Value + "\" with the quotes."
            : "";
        problems.Add(DiagnosticRules.WrongValue, item, "A value of an enum", "a text", item.Describe(), advice);
    }

    private EquatableArray<PromptProperty>? ReadProperties(DocumentNode node, string subject, string path, int depth)
    {
        if (node is not MappingNode mapping)
        {
            problems.Add(
                DiagnosticRules.WrongValue, node, "`properties`", "a mapping of names to types", node.Describe(),
                " Write `properties: { author: string }`.");
            return null;
        }

        if (mapping.Entries.Count == 0)
        {
            problems.Add(DiagnosticRules.EmptyValue, node, "`properties` of " + subject, "List at least one property.");
            return null;
        }

        if (mapping.Entries.Count > FileLimits.Properties)
        {
            problems.Add(
                DiagnosticRules.TooMany, node, Capital(subject), FieldReader.Number(mapping.Entries.Count), "properties",
                FieldReader.Number(FileLimits.Properties));
            return null;
        }

        bool sound = true;
        List<PromptProperty> properties = new(mapping.Entries.Count);
        Dictionary<string, string> members = new(StringComparer.Ordinal);
        foreach (MappingEntry entry in mapping.Entries)
        {
            bool named = NameRules.CheckName(entry.Key, "property", inTemplates: false, problems);
            PromptType? type = Read(entry.Value, "the property `" + entry.Name + "`", TypeNote.Property(path, entry.Name), depth + 1);
            if (!named || type is null)
            {
                sound = false;
                continue;
            }

            string member = CSharpName.Property(entry.Name);
            if (members.TryGetValue(member, out string? former))
            {
                problems.Add(
                    DiagnosticRules.NameCollision, entry.Key, "property", entry.Name, "property", former, member, "Rename one of them.");
                continue;
            }

            members.Add(member, entry.Name);
            properties.Add(new PromptProperty(entry.Name, type));
        }

        return sound ? new EquatableArray<PromptProperty>(properties.ToArray()) : null;
    }

    private void CheckApplicable(FieldReader fields, PromptType type)
    {
        bool isString = type.Kind == PromptTypeKind.String;
        Require(fields, "enum", type, type.Kind == PromptTypeKind.Enum, "It lists the values of an enum.");
        Require(fields, "items", type, type.Kind == PromptTypeKind.Array && !ShortArray(fields), "It sets the type of the items of an array.");
        Require(fields, "properties", type, type.Kind == PromptTypeKind.Object, "It lists the properties of an object.");
        Require(fields, "pattern", type, isString, OnItems(type, "pattern"));
        Require(fields, "max_length", type, isString, OnItems(type, "max_length"));
        Require(fields, "on_overflow", type, isString, "It decides what happens to a string longer than `max_length`.");
        Require(fields, "format", type, TypeFormat.AppliesTo(type.Kind), "Only numbers and dates have one.");
        Require(
            fields, "type_name", type, type.Kind is PromptTypeKind.Enum or PromptTypeKind.Object,
            type.Kind == PromptTypeKind.Array ? "Write it inside `items`, where the generated type is." : "Only enums and objects get a C# type.");
        if (isString && fields["max_length"] is null && fields.Find("on_overflow") is { } overflow)
        {
            problems.Add(DiagnosticRules.FieldDoesNotApply, overflow.Key, "on_overflow", "a string without `max_length`", "Add `max_length`, or remove it.");
        }
    }

    private static bool ShortArray(FieldReader fields) =>
        fields["type"] is ScalarNode scalar && scalar.Value.IndexOf('[') >= 0;

    private static string OnItems(PromptType type, string field) =>
        type.Kind == PromptTypeKind.Array ? "To constrain the items of the array, write it inside `items`." : "Only strings have `" + field + "`.";

    private void Require(FieldReader fields, string field, PromptType type, bool applies, string advice)
    {
        if (!applies && fields.Find(field) is { } entry)
        {
            problems.Add(DiagnosticRules.FieldDoesNotApply, entry.Key, field, "the type `" + ShortType.Name(type) + "`", advice);
        }
    }

    private PromptType ReadConstraints(FieldReader fields, PromptType type, string subject, string path)
    {
        string? format = fields.Text("format") is { } formatNode && TypeFormat.Check(formatNode, type.Kind, subject, problems) ? formatNode.Value : null;
        string? pattern = fields.Text("pattern") is { } patternNode && TypePattern.Check(patternNode, subject, problems) ? patternNode.Value : null;
        int? maxLength = fields["max_length"] is { } lengthNode ? ReadMaxLength(lengthNode, subject) : null;
        OverflowMode overflow = fields.Text("on_overflow") is { } mode ? ReadOverflow(mode) : OverflowMode.Error;
        string? typeName = fields.Text("type_name") is { } nameNode && CheckTypeName(nameNode, subject) ? nameNode.Value : null;
        string? description = fields.Text("description")?.Value;
        typeName = type.Kind is PromptTypeKind.Enum or PromptTypeKind.Object ? typeName : null;
        if (typeName is not null || description is not null)
        {
            notes.Add(new TypeNote(path, typeName, description));
        }

        bool isString = type.Kind == PromptTypeKind.String;
        return type with
        {
            Format = TypeFormat.AppliesTo(type.Kind) ? format : null,
            Pattern = isString ? pattern : null,
            MaxLength = isString ? maxLength : null,
            OnOverflow = isString && maxLength is not null ? overflow : OverflowMode.Error,
        };
    }

    private int? ReadMaxLength(DocumentNode node, string subject)
    {
        if (node is ScalarNode { Kind: ScalarKind.Integer } scalar
            && CoreSchema.TryReadNumber(scalar, out string? digits, out _)
            && long.TryParse(digits, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out long length)
            && length is >= 1 and <= FileLimits.MaxLength)
        {
            return (int)length;
        }

        problems.Add(DiagnosticRules.BadLimit, node, subject, FieldReader.Number(FileLimits.MaxLength), node.Describe());
        return null;
    }

    private OverflowMode ReadOverflow(ScalarNode node)
    {
        if (node.Value is not ("error" or "truncate"))
        {
            problems.Add(
                DiagnosticRules.UnknownChoice, node, node.Value, "`on_overflow`", FieldReader.Suggest(node.Value, OverflowModes));
        }

        return node.Value == "truncate" ? OverflowMode.Truncate : OverflowMode.Error;
    }

    private bool CheckTypeName(ScalarNode node, string subject)
    {
        if (CSharpName.IsIdentifier(node.Value) && node.Value[0] is >= 'A' and <= 'Z' && node.Value.Length <= FileLimits.NameLength)
        {
            return true;
        }

        problems.Add(
            DiagnosticRules.BadCSharpName, node, node.Value, "the type of " + subject,
            "Use ASCII letters, digits and `_`, beginning with a capital, such as `CustomerTier`.");
        return false;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
