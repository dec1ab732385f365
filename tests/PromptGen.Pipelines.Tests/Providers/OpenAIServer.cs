using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using OpenAI;

namespace PromptGen.Pipelines.Tests.Providers;

/// <summary>A server that speaks OpenAI's protocol, answers as it is told, and keeps what it was sent.</summary>
internal sealed class OpenAIServer : IAsyncDisposable
{
    public const string Model = "small-model-1";

    private readonly ConcurrentQueue<ProviderAnswer> _answers = new();
    private readonly ConcurrentQueue<ProviderRequest> _requests = new();
    private LocalServer _server = null!;
    private int _answered;

    public IReadOnlyList<ProviderRequest> Requests => [.. _requests];

    public Uri Address => _server.Address;

    /// <param name="answers">One for each request, in order.</param>
    public static async Task<OpenAIServer> StartAsync(params ProviderAnswer[] answers)
    {
        OpenAIServer server = new();
        foreach (ProviderAnswer answer in answers)
        {
            server._answers.Enqueue(answer);
        }

        server._server = await LocalServer.StartAsync(server.AnswerAsync);
        return server;
    }

    /// <summary>The SDK's client, as applications make it.</summary>
    /// <param name="handler">What stands between the SDK and the network; null: nothing.</param>
    /// <param name="retries">How often the SDK asks again by itself.</param>
    public IChatClient CreateClient(HttpMessageHandler? handler = null, int retries = 0)
    {
        OpenAIClientOptions options = new() { Endpoint = new Uri(_server.Address, "v1"), RetryPolicy = new ClientRetryPolicy(retries) };
        if (handler is not null)
        {
            options.Transport = new HttpClientPipelineTransport(new HttpClient(handler));
        }

        return new OpenAIClient(new ApiKeyCredential("none"), options).GetChatClient("default").AsIChatClient();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(http.Request.Body);
        ProviderRequest request = new(body.RootElement.Clone());
        _requests.Enqueue(request);
        int number = Interlocked.Increment(ref _answered);
        if (http.Request.Path != "/v1/chat/completions" || !_answers.TryDequeue(out ProviderAnswer? answer))
        {
            http.Response.StatusCode = StatusCodes.Status501NotImplemented;
            return;
        }

        http.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Status != StatusCodes.Status200OK)
        {
            await http.Response.WriteAsJsonAsync(new { error = new { message = "No.", type = "error" } });
        }
        else if (request.IsStream)
        {
            await StreamAsync(http.Response, answer, number);
        }
        else
        {
            await http.Response.WriteAsJsonAsync(new
            {
                id = "answer-" + number,
                @object = "chat.completion",
                created = 1,
                model = Model,
                choices = new[] { new { index = 0, message = Message(answer), finish_reason = answer.FinishReason } },
                usage = new { prompt_tokens = 12, completion_tokens = 5, total_tokens = 17 },
            });
        }
    }

    private static object Message(ProviderAnswer answer) => answer.Call is { } call
        ? new { role = "assistant", content = (string?)null, tool_calls = new[] { ToolCall(call) } }
        : new { role = "assistant", content = answer.Content };

    private static object ToolCall((string Name, string Arguments) call) => new { index = 0, id = "call-1", type = "function", function = new { name = call.Name, arguments = call.Arguments } };

    private static async Task StreamAsync(HttpResponse response, ProviderAnswer answer, int number)
    {
        response.ContentType = "text/event-stream";
        List<object> deltas = [];
        if (answer.Call is { } call)
        {
            deltas.Add(new { role = "assistant", tool_calls = new[] { ToolCall(call) } });
        }
        else
        {
            foreach (string word in answer.Content!.Split(' '))
            {
                deltas.Add(new { role = "assistant", content = (deltas.Count == 0 ? "" : " ") + word });
            }
        }

        foreach (object delta in deltas)
        {
            await SendAsync(response, Chunk(number, new object[] { new { index = 0, delta, finish_reason = (string?)null } }, usage: null));
        }

        await SendAsync(response, Chunk(number, new object[] { new { index = 0, delta = new { }, finish_reason = answer.FinishReason } }, usage: null));
        await SendAsync(response, Chunk(number, [], new { prompt_tokens = 12, completion_tokens = 5, total_tokens = 17 }));
        await response.WriteAsync("data: [DONE]\n\n");
    }

    private static object Chunk(int number, object[] choices, object? usage) =>
        new { id = "answer-" + number, @object = "chat.completion.chunk", created = 1, model = Model, choices, usage };

    private static async Task SendAsync(HttpResponse response, object chunk)
    {
        await response.WriteAsync("data: " + JsonSerializer.Serialize(chunk) + "\n\n");
        await response.Body.FlushAsync();
    }
}
