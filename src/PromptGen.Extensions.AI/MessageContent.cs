using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Messages as OpenTelemetry writes them into a span: roles, and parts of which only texts have their content.</summary>
/// <remarks>
/// Of a prompt with sensitive variables, only messages of templates that read none of them have their content. Conversations,
/// results of tools and answers may quote values, so they have none.
/// </remarks>
internal static class MessageContent
{
    public static string Of(RenderedPrompt prompt, IReadOnlyList<ChatMessage> messages)
    {
        List<PromptMessage>? shown = Shown(prompt);
        return Write(messages, message => shown is null ? !WithheldMessages.Contain(message) : shown.Exists(rendered => IsText(message, rendered)));
    }

    public static string OfAnswer(PromptIdentity identity, string text) =>
        Write([new ChatMessage(ChatRole.Assistant, text)], _ => identity.Settings.SensitiveVariables.Count == 0);

    /// <returns>Null if the prompt does not have sensitive variables.</returns>
    private static List<PromptMessage>? Shown(RenderedPrompt prompt)
    {
        if (prompt.Identity.Settings.SensitiveVariables.Count == 0)
        {
            return null;
        }

        List<PromptMessage> shown = [];
        foreach (PromptMessage message in prompt.Messages)
        {
            if (!message.IsSensitive)
            {
                shown.Add(message);
            }
        }

        return shown;
    }

    private static bool IsText(ChatMessage message, PromptMessage rendered) =>
        ChatRoles.Is(message.Role, ChatRoles.Of(rendered.Role)) && message.Contents is [TextContent content] && content.Text == rendered.Text;

    private static string Write(IReadOnlyList<ChatMessage> messages, Func<ChatMessage, bool> isShown)
    {
        using MemoryStream output = new();
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartArray();
            foreach (ChatMessage message in messages)
            {
                writer.WriteStartObject();
                writer.WriteString("role", message.Role.Value);
                writer.WriteStartArray("parts");
                bool showsText = isShown(message);
                foreach (AIContent content in message.Contents)
                {
                    WritePart(writer, content, showsText);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static void WritePart(Utf8JsonWriter writer, AIContent content, bool showsText)
    {
        writer.WriteStartObject();
        switch (content)
        {
            case TextContent text:
                writer.WriteString("type", "text");
                writer.WriteString("content", showsText ? text.Text : PromptMessage.WithheldText);
                break;
            case FunctionCallContent call:
                writer.WriteString("type", "tool_call");
                writer.WriteString("id", call.CallId);
                writer.WriteString("name", call.Name);
                break;
            case FunctionResultContent result:
                writer.WriteString("type", "tool_call_response");
                writer.WriteString("id", result.CallId);
                break;
            default:
                writer.WriteString("type", "blob");
                break;
        }

        writer.WriteEndObject();
    }
}
