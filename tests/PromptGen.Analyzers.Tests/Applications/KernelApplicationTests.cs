using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Applications;

/// <summary>A planner on Semantic Kernel: plugins, agents, a history that outlives requests, prompts in directories.</summary>
public sealed class KernelApplicationTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;
        using Microsoft.SemanticKernel.Connectors.OpenAI;

        namespace Travel;

        """;

    private const string Plugins = Usings + """
        public sealed class HotelPlugin
        {
            private readonly List<Hotel> _hotels =
            [
                new() { Name = "The house at the lake", Description = "A quiet place with a view over the whole lake." },
                new() { Name = "The inn in the old town", Description = "A loud place in the middle of everything." },
            ];

            [KernelFunction, Description({|PG2010:"Finds hotels in a city."|})]
            public string Find([Description({|PG2010:"The name of the city."|})] string city)
            {
                Hotel hotel = _hotels.FirstOrDefault(one => one.Name.Contains(city));
                return hotel is null ? "There is no hotel in that city that we know of." : hotel.Description;
            }

            [Description("Runs when the application stops and nobody needs it.")]
            public void Stop() => Console.WriteLine("The plugin has been stopped by the application.");
        }

        public sealed class Hotel
        {
            public string Name { get; set; }
            public string Description { get; set; }
        }
        """;

    private const string Planner = Usings + """"
        public sealed class Planner(Kernel kernel, IChatCompletionService chat, TravelSettings settings)
        {
            private readonly ChatHistory _history = new({|PG2001:"You plan journeys and ask for the dates before anything else."|});

            public async Task<string> PlanAsync(Traveller traveller, IReadOnlyList<Hotel> hotels)
            {
                StringBuilder facts = new();
                foreach (Hotel hotel in hotels)
                {
                    facts.AppendLine($"- {hotel.Name}: {hotel.Description}");
                }

                ChatHistory history = new();
                history.AddSystemMessage({|PG2001:$"""
                    You are a travel agent of {settings.Company}. These are the hotels that you may offer:
                    {(facts.Length == 0 ? "No hotels are free in these days." : facts.ToString())}
                    The traveller is {traveller.Name}, and {traveller.Notes ?? "has told us nothing about what they like."}
                    """|});
                history.AddUserMessage(traveller.Question);
                try
                {
                    IReadOnlyList<ChatMessageContent> answers = await chat.GetChatMessageContentsAsync(history);
                    return answers[0].Content ?? "The travel agent has nothing to say about it.";
                }
                catch (Exception problem)
                {
                    _history.AddUserMessage($"The last call of the tool has failed with the error {problem.Message}, so nothing was booked.");
                    return "Sorry, something went wrong with your journey.";
                }
            }

            public Task<FunctionResult> SummarizeAsync(string text) =>
                kernel.InvokePromptAsync({|PG2003:"Summarize the journey in three sentences:\n{{$input}}"|}, new KernelArguments { ["input"] = text });

            public ChatCompletionAgent Critic() => new()
            {
                Name = "Critic",
                Description = {|PG2010:"Looks at plans and finds what is missing in them."|},
                Instructions = {|PG2001:"You read travel plans and name every gap in them."|},
                Kernel = kernel,
            };

            public OpenAIPromptExecutionSettings Settings() => new() { ChatSystemPrompt = settings.GuidePrompt };

            public void Register()
            {
                [KernelFunction]
                [Description({|PG2010:"Converts an amount of money into another currency."|})]
                static decimal Convert([Description({|PG2010:"The amount in euros."|})] decimal amount) => amount;

                Func<decimal, decimal> function = Convert;
                Console.WriteLine("The function has been registered with the kernel: " + function);
            }

            public object Import() => {|PG2007:kernel.ImportPluginFromPromptDirectory(Path.Combine(AppContext.BaseDirectory, "Prompts", "Travel"))|};

            public KernelFunction Yaml() => kernel.CreateFunctionFromPromptYaml({|PG2007:File.ReadAllText("Prompts/packing.yaml")|});
        }

        public sealed class Traveller
        {
            public string Name { get; set; }
            public string Notes { get; set; }
            public string Question { get; set; }
        }
        """";

    private const string Settings = Usings + """
        public sealed class TravelSettings
        {
            public string Company { get; set; } = "Far and Wide";
            public string GuidePrompt { get; set; } = {|PG2002:"You guide visitors through a city on foot."|};
            public string Imprint { get; set; } = "Far and Wide is a company of travellers for travellers.";
        }

        public static class Program
        {
            public static async Task Main()
            {
                Planner planner = new(new Kernel(), null, new TravelSettings());
                Traveller traveller = new()
                {
                    Name = "A family with two small children",
                    Notes = "They had a bad experience with a loud hotel last year.",
                    Question = "Where should we go in the spring, and how do we get there?",
                };
                Console.WriteLine(await planner.PlanAsync(traveller, []));
            }
        }
        """;

    [Fact]
    public Task IsReportedAsWritten() => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), RuleGroup.Any, [Plugins, Planner, Settings], Sdk.All, settings: null, mustCompile: true, OutputKind.ConsoleApplication);
}
