using System.Collections.Generic;
using System.Runtime.CompilerServices;
using PromptGen.Compiler.Files;
using PromptGen.Core.Display;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Naming;

/// <summary>From the names of a prompt file to the names of the generated C#.</summary>
/// <remarks>Names come without <c>@</c>; <see cref="Escape"/> is for the place where one is written.</remarks>
internal static class CSharpName
{
    private static readonly HashSet<string> Keywords = new(System.StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary><c>support-triage</c> to <c>SupportTriagePrompt</c>.</summary>
    public static string Class(string promptId) => Pascal(promptId) + "Prompt";

    /// <summary>The parameter of <c>Render</c>: <c>customer_tier</c> to <c>customerTier</c>, unless the file names one.</summary>
    public static string Parameter(DefinedVariable variable) => variable.ParameterName ?? Camel(variable.Variable.Name);

    /// <summary>The parameter of <c>Render</c> for a slot.</summary>
    public static string SlotParameter(string slotName) => Camel(slotName);

    /// <summary>The property of <c>Args</c>: the parameter's name with a capital.</summary>
    public static string Property(DefinedVariable variable) => Pascal(Parameter(variable));

    /// <summary>The property of <c>Args</c> for a slot, or that of a generated class for a property of an object.</summary>
    public static string Property(string name) => Pascal(name);

    /// <summary><c>in-progress</c> to <c>InProgress</c>; empty if the value does not have a letter or digit.</summary>
    public static string EnumMember(string value) => Pascal(value);

    public static string VariableType(string variableName) => Pascal(variableName);

    public static string PropertyType(string objectTypeName, string propertyName) => objectTypeName + Pascal(propertyName);

    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>The name as it is written in code: a keyword gets its <c>@</c>.</summary>
    public static string Escape(string name) => IsKeyword(name) ? "@" + name : name;

    /// <summary>A C# identifier of ASCII letters, digits and underscores.</summary>
    public static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || name[0] is >= '0' and <= '9')
        {
            return false;
        }

        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Words begin behind anything that is neither letter nor digit; each gets a capital, the rest stays. In names of several words
    /// that have no small letter, the words go down behind their capitals, since nothing else would tell where one begins:
    /// <c>PRO_PLUS</c> to <c>ProPlus</c>.
    /// </summary>
    private static string Pascal(string name) => Pascal(name, out _);

    /// <param name="firstWord">The length of the first word in the result.</param>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static string Pascal(string name, out int firstWord)
    {
        char[] result = new char[name.Length + 1];
        int length = 0;
        int words = 0;
        bool hasSmall = false;
        bool begins = true;
        firstWord = 0;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) || HiddenCharacters.Contains(c))
            {
                begins = true;
                continue;
            }

            if (begins)
            {
                firstWord = words == 1 ? length : firstWord;
                words++;
            }

            if (length == 0 && char.IsDigit(c))
            {
                result[length++] = '_';
            }

            result[length++] = begins ? char.ToUpperInvariant(c) : c;
            hasSmall |= char.IsLower(c);
            begins = false;
        }

        firstWord = words <= 1 ? length : firstWord;
        if (words > 1 && !hasSmall)
        {
            Lower(name, result);
        }

        return new string(result, 0, length);
    }

    /// <summary>Takes all letters down but the first of each word.</summary>
    private static void Lower(string name, char[] pascal)
    {
        bool begins = true;
        int index = pascal[0] == '_' ? 1 : 0;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) || HiddenCharacters.Contains(c))
            {
                begins = true;
                continue;
            }

            pascal[index] = begins ? pascal[index] : char.ToLowerInvariant(c);
            index++;
            begins = false;
        }
    }

    private static string Camel(string name)
    {
        char[] letters = Pascal(name, out int firstWord).ToCharArray();

        // An acronym at the beginning goes down as a whole, as far as its word goes: `URL` to `url`, `URLPath` to `urlPath`, `x_y` to `xY`.
        for (int i = 0; i < firstWord && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && char.IsLower(letters[i + 1]))
            {
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }
}
