using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Core.Types;

namespace PromptGen.Core.Prompts;

/// <summary>Whether every value of one variable type can become a value of another.</summary>
/// <remarks>
/// A type converts to itself; an integer to a number and to a decimal; a date and a date-time to each other (both are a
/// DateTime); an enum to an enum that has all its values, and to a string; arrays and objects by their parts. Nothing converts
/// to text otherwise: a number in place of a string would print, but no longer as its author meant.
/// </remarks>
internal static class VariableConversion
{
    public static void Compare(PromptType supplied, PromptType needed, string path, List<ContractIncompatibility> found)
    {
        if (supplied.Nullable && !needed.Nullable)
        {
            found.Add(new ContractIncompatibility(
                ContractIncompatibilityKind.VariableNull, path, "The passed value may be null, but a value is required."));
        }

        switch (supplied.Kind, needed.Kind)
        {
            case (PromptTypeKind.Array, PromptTypeKind.Array):
                Compare(Items(supplied), Items(needed), path + "/items", found);
                break;
            case (PromptTypeKind.Object, PromptTypeKind.Object):
                CompareProperties(supplied, needed, path, found);
                break;
            case (PromptTypeKind.Enum, PromptTypeKind.Enum):
                CompareValues(supplied, needed, path, found);
                break;
            case (PromptTypeKind.Enum, PromptTypeKind.String):
                CompareLimits(supplied, needed, path, found);
                break;
            case (PromptTypeKind.String, PromptTypeKind.String):
                CompareLimits(supplied, needed, path, found);
                break;
            case (PromptTypeKind.Integer, PromptTypeKind.Number or PromptTypeKind.Decimal):
            case (PromptTypeKind.Date or PromptTypeKind.DateTime, PromptTypeKind.Date or PromptTypeKind.DateTime):
                break;
            default:
                if (supplied.Kind != needed.Kind)
                {
                    found.Add(new ContractIncompatibility(
                        ContractIncompatibilityKind.VariableType,
                        path,
                        "The type " + CanonicalPrompt.KindName(supplied.Kind) + " is passed but does not convert to "
                        + CanonicalPrompt.KindName(needed.Kind) + ", which is required."));
                }

                break;
        }
    }

    private static void CompareProperties(PromptType supplied, PromptType needed, string path, List<ContractIncompatibility> found)
    {
        foreach (PromptProperty property in needed.Properties)
        {
            string propertyPath = path + "/" + property.Name;
            if (supplied.FindProperty(property.Name) is { Type: var type })
            {
                Compare(type, property.Type, propertyPath, found);
            }
            else
            {
                found.Add(new ContractIncompatibility(
                    ContractIncompatibilityKind.VariableMissing, propertyPath, "The property '" + property.Name + "' is required but not passed."));
            }
        }
    }

    private static void CompareValues(PromptType supplied, PromptType needed, string path, List<ContractIncompatibility> found)
    {
        HashSet<string> known = new(needed.EnumValues, StringComparer.Ordinal);
        foreach (string value in supplied.EnumValues)
        {
            if (!known.Contains(value))
            {
                found.Add(new ContractIncompatibility(
                    ContractIncompatibilityKind.VariableType, path, "The value '" + value + "' may be passed but is not an accepted value."));
            }
        }
    }

    private static void CompareLimits(PromptType supplied, PromptType needed, string path, List<ContractIncompatibility> found)
    {
        // Whether one pattern takes all that another takes is not decided here: only the same pattern is sure to.
        if (needed.Pattern is { } pattern && pattern != supplied.Pattern)
        {
            found.Add(new ContractIncompatibility(
                ContractIncompatibilityKind.VariableLimit,
                path,
                "Only values that match '" + pattern + "' are accepted, and the passed values may not match."));
        }

        if (needed.MaxLength is { } limit && needed.OnOverflow == OverflowMode.Error && GreatestLength(supplied) is var greatest
            && (greatest is null || greatest > limit))
        {
            found.Add(new ContractIncompatibility(
                ContractIncompatibilityKind.VariableLimit,
                path,
                "Values longer than " + limit.ToString(CultureInfo.InvariantCulture) + " are rejected, and the passed values may be longer."));
        }
    }

    private static int? GreatestLength(PromptType type)
    {
        if (type.Kind != PromptTypeKind.Enum)
        {
            // A truncating variable is cut for its own prompt only: what the code supplies has any length.
            return type.OnOverflow == OverflowMode.Error ? type.MaxLength : null;
        }

        int greatest = 0;
        foreach (string value in type.EnumValues)
        {
            greatest = Math.Max(greatest, value.Length);
        }

        return greatest;
    }

    private static PromptType Items(PromptType array) => array.Items ?? new PromptType(PromptTypeKind.String);
}
