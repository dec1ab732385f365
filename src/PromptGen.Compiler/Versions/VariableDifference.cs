using System.Collections.Generic;
using System.Globalization;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Versions;

/// <summary>Finds the differences between the variables of two versions.</summary>
internal static class VariableDifference
{
    public static void Find(EquatableArray<PromptVariable> old, EquatableArray<PromptVariable> current, ChangeList changes)
    {
        foreach (PromptVariable before in old)
        {
            if (Find(current, before.Name) is { } after)
            {
                Compare(before, after, changes);
            }
            else
            {
                changes.Compare(PromptChangeKind.VariableRemoved, PromptChangeClass.Contract, Path(before.Name), Name(before), null);
            }
        }

        foreach (PromptVariable after in current)
        {
            if (Find(old, after.Name) is null)
            {
                changes.Compare(PromptChangeKind.VariableAdded, PromptChangeClass.Contract, Path(after.Name), null, Name(after));
            }
        }

        changes.Compare(
            PromptChangeKind.VariableOrder, PromptChangeClass.Contract, "variables", Order(old, current), Order(current, old));
    }

    private static void Compare(PromptVariable old, PromptVariable current, ChangeList changes)
    {
        string path = Path(old.Name);
        CompareTypes(old.Type, current.Type, path, changes);
        Flag("untrusted", old.Untrusted, current.Untrusted);
        Flag("sensitive", old.Sensitive, current.Sensitive);
        bool requires = old.Default is null != current.Default is null;
        changes.Compare(
            PromptChangeKind.VariableDefault, requires ? PromptChangeClass.Contract : PromptChangeClass.Wording, path + "/default", Default(old), Default(current));

        void Flag(string name, bool before, bool after) =>
            changes.Compare(PromptChangeKind.VariableFlag, PromptChangeClass.Wording, path + "/" + name, before ? "true" : null, after ? "true" : null);
    }

    private static void CompareTypes(PromptType old, PromptType current, string path, ChangeList changes)
    {
        if (old.Kind != current.Kind || old.Nullable != current.Nullable || old.EnumValues != current.EnumValues)
        {
            changes.Compare(PromptChangeKind.VariableType, PromptChangeClass.Contract, path + "/type", Name(old), Name(current));
        }

        changes.Compare(PromptChangeKind.VariableFormat, PromptChangeClass.Wording, path + "/format", old.Format, current.Format);
        changes.Compare(PromptChangeKind.VariableLimit, PromptChangeClass.Contract, path + "/pattern", old.Pattern, current.Pattern);
        changes.Compare(PromptChangeKind.VariableLimit, PromptChangeClass.Contract, path + "/max_length", Number(old.MaxLength), Number(current.MaxLength));
        changes.Compare(PromptChangeKind.VariableLimit, PromptChangeClass.Contract, path + "/on_overflow", Overflow(old), Overflow(current));
        if (old.Items is { } items && current.Items is { } currentItems)
        {
            CompareTypes(items, currentItems, path + "/items", changes);
        }

        if (old.Kind == PromptTypeKind.Object && current.Kind == PromptTypeKind.Object)
        {
            CompareProperties(old, current, path, changes);
        }
    }

    private static void CompareProperties(PromptType old, PromptType current, string path, ChangeList changes)
    {
        List<string> before = [];
        List<string> after = [];
        foreach (PromptProperty property in old.Properties)
        {
            if (current.FindProperty(property.Name) is { } kept)
            {
                before.Add(property.Name);
                CompareTypes(property.Type, kept.Type, path + "/" + property.Name, changes);
            }
            else
            {
                changes.Compare(
                    PromptChangeKind.VariableType, PromptChangeClass.Contract, path + "/" + property.Name, Name(property.Type), null);
            }
        }

        foreach (PromptProperty property in current.Properties)
        {
            if (old.FindProperty(property.Name) is null)
            {
                changes.Compare(PromptChangeKind.VariableType, PromptChangeClass.Contract, path + "/" + property.Name, null, Name(property.Type));
            }
            else
            {
                after.Add(property.Name);
            }
        }

        changes.Compare(PromptChangeKind.VariableOrder, PromptChangeClass.Contract, path, string.Join(", ", before), string.Join(", ", after));
    }

    /// <summary>The names of those that the other version has, too, in their order here.</summary>
    private static string Order(EquatableArray<PromptVariable> variables, EquatableArray<PromptVariable> others)
    {
        List<string> names = [];
        foreach (PromptVariable variable in variables)
        {
            if (Find(others, variable.Name) is not null)
            {
                names.Add(variable.Name);
            }
        }

        return string.Join(", ", names);
    }

    private static PromptVariable? Find(EquatableArray<PromptVariable> variables, string name)
    {
        foreach (PromptVariable variable in variables)
        {
            if (variable.Name == name)
            {
                return variable;
            }
        }

        return null;
    }

    private static string Path(string name) => "variables/" + name;

    private static string Name(PromptVariable variable) => Name(variable.Type);

    /// <summary>The type in a few words: <c>string?</c>, <c>[free, pro]</c>, <c>object[]</c>.</summary>
    private static string Name(PromptType type) => type.Kind == PromptTypeKind.Enum
        ? "[" + string.Join(", ", type.EnumValues) + "]" + (type.Nullable ? "?" : "")
        : Files.ShortType.Name(type);

    private static string? Overflow(PromptType type) => type.OnOverflow == OverflowMode.Truncate ? "truncate" : null;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>As it is hashed: the decimal places of a decimal count.</summary>
    private static string? Default(PromptVariable variable) => variable.Default switch
    {
        null => null,
        JsonNumber number => number.Lexeme,
        { } value => JsonWriter.WriteMinified(CanonicalValue.Of(value, variable.Type)),
    };
}
