using System;
using System.Text;
using PromptGen.Generated;

namespace PromptGen;

/// <summary>The result of rendering a prompt: its messages, and the prompt and version they came from.</summary>
/// <remarks>
/// Immutable. It does not convert to a string implicitly, because a string would lose the <see cref="Identity"/>. Pass the whole
/// value to the code that calls the model, and use <see cref="Text"/> or <see cref="Messages"/> there.
/// </remarks>
public readonly struct RenderedPrompt
{
    private readonly PromptIdentity? _identity;
    private readonly MessagePart _first;
    private readonly MessagePart _second;
    private readonly MessagePart _third;
    private readonly MessagePart _fourth;
    private readonly MessagePart[]? _more;

    internal RenderedPrompt(
        PromptIdentity identity,
        in MessagePart first,
        in MessagePart second,
        in MessagePart third,
        in MessagePart fourth,
        MessagePart[]? more)
    {
        _identity = identity;
        _first = first;
        _second = second;
        _third = third;
        _fourth = fourth;
        _more = more;
    }

    /// <summary>The prompt and version that were rendered.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, not the result of a <c>Render</c> method.</exception>
    public PromptIdentity Identity => _identity ?? throw NotRendered();

    /// <summary>The text of a prompt that consists of a single message with any role.</summary>
    /// <exception cref="InvalidOperationException">The prompt file has several messages or a slot (use <see cref="Messages"/>), or
    /// this is the default value.</exception>
    public string Text
    {
        get
        {
            if (_identity is null)
            {
                throw NotRendered();
            }

            return _first.TemplateText is { } text && IsNothing(_second)
                ? RenderedTextWatch.Noted(text, _identity)
                : throw new InvalidOperationException(
                    PromptRenderException.Describe(_identity) + " consists of several messages (" + Shape() + "), so it does not have a single text. Use Messages.");
        }
    }

    /// <summary>All messages in order, including the messages in slots; empty for the default value.</summary>
    public PromptMessageList Messages => new(this);

    internal int PartCount => 4 + (_more?.Length ?? 0);

    /// <summary>Returns the text of a single message, or each message under its role; a placeholder replaces texts that may contain
    /// the value of a sensitive variable.</summary>
    public override string ToString()
    {
        if (_identity is null)
        {
            return "";
        }

        if (_first.TemplateText is not null && IsNothing(_second))
        {
            return Message(0, 0).ShownText;
        }

        var result = new StringBuilder();
        foreach (PromptMessage message in Messages)
        {
            if (result.Length > 0)
            {
                result.Append("\n\n");
            }

            result.Append(message.ToString());
        }

        return result.ToString();
    }

    internal MessagePart Part(int index) => index switch
    {
        0 => _first,
        1 => _second,
        2 => _third,
        3 => _fourth,
        _ => _more![index - 4],
    };

    /// <param name="part">The place of the part.</param>
    /// <param name="within">The place of the message in the part.</param>
    internal PromptMessage Message(int part, int within)
    {
        MessagePart source = Part(part);
        PromptMessage message = source[within];
        if (_identity is null)
        {
            return message;
        }

        if (!source.IsSlot)
        {
            RenderedTextWatch.Noted(message.Text, _identity);
        }

        // What a conversation says may quote what earlier messages of the prompt contained.
        PromptSettings settings = _identity.Settings;
        bool isSensitive = source.IsSlot ? message.IsSensitive || settings.SensitiveVariables.Count > 0 : settings.IsSensitiveMessage(part);
        return isSensitive == message.IsSensitive ? message : new PromptMessage(message.Role, message.Text, message.Origin, isSensitive);
    }

    /// <summary>The same messages under another identity: the channel on which the version was served.</summary>
    internal RenderedPrompt With(PromptIdentity identity) => new(identity, _first, _second, _third, _fourth, _more);

    private static bool IsNothing(in MessagePart part) => part.TemplateText is null && !part.IsSlot;

    private static InvalidOperationException NotRendered() =>
        new("This RenderedPrompt is a default value. Use the result of a prompt's Render method.");

    private string Shape()
    {
        var shape = new StringBuilder();
        for (int i = 0; i < PartCount; i++)
        {
            MessagePart part = Part(i);
            if (IsNothing(part))
            {
                continue;
            }

            shape.Append(shape.Length == 0 ? "" : ", ").Append(part.IsSlot ? "slot" : PromptMessage.RoleName(part.Role));
        }

        return shape.ToString();
    }
}
