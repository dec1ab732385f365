using System;
using System.Buffers;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>Creates rendered prompts from their parts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RenderedPrompts
{
    /// <summary>Creates a prompt from a single message that was rendered from a template.</summary>
    /// <param name="identity">The version that was rendered.</param>
    /// <param name="role">The role in the prompt file.</param>
    /// <param name="text">The rendered text.</param>
    /// <returns>The rendered prompt.</returns>
    public static RenderedPrompt Create(PromptIdentity identity, PromptRole role, string text) =>
        new(identity, MessagePart.Template(role, text), default, default, default, more: null);

    /// <summary>Creates a prompt from one part.</summary>
    /// <param name="identity">The version that was rendered.</param>
    /// <param name="part">The part.</param>
    /// <returns>The rendered prompt.</returns>
    public static RenderedPrompt Create(PromptIdentity identity, in MessagePart part) => new(identity, part, default, default, default, more: null);

    /// <summary>Creates a prompt from two parts.</summary>
    /// <param name="identity">The version that was rendered.</param>
    /// <param name="first">The first part.</param>
    /// <param name="second">The second part.</param>
    /// <returns>The rendered prompt.</returns>
    public static RenderedPrompt Create(PromptIdentity identity, in MessagePart first, in MessagePart second) =>
        new(identity, first, second, default, default, more: null);

    /// <summary>Creates a prompt from three parts.</summary>
    /// <param name="identity">The version that was rendered.</param>
    /// <param name="first">The first part.</param>
    /// <param name="second">The second part.</param>
    /// <param name="third">The third part.</param>
    /// <returns>The rendered prompt.</returns>
    public static RenderedPrompt Create(PromptIdentity identity, in MessagePart first, in MessagePart second, in MessagePart third) =>
        new(identity, first, second, third, default, more: null);

    /// <summary>Creates a prompt from four or more parts.</summary>
    /// <param name="identity">The version that was rendered.</param>
    /// <param name="first">The first part.</param>
    /// <param name="second">The second part.</param>
    /// <param name="third">The third part.</param>
    /// <param name="fourth">The fourth part.</param>
    /// <param name="more">The further parts, empty if there are four. The array is not copied, so do not change it.</param>
    /// <returns>The rendered prompt.</returns>
    public static RenderedPrompt Create(
        PromptIdentity identity, in MessagePart first, in MessagePart second, in MessagePart third, in MessagePart fourth, params MessagePart[] more) =>
        new(identity, first, second, third, fourth, more.Length == 0 ? null : more);

    /// <summary>Returns whether an exception is about the values that were passed, for the exception filter of
    /// <c>TryRender</c>.</summary>
    /// <param name="exception">The exception that was thrown.</param>
    /// <param name="rendered">The default value.</param>
    /// <param name="problem">The exception if it is about the values, otherwise null.</param>
    /// <returns>True if the exception is about the values.</returns>
    public static bool IsProblem(Exception exception, out RenderedPrompt rendered, out Exception? problem)
    {
        rendered = default;
        problem = exception is PromptArgumentException or PromptRenderException ? exception : null;
        return problem is not null;
    }

    /// <summary>Writes the text of a prompt with a single message as UTF-8.</summary>
    /// <param name="output">The buffer that receives the text.</param>
    /// <param name="rendered">The rendered prompt.</param>
    /// <returns>The version that was rendered.</returns>
    public static PromptIdentity WriteUtf8(IBufferWriter<byte> output, in RenderedPrompt rendered)
    {
        var writer = new PromptWriter(output, rendered.Identity);
        writer.Append(rendered.Text);
        writer.CompleteUtf8();
        return rendered.Identity;
    }
}
