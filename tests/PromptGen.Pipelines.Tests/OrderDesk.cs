using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace PromptGen.Pipelines.Tests;

/// <summary>What the tests render and send.</summary>
internal static class OrderDesk
{
    public const string Instructions = "Answer for Contoso in one sentence. Look orders up before you speak of them.";
    public const string Question = "Question: Where is order 7?";

    private static readonly PromptModelMap Models = PromptModelMap.Parse("{ \"class:small\": \"" + Providers.OpenAIServer.Model + "\" }");

    public static PromptIdentity Identity => Render().Identity;

    public static RenderedPrompt Render(params IEnumerable<ChatMessage> conversation) => OrderDeskPrompt.Render("Contoso", "Where is order 7?", conversation.ToPromptMessages());

    /// <summary>With the code behind the prompt's tool.</summary>
    public static ChatOptions Options(this RenderedPrompt prompt) =>
        prompt.ToChatOptions(Models, [AIFunctionFactory.Create(static (string order_id) => "Order " + order_id + " is on its way.", "lookup_order")]);

    /// <summary>The whole answer, whichever way it comes.</summary>
    public static async Task<ChatResponse> AskAsync(
        this IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStream, CancellationToken cancellation = default)
    {
        if (!isStream)
        {
            return await client.GetResponseAsync(messages, options, cancellation);
        }

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, options, cancellation))
        {
            updates.Add(update);
        }

        return updates.ToChatResponse();
    }

    public static Task<ChatResponse> AskAsync(this IChatClient client, RenderedPrompt prompt, bool isStream) =>
        client.AskAsync(prompt.ToChatMessages(), prompt.Options(), isStream);
}
