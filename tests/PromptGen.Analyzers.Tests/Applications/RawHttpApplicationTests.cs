using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Applications;

/// <summary>A console application that speaks to providers over HTTP, with records of its own, a command line and a cache, and no SDK at all.</summary>
public sealed class RawHttpApplicationTests
{
    private const string Usings = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Digest;

        """;

    private const string Wire = Usings + """
        public sealed record WireMessage(
            [property: JsonPropertyName("role")] string Role,
            [property: JsonPropertyName("content")] string Content);

        public sealed record CompletionRequest(
            [property: JsonPropertyName("model")] string Model,
            [property: JsonPropertyName("messages")] IReadOnlyList<WireMessage> Messages,
            [property: JsonPropertyName("temperature")] double Temperature = 0.2);

        public sealed class Article
        {
            public string Title { get; set; } = "";
            public string Description { get; set; }
            public string Content { get; set; }
            public string Author { get; init; }
        }

        public sealed record Comment(string Author, string Text, DateTimeOffset At);
        """;

    private const string Client = Usings + """
        public interface IModelClient
        {
            Task<string> CompleteAsync(string instructions, string question, CancellationToken cancellation = default);
        }

        public sealed class ModelClient(HttpClient http, DigestOptions options) : IModelClient
        {
            public async Task<string> CompleteAsync(string instructions, string question, CancellationToken cancellation = default)
            {
                CompletionRequest request = new(options.Model, [new WireMessage("system", instructions), new WireMessage("user", question)]);
                using HttpResponseMessage response = await http.PostAsJsonAsync("v1/chat/completions", request, cancellation);
                if (!response.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"The provider answered with {response.StatusCode} and did not say why it failed.");
                }

                using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
                return document.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()
                    ?? "The model has not returned any text at all.";
            }

            public async Task<string> StreamAsync(string question)
            {
                using MemoryStream stream = new();
                using (Utf8JsonWriter writer = new(stream))
                {
                    writer.WriteStartObject();
                    writer.WriteString("model", options.Model);
                    writer.WriteStartArray("messages");
                    writer.WriteStartObject();
                    writer.WriteString("role", "system");
                    writer.WriteString("content", {|PG2001:"You stream short answers to people who are in a hurry."|});
                    writer.WriteEndObject();
                    writer.WriteStartObject();
                    writer.WriteString("role", "user");
                    writer.WriteString("content", question);
                    writer.WriteEndObject();
                    writer.WriteEndArray();
                    writer.WriteString("comment", "This is what the log shows about the request.");
                    writer.WriteEndObject();
                }

                HttpResponseMessage response = await http.PostAsync("v1/chat/completions", new ByteArrayContent(stream.ToArray()));
                return await response.Content.ReadAsStringAsync();
            }
        }
        """;

    private const string Options = Usings + """
        public sealed class DigestOptions
        {
            public string Model { get; set; } = "gpt-4.1-mini";
            public string Editor { get; set; } = {|PG2002:"You edit what other people have written and change no facts."|};
            public string StyleFile { get; set; } = "prompts/style.md";
            public string Banner { get; set; } = "Welcome to the digest of the day.";
        }
        """;

    private const string Service = Usings + """
        public sealed class DigestService(IModelClient client, DigestOptions options)
        {
            private readonly ConcurrentDictionary<string, string> _prompts = new();
            private string _footer = {|PG2002:"Close with a list of the links that you used."|};

            public async Task<string> SummarizeAsync(Article article, IReadOnlyList<Comment> comments)
            {
                string instructions = {|PG2002:$"You summarize articles for busy readers. The author is {article.Author ?? "somebody who wants no name"}. The title is {article.Title}."|};
                StringBuilder discussion = new();
                foreach (Comment comment in comments)
                {
                    discussion.AppendLine($"{comment.Author} wrote: {comment.Text}");
                }

                instructions += _footer;
                return await client.CompleteAsync(instructions, discussion.Length == 0 ? "Nobody has commented on this yet." : discussion.ToString());
            }

            public Task<string> ExplainAsync(Article article) =>
                client.CompleteAsync({|PG2002:$"You explain difficult articles in plain words. What readers said: {Describe(article)}"|}, article.Content);

            public Task<string> EditAsync(string text) => client.CompleteAsync(options.Editor, text);

            public async Task<string> StyleAsync(string text)
            {
                string style = await {|PG2008:File.ReadAllTextAsync(options.StyleFile)|};
                return await client.CompleteAsync(style, text);
            }

            public async Task<string> TranslateAsync(string text, string language)
            {
                string instructions = await Task.Run(() => {|PG2002:$"You translate into {language} and keep the layout of the text."|});
                return await client.CompleteAsync(instructions, text);
            }

            public Task<string> ClassifyAsync(string kind, string text)
            {
                string instructions = _prompts.GetOrAdd(kind, key => {|PG2002:$"You sort {key} into topics. Answer with one word."|});
                return client.CompleteAsync(instructions, text);
            }

            private static string Describe(Article article)
            {
                if (article.Description is null)
                {
                    return "No readers have said anything about this article.";
                }

                return article.Description;
            }
        }
        """;

    private const string Program = Usings + """
        public static class Program
        {
            public static async Task<int> Main(string[] arguments)
            {
                DigestOptions options = new();
                Console.WriteLine(options.Banner);
                if (arguments.Length == 0)
                {
                    Console.Error.WriteLine("You must name a file that contains the articles of the day.");
                    return 1;
                }

                DigestService service = new(new ModelClient(new HttpClient(), options), options);
                Article article = new()
                {
                    Title = "The bridge over the river has been closed since Monday",
                    Description = "Readers are upset that nobody told them about the bridge.",
                    Content = "The bridge over the river has been closed since Monday, and nobody knows why it is.",
                    Author = "A reporter of the local newspaper",
                };
                Comment[] comments =
                [
                    new("A reader of the newspaper", "Somebody should have told us about it before Monday.", DateTimeOffset.Now),
                    new Comment("Another reader of it", "It was in the newspaper of last week, on page three.", DateTimeOffset.Now),
                ];
                Console.WriteLine(await service.SummarizeAsync(article, comments));
                return 0;
            }
        }
        """;

    [Fact]
    public Task IsReportedAsWritten() => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), RuleGroup.Any, [Wire, Client, Options, Service, Program], [], settings: null, mustCompile: true, OutputKind.ConsoleApplication);
}
