using System;
using System.Buffers;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>Puts rendered parts together.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RenderedPrompts
{
    /// <summary>A prompt of a single message that was rendered from a template.</summary>
    public static RenderedPrompt Create(PromptIdentity identity, PromptRole role, string text) =>
        new(identity, MessagePart.Template(role, text), default, default, default, more: null);

    /// <summary>A prompt of one part.</summary>
    public static RenderedPrompt Create(PromptIdentity identity, in MessagePart part) => new(identity, part, default, default, default, more: null);

    /// <summary>A prompt of two parts.</summary>
    public static RenderedPrompt Create(PromptIdentity identity, in MessagePart first, in MessagePart second) =>
        new(identity, first, second, default, default, more: null);

    /// <summary>A prompt of three parts.</summary>
    public static RenderedPrompt Create(PromptIdentity identity, in MessagePart first, in MessagePart second, in MessagePart third) =>
        new(identity, first, second, third, default, more: null);

    /// <summary>A prompt of four parts or, with <paramref name="more"/>, of any number.</summary>
    /// <param name="identity">The version that was rendered.</param>
    /// <param name="first">The first part.</param>
    /// <param name="second">The second part.</param>
    /// <param name="third">The third part.</param>
    /// <param name="fourth">The fourth part.</param>
    /// <param name="more">The further parts. The array is taken over.</param>
    public static RenderedPrompt Create(
        PromptIdentity identity, in MessagePart first, in MessagePart second, in MessagePart third, in MessagePart fourth, params MessagePart[] more) =>
        new(identity, first, second, third, fourth, more.Length == 0 ? null : more);

    /// <summary>For the exception filter of TryRender: whether an exception is about the values that were passed.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="rendered">The default.</param>
    /// <param name="problem">The exception, where it is about the values.</param>
    public static bool IsProblem(Exception exception, out RenderedPrompt rendered, out Exception? problem)
    {
        rendered = default;
        problem = exception is PromptArgumentException or PromptRenderException ? exception : null;
        return problem is not null;
    }

    /// <summary>Writes the text of a prompt of a single message as UTF-8.</summary>
    /// <returns>Which version was rendered.</returns>
    public static PromptIdentity WriteUtf8(IBufferWriter<byte> output, in RenderedPrompt rendered)
    {
        var writer = new PromptWriter(output, rendered.Identity);
        writer.Append(rendered.Text);
        writer.CompleteUtf8();
        return rendered.Identity;
    }
}
