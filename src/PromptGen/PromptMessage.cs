using System;
using PromptGen.Core.Prompts;

namespace PromptGen;

/// <summary>One message to a chat model: a role and a text.</summary>
/// <remarks>
/// The factories make the messages that an application may put into a slot of a prompt. There is none for system and developer messages:
/// those come from prompt files, so that every instruction a model gets has a version.
/// </remarks>
public readonly struct PromptMessage : IEquatable<PromptMessage>
{
    /// <summary>What replaces a text that may contain the value of a sensitive variable.</summary>
    internal const string WithheldText = "[sensitive: not shown]";

    private readonly string? _text;

    internal PromptMessage(PromptRole role, string text)
        : this(role, text, origin: null)
    {
    }

    /// <param name="origin">A message of another library that stands behind this one, for what a text cannot hold: images, calls of tools.</param>
    /// <param name="isSensitive">The text may contain the value of a sensitive variable.</param>
    internal PromptMessage(PromptRole role, string text, object? origin, bool isSensitive = false)
    {
        Role = role;
        _text = text;
        Origin = origin;
        IsSensitive = isSensitive;
    }

    /// <summary>Who speaks.</summary>
    public PromptRole Role { get; }

    /// <summary>What is said; empty for the default value.</summary>
    public string Text => _text ?? "";

    /// <summary>The message of another library that this one was made from.</summary>
    internal object? Origin { get; }

    /// <summary>Whether the text may contain the value of a sensitive variable, so that nothing but <see cref="Text"/> returns it.</summary>
    internal bool IsSensitive { get; }

    /// <summary>The text as logs, traces and debuggers may show it.</summary>
    internal string ShownText => IsSensitive ? WithheldText : Text;

    /// <summary>Whether a model obeys it. The roles of both enumerations have the same numbers.</summary>
    internal bool IsInstruction => MessageRoles.IsInstruction((PromptMessageRole)Role);

    /// <summary>Not <c>default(PromptMessage)</c>, which nobody made on purpose.</summary>
    internal bool IsMade => _text is not null;

    /// <summary>A message that a user wrote.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PromptMessage User(string text) => new(PromptRole.User, text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>A message that the model answered.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PromptMessage Assistant(string text) =>
        new(PromptRole.Assistant, text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>A message that holds the result of a tool.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PromptMessage Tool(string text) => new(PromptRole.Tool, text ?? throw new ArgumentNullException(nameof(text)));

    /// <inheritdoc/>
    public bool Equals(PromptMessage other) =>
        Role == other.Role && string.Equals(_text, other._text, StringComparison.Ordinal) && Equals(Origin, other.Origin);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PromptMessage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)Role * 397) ^ StringComparer.Ordinal.GetHashCode(Text));

    /// <summary>Returns the role in lower case on one line and the text below it. If the text may contain the value of a sensitive variable, a
    /// placeholder replaces it.</summary>
    public override string ToString() => RoleName(Role) + ":\n" + ShownText;

    /// <summary>Whether both are messages of one role with one text, made from one message where they were made from any.</summary>
    public static bool operator ==(PromptMessage left, PromptMessage right) => left.Equals(right);

    /// <summary>Whether the messages differ in role or text.</summary>
    public static bool operator !=(PromptMessage left, PromptMessage right) => !left.Equals(right);

    internal static string RoleName(PromptRole role) => role switch
    {
        PromptRole.Tool => "tool",
        >= PromptRole.System and <= PromptRole.Assistant => MessageRoles.Name((PromptMessageRole)role),
        _ => "unknown",
    };
}
