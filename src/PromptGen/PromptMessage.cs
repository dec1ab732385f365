using System;
using PromptGen.Core.Prompts;

namespace PromptGen;

/// <summary>One message to a chat model: a role and a text.</summary>
/// <remarks>
/// Use the factory methods to create messages for a slot of a prompt. Only prompt files create system and developer messages, so
/// every instruction that a model receives has a version.
/// </remarks>
public readonly struct PromptMessage : IEquatable<PromptMessage>
{
    /// <summary>The placeholder for a text that may contain the value of a sensitive variable.</summary>
    internal const string WithheldText = "[sensitive: not shown]";

    private readonly string? _text;

    internal PromptMessage(PromptRole role, string text)
        : this(role, text, origin: null)
    {
    }

    /// <param name="origin">The message of another library that this one was made from, for contents other than text: images, tool
    /// calls.</param>
    /// <param name="isSensitive">The text may contain the value of a sensitive variable.</param>
    internal PromptMessage(PromptRole role, string text, object? origin, bool isSensitive = false)
    {
        Role = role;
        _text = text;
        Origin = origin;
        IsSensitive = isSensitive;
    }

    /// <summary>The author of the message: system, developer, user, assistant or tool.</summary>
    public PromptRole Role { get; }

    /// <summary>The text of the message; empty for the default value.</summary>
    public string Text => _text ?? "";

    /// <summary>The message of another library that this one was made from.</summary>
    internal object? Origin { get; }

    /// <summary>Whether the text may contain the value of a sensitive variable, in which case only <see cref="Text"/> returns
    /// it.</summary>
    internal bool IsSensitive { get; }

    /// <summary>The text as logs, traces and debuggers may show it.</summary>
    internal string ShownText => IsSensitive ? WithheldText : Text;

    /// <summary>Whether a model obeys it. The roles of both enumerations have the same numbers.</summary>
    internal bool IsInstruction => MessageRoles.IsInstruction((PromptMessageRole)Role);

    /// <summary>Whether this is not <c>default(PromptMessage)</c>, which is always a mistake.</summary>
    internal bool IsMade => _text is not null;

    /// <summary>Creates a message that a user wrote.</summary>
    /// <param name="text">The text of the message; it may be empty.</param>
    /// <returns>A message with the role <see cref="PromptRole.User"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PromptMessage User(string text) => new(PromptRole.User, text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Creates a message that the model answered.</summary>
    /// <param name="text">The text of the message; it may be empty.</param>
    /// <returns>A message with the role <see cref="PromptRole.Assistant"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PromptMessage Assistant(string text) =>
        new(PromptRole.Assistant, text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Creates a message that contains the result of a tool call.</summary>
    /// <param name="text">The text of the message; it may be empty.</param>
    /// <returns>A message with the role <see cref="PromptRole.Tool"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PromptMessage Tool(string text) => new(PromptRole.Tool, text ?? throw new ArgumentNullException(nameof(text)));

    /// <inheritdoc/>
    public bool Equals(PromptMessage other) =>
        Role == other.Role && string.Equals(_text, other._text, StringComparison.Ordinal) && Equals(Origin, other.Origin);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PromptMessage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)Role * 397) ^ StringComparer.Ordinal.GetHashCode(Text));

    /// <summary>Returns the role in lower case on one line and the text below it; a placeholder replaces a text that may contain
    /// the value of a sensitive variable.</summary>
    public override string ToString() => RoleName(Role) + ":\n" + ShownText;

    /// <summary>Returns whether two messages have the same role and text and were made from the same message of another library, if
    /// any.</summary>
    /// <param name="left">The first message.</param>
    /// <param name="right">The second message.</param>
    public static bool operator ==(PromptMessage left, PromptMessage right) => left.Equals(right);

    /// <summary>Returns whether two messages differ in role, in text, or in the message of another library that they were made
    /// from.</summary>
    /// <param name="left">The first message.</param>
    /// <param name="right">The second message.</param>
    public static bool operator !=(PromptMessage left, PromptMessage right) => !left.Equals(right);

    internal static string RoleName(PromptRole role) => role switch
    {
        PromptRole.Tool => "tool",
        >= PromptRole.System and <= PromptRole.Assistant => MessageRoles.Name((PromptMessageRole)role),
        _ => "unknown",
    };
}
