using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Messages as OpenTelemetry writes them into a span: roles, and parts of which only texts have their content.</summary>
internal static class MessageContent
{
    public static string Of(IReadOnlyList<ChatMessage> messages) => Write(writer =>
    {
        foreach (ChatMessage message in messages)
        {
            writer.WriteStartObject();
            writer.WriteString("role", message.Role.Value);
            writer.WriteStartArray("parts");
            foreach (AIContent content in message.Contents)
            {
                WritePart(writer, content);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    });

    public static string OfAnswer(string text) => Of([new ChatMessage(ChatRole.Assistant, text)]);

    private static void WritePart(Utf8JsonWriter writer, AIContent content)
    {
        writer.WriteStartObject();
        switch (content)
        {
            case TextContent text:
                writer.WriteString("type", "text");
                writer.WriteString("content", text.Text);
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

    private static string Write(System.Action<Utf8JsonWriter> write)
    {
        using MemoryStream output = new();
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartArray();
            write(writer);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
