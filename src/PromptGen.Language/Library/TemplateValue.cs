using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>What the template language does with null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateValue
{
    /// <summary>Refuses null where a member of the value is wanted.</summary>
    /// <exception cref="PromptRenderException">The value is null.</exception>
    public static T Required<T>(T? value, PromptIdentity? identity, string place)
        where T : class => value ?? throw IsNull(identity, place);

    /// <summary>Refuses null where the value is computed with.</summary>
    /// <exception cref="PromptRenderException">The value is null.</exception>
    public static T Required<T>(T? value, PromptIdentity? identity, string place)
        where T : struct => value ?? throw IsNull(identity, place);

    /// <summary>The left value, or the right one where the left is null; both were evaluated.</summary>
    public static T CoalesceReference<T>(T? left, T right)
        where T : class? => left ?? right;

    /// <summary>The left value, or the right one where the left is null; both were evaluated.</summary>
    public static T Coalesce<T>(T? left, T right)
        where T : struct => left ?? right;

    /// <summary>The left value, or the right one where the left is null; both were evaluated.</summary>
    public static T? Coalesce<T>(T? left, T? right)
        where T : struct => left ?? right;

    /// <summary>A value that is never null counts as true, once it was evaluated.</summary>
    public static bool IsTrue<T>(T value) => true;

    /// <summary>A value that is never null is not null, once it was evaluated.</summary>
    public static bool IsFalse<T>(T value) => false;

    private static PromptRenderException IsNull(PromptIdentity? identity, string place) => new(
        identity, place + " is null; test it first, or write `?.` before the member");
}
