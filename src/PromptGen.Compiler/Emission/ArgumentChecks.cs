using System.Globalization;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>Emits the checks of a value against its type in the schema: null, enum range, <c>max_length</c>, <c>pattern</c>.</summary>
/// <param name="identity">The expression for the identity of the version that is rendered.</param>
internal sealed class ArgumentChecks(CodeWriter code, CSharpTypes types, PatternFields patterns, Identifiers scope, string identity)
{
    private const string Argument = "global::PromptGen.Generated.Argument.";

    /// <summary>Whether a value of the type can be wrong or be changed by its check.</summary>
    public static bool AreNeeded(PromptType type) => type.Kind switch
    {
        PromptTypeKind.String => !type.Nullable || type.MaxLength is not null || type.Pattern is not null,
        PromptTypeKind.Enum => true,
        PromptTypeKind.Object => !type.Nullable,
        PromptTypeKind.Array => !type.Nullable || AreNeeded(type.Items!),
        _ => false,
    };

    /// <summary>Whether the check may put another value in place of the one it was given. An object checks its own properties when it is made.</summary>
    public static bool Replace(PromptType type) => type.Kind switch
    {
        PromptTypeKind.String => type is { MaxLength: not null, OnOverflow: OverflowMode.Truncate },
        PromptTypeKind.Array => Replace(type.Items!),
        _ => false,
    };

    /// <param name="value">The parameter or local with the value; it is assigned if the check replaces the value.</param>
    /// <param name="place">Its path is what error messages call the value.</param>
    public void Emit(PromptType type, string value, TypePlace place)
    {
        switch (type.Kind)
        {
            case PromptTypeKind.String:
                EmitString(type, value, place.Path);
                break;
            case PromptTypeKind.Enum:
                string number = type.Nullable ? value + ".GetValueOrDefault()" : value;
                string count = type.EnumValues.Count.ToString(CultureInfo.InvariantCulture);
                Call("Defined", "(int)" + number + ", " + count, place.Path);
                break;
            case PromptTypeKind.Object when !type.Nullable:
                Call("NotNull", value, place.Path);
                break;
            case PromptTypeKind.Array:
                EmitArray(type, value, place);
                break;
        }
    }

    private void EmitString(PromptType type, string value, string path)
    {
        if (!type.Nullable)
        {
            Call("NotNull", value, path);
        }

        if (type.MaxLength is { } limit)
        {
            string length = limit.ToString(CultureInfo.InvariantCulture);
            if (type.OnOverflow == OverflowMode.Truncate)
            {
                code.Line(value + " = " + Argument + "Truncated(" + value + ", " + length + ");");
            }
            else
            {
                Call("MaxLength", value + ", " + length, path);
            }
        }

        if (type.Pattern is { } pattern)
        {
            Call("Matching", value + ", " + patterns.Field(pattern, path), path);
        }
    }

    private void EmitArray(PromptType type, string value, TypePlace place)
    {
        PromptType items = type.Items!;
        if (!AreNeeded(items))
        {
            if (!type.Nullable)
            {
                Call("NotNull", value, place.Path);
            }
        }
        else if (!type.Nullable && IsOnlyNotNull(items))
        {
            Call("NoNulls", value, place.Path);
        }
        else if (type.Nullable)
        {
            using (code.Braces("if (" + value + " != null)"))
            {
                EmitItems(items, value, place);
            }
        }
        else
        {
            Call("NotNull", value, place.Path);
            EmitItems(items, value, place);
        }
    }

    private void EmitItems(PromptType items, string value, TypePlace place)
    {
        Identifiers loop = scope.Nested();
        string index = loop.Take("i");
        string item = loop.Take("item");
        TypePlace itemPlace = place.Item();
        string? cut = null;
        if (Replace(items))
        {
            cut = scope.Take("cut" + CSharpName.Property(value));
            code.Line("var " + cut + " = new global::System.Collections.Generic.List<" + types.Of(items, itemPlace) + ">(" + value + ".Count);");
        }

        using (code.Braces("for (int " + index + " = 0; " + index + " < " + value + ".Count; " + index + "++)"))
        {
            code.Line("var " + item + " = " + value + "[" + index + "];");
            new ArgumentChecks(code, types, patterns, loop, identity).Emit(items, item, itemPlace);
            if (cut is not null)
            {
                code.Line(cut + ".Add(" + item + ");");
            }
        }

        if (cut is not null)
        {
            code.Line();
            code.Line(value + " = " + cut + ";");
        }
    }

    private static bool IsOnlyNotNull(PromptType type) => type.Kind switch
    {
        PromptTypeKind.String => type is { Nullable: false, MaxLength: null, Pattern: null },
        PromptTypeKind.Object => !type.Nullable,
        _ => false,
    };

    private void Call(string check, string arguments, string path) =>
        code.Line(Argument + check + "(" + arguments + ", " + identity + ", " + CSharpLiteral.Of(path) + ");");
}
