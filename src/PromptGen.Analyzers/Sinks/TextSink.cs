using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Analyzers.Sinks;

internal enum SinkMember
{
    Constructor,
    Method,
    Property,
}

/// <summary>A parameter or property of an SDK that takes prompt text.</summary>
/// <param name="Type">The metadata name of the type; empty for any type of an SDK's namespaces, which is how extension methods
/// that move between classes are met.</param>
/// <param name="Member">The member's name; for a constructor, the type's own.</param>
/// <param name="Texts">The parameters that take text, by name; none for a property.</param>
/// <param name="Position">Where the text ends up; <see cref="PromptPosition.ByRole"/> where another argument or member says so.</param>
internal sealed record TextSink(string Type, SinkMember Kind, string Member, IReadOnlyList<string> Texts, PromptPosition Position)
{
    public static TextSink Constructor(string type, PromptPosition position, params string[] texts) =>
        new(type, SinkMember.Constructor, SimpleName(type), texts, position);

    public static TextSink Method(string type, string name, PromptPosition position, params string[] texts) =>
        new(type, SinkMember.Method, name, texts, position);

    public static TextSink AnyMethod(string name, PromptPosition position, params string[] texts) =>
        new("", SinkMember.Method, name, texts, position);

    public static TextSink Property(string type, string name, PromptPosition position) =>
        new(type, SinkMember.Property, name, [], position);

    /// <summary>The text is the first argument, so that it is found also where the compiler cannot tell the parameters.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The name of the type without its namespace, as code writes it.</summary>
    public string TypeName => SimpleName(Type);

    public bool Takes(string parameter) => Texts.Contains(parameter);

    private static string SimpleName(string type)
    {
        string name = type.Substring(type.LastIndexOfAny(['.', '+']) + 1);
        int arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
