using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>What the tests render and send.</summary>
internal static class Triage
{
    public static PromptModelMap Models { get; } = PromptModelMap.Parse("""{ "class:small": "small-model-1" }""");

    public static RenderedPrompt Render(params ChatMessage[] conversation) => TicketTriagePrompt.Render("It burns.", conversation.ToPromptMessages());

    public static ChatOptions Options(this RenderedPrompt prompt) => prompt.ToChatOptions(Models);

    public static List<ChatMessage> Messages(this RenderedPrompt prompt) => [.. prompt.ToChatMessages()];

    public static async Task Ask(IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions options, bool streaming)
    {
        if (!streaming)
        {
            await client.GetResponseAsync(messages, options);
            return;
        }

        await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(messages, options))
        {
        }
    }
}
