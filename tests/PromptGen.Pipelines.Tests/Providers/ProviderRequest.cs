using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace PromptGen.Pipelines.Tests.Providers;

/// <summary>A request as it was on the wire.</summary>
internal sealed class ProviderRequest(JsonElement body)
{
    public JsonElement Body { get; } = body;

    public bool IsStream => Body.TryGetProperty("stream", out JsonElement stream) && stream.GetBoolean();

    public IReadOnlyList<string> Roles => [.. Messages.Select(static message => message.GetProperty("role").GetString()!)];

    public IReadOnlyList<string> Texts => [.. Messages.Select(Text)];

    public IReadOnlyList<string> Tools => Body.TryGetProperty("tools", out JsonElement tools)
        ? [.. tools.EnumerateArray().Select(static tool => tool.GetProperty("function").GetProperty("name").GetString()!)]
        : [];

    private IEnumerable<JsonElement> Messages => Body.GetProperty("messages").EnumerateArray();

    private static string Text(JsonElement message)
    {
        if (!message.TryGetProperty("content", out JsonElement content))
        {
            return "";
        }

        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(static part => part.TryGetProperty("text", out JsonElement text) ? text.GetString() : "")),
            _ => "",
        };
    }
}
