using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>Handles null as the template language does.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateValue
{
    /// <summary>Rejects null when a template reads a member of the value.</summary>
    /// <exception cref="PromptRenderException">The value is null.</exception>
    public static T Required<T>(T? value, PromptIdentity? identity, string place)
        where T : class => value ?? throw IsNull(identity, place);

    /// <summary>Rejects null when a template computes with the value.</summary>
    /// <exception cref="PromptRenderException">The value is null.</exception>
    public static T Required<T>(T? value, PromptIdentity? identity, string place)
        where T : struct => value ?? throw IsNull(identity, place);

    /// <summary>Returns the left value, or the right one if the left is null, after both were evaluated.</summary>
    public static T CoalesceReference<T>(T? left, T right)
        where T : class? => left ?? right;

    /// <summary>Returns the left value, or the right one if the left is null, after both were evaluated.</summary>
    public static T Coalesce<T>(T? left, T right)
        where T : struct => left ?? right;

    /// <summary>Returns the left value, or the right one if the left is null, after both were evaluated.</summary>
    public static T? Coalesce<T>(T? left, T? right)
        where T : struct => left ?? right;

    /// <summary>Returns true for a value that is never null, after it was evaluated.</summary>
    public static bool IsTrue<T>(T value) => true;

    /// <summary>Returns false for a value that is never null, after it was evaluated.</summary>
    public static bool IsFalse<T>(T value) => false;

    private static PromptRenderException IsNull(PromptIdentity? identity, string place) => new(
        identity, place + " is null; test it first, or write `?.` before the member");
}
