using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportDesk.Model;

/// <summary>
/// Stands in for a model: speaks OpenAI's chat protocol, plain and streamed, and triages by words. It takes some milliseconds, as models
/// take seconds.
/// </summary>
internal static class ModelServer
{
    private static int s_answers;

    public static async Task RunAsync(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(ParentProcess.WithoutOption(arguments));
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        WebApplication application = builder.Build();
        application.MapPost("/v1/chat/completions", AnswerAsync);
        application.EndWithInput(arguments);
        await application.RunAsync();
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, JsonObject request, CancellationToken cancellation)
    {
        JsonArray messages = request["messages"]!.AsArray();
        string answer = Triage(TextsOf(messages, "system"), TextsOf(messages, "user"));
        string id = "chatcmpl-" + Interlocked.Increment(ref s_answers).ToString(CultureInfo.InvariantCulture);
        string model = (string?)request["model"] ?? "";
        JsonObject usage = new()
        {
            ["prompt_tokens"] = messages.Sum(static message => Words(Text(message))),
            ["completion_tokens"] = Words(answer),
            ["total_tokens"] = messages.Sum(static message => Words(Text(message))) + Words(answer),
        };
        await Task.Delay(TimeSpan.FromMilliseconds(5 + (answer.Length % 10)), cancellation);
        if ((bool?)request["stream"] == true)
        {
            await StreamAsync(http, id, model, answer, usage, cancellation);
            return Results.Empty;
        }

        return Results.Json(Body(id, model, "chat.completion", "message", new JsonObject { ["role"] = "assistant", ["content"] = answer }, "stop", usage));
    }

    private static async Task StreamAsync(HttpContext http, string id, string model, string answer, JsonObject usage, CancellationToken cancellation)
    {
        http.Response.ContentType = "text/event-stream";
        foreach (string piece in answer.Chunk(12).Select(static characters => new string(characters)))
        {
            JsonObject delta = new() { ["role"] = "assistant", ["content"] = piece };
            await http.Response.WriteAsync("data: " + Body(id, model, "chat.completion.chunk", "delta", delta, null, null).ToJsonString() + "\n\n", cancellation);
        }

        JsonObject end = Body(id, model, "chat.completion.chunk", "delta", [], "stop", usage);
        await http.Response.WriteAsync("data: " + end.ToJsonString() + "\n\ndata: [DONE]\n\n", cancellation);
    }

    private static JsonObject Body(string id, string model, string kind, string part, JsonObject content, string? finish, JsonObject? usage)
    {
        JsonObject body = new()
        {
            ["id"] = id,
            ["object"] = kind,
            ["created"] = 0,
            ["model"] = model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, [part] = content, ["finish_reason"] = finish }),
        };
        if (usage is not null)
        {
            body["usage"] = usage;
        }

        return body;
    }

    /// <summary>What a model would make of the instructions and the ticket, by words.</summary>
    private static string Triage(string instructions, string ticket)
    {
        bool stops = ticket.Contains("cannot", StringComparison.OrdinalIgnoreCase);
        bool first = instructions.Contains("always severity 1", StringComparison.Ordinal);
        string team = ticket.Contains("invoice", StringComparison.OrdinalIgnoreCase) ? "billing"
            : ticket.Contains("sign in", StringComparison.OrdinalIgnoreCase) ? "accounts" : "product";
        return new JsonObject
        {
            ["severity"] = stops ? (first ? 1 : 2) : 4,
            ["team"] = team,
            ["reason"] = instructions.Contains("one short sentence", StringComparison.Ordinal)
                ? "It is about " + team + "."
                : "The customer writes about something that the team " + team + " knows best, and it is not clear that anybody else could help.",
        }.ToJsonString();
    }

    private static string TextsOf(JsonArray messages, string role) =>
        string.Join('\n', messages.Where(message => (string?)message!["role"] == role).Select(static message => Text(message)));

    /// <summary>A text, or parts of which some are texts.</summary>
    private static string Text(JsonNode? message) => message?["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(static part => (string?)part!["text"])),
        JsonValue text => (string?)text ?? "",
        _ => "",
    };

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
