using System.Collections.Generic;

namespace PromptGen.Compiler.Naming;

/// <summary>Names that variables, slots and types cannot have, each with the reason in the words of an error message.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> TemplateKeywords = new(System.StringComparer.Ordinal)
    {
        "if", "else", "end", "for", "case", "when", "while", "break", "continue", "func", "import", "readonly", "with", "capture", "ret",
        "wrap", "do", "tablerow",
    };

    private static readonly HashSet<string> TemplateLiterals = new(System.StringComparer.Ordinal)
    {
        "null", "true", "false", "this", "empty", "blank",
    };

    private static readonly HashSet<string> TemplateFunctions = new(System.StringComparer.Ordinal)
    {
        "array", "date", "html", "include", "include_join", "math", "object", "prompt", "regex", "string", "timespan",
    };

    /// <summary>Members of the generated class, and those that every class inherits: no nested type may have their names.</summary>
    private static readonly HashSet<string> PromptClassMembers = new(System.StringComparer.Ordinal)
    {
        "Args", "Compiled", "Equals", "Finalize", "GetHashCode", "GetType", "Id", "MemberwiseClone", "ReferenceEquals", "ReleaseHook", "Render",
        "RenderUtf8", "RenderVersion", "ToString", "TryRender", "TryRenderUtf8", "TryRenderVersion",
    };

    /// <summary>Members that every class or struct inherits: a property of that name would hide them.</summary>
    private static readonly HashSet<string> InheritedMembers = new(System.StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>Public types of PromptGen that a generated class would hide from the application.</summary>
    private static readonly HashSet<string> LibraryTypes = new(System.StringComparer.Ordinal) { "RenderedPrompt" };

    /// <summary>What a name is in the template language, or null.</summary>
    public static string? InTemplates(string name) =>
        TemplateKeywords.Contains(name) ? "a keyword"
        : TemplateLiterals.Contains(name) ? "a literal"
        : TemplateFunctions.Contains(name) ? "a function or library"
        : null;

    /// <summary>Why a nested type cannot have a name, or null.</summary>
    public static string? AsNestedType(string name, string className) =>
        name == className ? "is the name of the generated class"
        : PromptClassMembers.Contains(name) ? "is a member of the generated class"
        : null;

    /// <summary>Why a property of a generated type cannot have a name, or null.</summary>
    public static string? AsProperty(string name, string typeName) =>
        name == typeName ? "is the name of the type that would contain it"
        : InheritedMembers.Contains(name) ? "every C# type inherits"
        : null;

    public static bool IsLibraryType(string className) => LibraryTypes.Contains(className);
}
