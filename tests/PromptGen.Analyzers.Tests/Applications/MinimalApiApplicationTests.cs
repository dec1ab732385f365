using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Applications;

/// <summary>Top-level statements, a local model over HTTP, a builder of prompts, retries, mails and validation beside it.</summary>
public sealed class MinimalApiApplicationTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    private const string Program = Usings + """
        using Recipes;

        string model = args.FirstOrDefault() ?? "llama3.2";
        LocalModel client = new(new HttpClient { BaseAddress = new Uri("http://localhost:11434") }, model);
        string greeting = "Welcome! Ask me for a recipe, or write quit to leave.";
        Console.WriteLine(greeting);
        List<ChatTurn> turns = [new ChatTurn { Role = "system", Content = {|PG2001:"You are a cook who answers with one recipe at a time."|} }];
        while (Console.ReadLine() is { Length: > 0 } line)
        {
            turns.Add(new ChatTurn { Role = "user", Content = line });
            string answer = await Retry.RunAsync(() => client.ChatAsync(turns), "The model did not answer in time, so it is asked again.");
            turns.Add(new() { Role = "assistant", Content = answer });
            Console.WriteLine(answer);
        }

        turns[0].Content = {|PG2001:"You are a nutritionist who explains what is in a dish."|};
        Recipe soup = new("A soup of the whole garden", "Cut everything into small pieces and boil it for an hour.") { Instructions = "Serve it hot, with bread and a little butter." };
        Console.WriteLine(await new Kitchen(client).ReviewAsync(soup, strict: true));
        """;

    private const string Client = Usings + """
        namespace Recipes;

        public sealed class ChatTurn
        {
            [JsonPropertyName("role")] public string Role { get; set; }
            [JsonPropertyName("content")] public string Content { get; set; }
        }

        public sealed record GenerateRequest(string Model, string Prompt, string System, bool Stream = false);

        public sealed class LocalModel(HttpClient http, string model)
        {
            public async Task<string> ChatAsync(IReadOnlyList<ChatTurn> turns)
            {
                HttpResponseMessage response = await http.PostAsJsonAsync("/api/chat", new { model, messages = turns, stream = false });
                JsonNode node = JsonNode.Parse(await response.Content.ReadAsStringAsync());
                return node?["message"]?["content"]?.GetValue<string>() ?? "The model has said nothing this time.";
            }

            public async Task<string> GenerateAsync(string prompt, string system)
            {
                GenerateRequest request = new(model, prompt, system);
                using StringContent body = new(JsonSerializer.Serialize(request), Encoding.UTF8, "application/json");
                HttpResponseMessage response = await http.PostAsync("/api/generate", body);
                return await response.Content.ReadAsStringAsync();
            }
        }

        public static class Retry
        {
            public static async Task<T> RunAsync<T>(Func<Task<T>> action, string message)
            {
                for (int attempt = 0; ; attempt++)
                {
                    try
                    {
                        return await action();
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        Console.Error.WriteLine(message);
                    }
                }
            }
        }
        """;

    private const string Kitchen = Usings + """
        namespace Recipes;

        public sealed class Recipe(string title, string description)
        {
            public string Title { get; } = title;
            public string Description { get; } = description;
            [Required(ErrorMessage = "Every recipe must have instructions for the cook.")]
            public string Instructions { get; set; }
            public List<string> Steps { get; } = ["Wash everything that comes out of the garden."];
        }

        public sealed class PromptBuilder
        {
            private readonly List<string> _rules = [];
            private string _role = "";
            private readonly StringBuilder _context = new();

            public PromptBuilder As(string role) { _role = role; return this; }

            public PromptBuilder WithRule(string rule) { _rules.Add("- " + rule); return this; }

            public PromptBuilder About(string title, string text) { _context.Append(title).Append(": ").AppendLine(text); return this; }

            public string Build() => _role + "\nRules:\n" + string.Join("\n", _rules) + "\n" + _context;
        }

        public sealed class Kitchen(LocalModel model)
        {
            public Task<string> ReviewAsync(Recipe recipe, bool strict)
            {
                PromptBuilder builder = new PromptBuilder()
                    .As({|PG2002:"You review recipes before they are printed in a book."|})
                    .WithRule({|PG2002:"Name every step that a beginner cannot follow."|})
                    .About("Title", recipe.Title)
                    .About("Description", recipe.Description);
                if (strict)
                {
                    builder.WithRule({|PG2002:"Reject recipes that do not say how long they take."|});
                }

                return model.GenerateAsync(recipe.Instructions, builder.Build());
            }

            public Task<string> ShortenAsync(Recipe recipe)
            {
                string system = recipe.Steps.Count switch
                {
                    0 => {|PG2002:"You turn a list of ingredients into a recipe."|},
                    < 5 => {|PG2002:"You shorten recipes to a single sentence."|},
                    _ => {|PG2002:$"You shorten recipes of {recipe.Steps.Count} steps to three sentences."|},
                };
                return model.GenerateAsync(string.Join("\n", recipe.Steps), system);
            }

            public string Mail(Recipe recipe) => $"Dear reader,\n\nyour recipe {recipe.Title} has been printed in our book.\n\nThe kitchen";
        }
        """;

    [Fact]
    public Task IsReportedAsWritten() => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), RuleGroup.Any, [Program, Client, Kitchen], [], settings: null, mustCompile: true, OutputKind.ConsoleApplication);
}
