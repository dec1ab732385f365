using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Applications;

/// <summary>A team of agents: registrations with lambdas, a catalogue, selection and summaries by prompts, a log and a queue beside them.</summary>
public sealed class AgentTeamApplicationTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        namespace Team;

        """;

    private const string Registration = Usings + """
        public sealed class MemberOptions
        {
            public string Name { get; set; } = "member";
            public string Instructions { get; set; }
            public string Description { get; set; }
            public string WelcomeText { get; set; } = "Good to have you here with the team.";
        }

        public sealed class TeamBuilder
        {
            private readonly List<MemberOptions> _members = [];

            public TeamBuilder Add(Action<MemberOptions> configure)
            {
                MemberOptions options = new();
                configure(options);
                _members.Add(options);
                return this;
            }

            public IReadOnlyList<AIAgent> Build(IChatClient client) => _members.Select(member => Create(client, member)).ToList();

            private static AIAgent Create(IChatClient client, MemberOptions member) => new ChatClientAgent(client, member.Instructions, member.Name);
        }

        public static class Startup
        {
            public static IReadOnlyList<AIAgent> Configure(IChatClient client) => new TeamBuilder()
                .Add(options =>
                {
                    options.Name = "researcher";
                    options.Instructions = {|PG2001:"You collect facts and say where each of them is from."|};
                    options.Description = "Finds out what the team does not know yet.";
                    options.WelcomeText = "The researcher has joined the team today.";
                })
                .Add(options => options.Instructions = {|PG2001:"You write down what the researcher has found."|})
                .Build(client);
        }
        """;

    private const string Catalogue = Usings + """
        public sealed record Role(string Key, string Label, string SystemPrompt, string Hint);

        public static class Catalogue
        {
            private static readonly Dictionary<string, Role> Roles = new()
            {
                ["critic"] = new("critic", "The critic of the team", {|PG2002:"You find the weakest argument and say why it is weak."|}, "Asks whether all of this is true."),
                ["editor"] = new Role("editor", "The editor of the team", SystemPrompt: {|PG2002:"You make texts shorter without losing a thought."|}, Hint: "Makes everything shorter than it was."),
            };

            public static Role Find(string key) => Roles.TryGetValue(key, out Role role)
                ? role
                : throw new KeyNotFoundException($"There is no role with the key {key} in the catalogue of the team.");

            public static IEnumerable<string> Labels => Roles.Values.Select(role => $"{role.Label}: {role.Hint}");
        }
        """;

    private const string Meeting = Usings + """"
        public sealed class Minutes
        {
            public string Subject { get; set; }
            public List<Entry> Entries { get; } = [];
            public sealed record Entry(string Speaker, string Text);
        }

        public sealed class Meeting(IChatCompletionService chat, Kernel kernel)
        {
            private const string SelectionTemplate = {|PG2003:"""
                Choose who speaks next. Answer with a name only.
                History: {{$history}}
                """|};

            private readonly ChatHistory _history = [];

            public KernelFunction Selection { get; } = KernelFunctionFactory.CreateFromPrompt(SelectionTemplate);

            public KernelFunction Termination() => KernelFunctionFactory.CreateFromPrompt({|PG2003:"Say yes when everybody agrees about: {{$subject}}"|}, functionName: "terminate");

            public async Task<string> SpeakAsync(string key, Minutes minutes, string remark)
            {
                Role role = Catalogue.Find(key);
                _history.Add(new ChatMessageContent(AuthorRole.System, role.SystemPrompt));
                _history.Add(new ChatMessageContent(AuthorRole.User, remark));
                if (_history.Count > 20)
                {
                    _history.AddSystemMessage({|PG2001:$"The meeting about {minutes.Subject} takes too long. Come to an end within two answers."|});
                }

                ChatMessageContent answer = (await chat.GetChatMessageContentsAsync(_history))[0];
                minutes.Entries.Add(new Minutes.Entry(role.Label, answer.Content ?? "The member of the team has kept silent."));
                Log($"The member {role.Label} has spoken about {minutes.Subject} in the meeting.");
                return answer.Content;
            }

            public async Task<string> SummarizeAsync(Minutes minutes)
            {
                string transcript = minutes.Entries.Count > 0
                    ? string.Join("\n", minutes.Entries.Select(entry => $"{entry.Speaker}: {entry.Text}"))
                    : "Nobody has said a word in this meeting.";
                ChatHistory history = new({|PG2001:$"You write the minutes of meetings. Subject: {minutes.Subject}\n{transcript}"|});
                return (await chat.GetChatMessageContentsAsync(history))[0].Content;
            }

            public ChatHistorySummarizationReducer Reducer() => new(chat, 10) { SummarizationInstructions = {|PG2001:"Keep who said what and drop all greetings."|} };

            private static void Log(string text) => Console.WriteLine(text);
        }

        public static class Demo
        {
            public static async Task RunAsync(Meeting meeting)
            {
                Minutes minutes = new() { Subject = "Where the team goes in the summer of next year" };
                minutes.Entries.Add(new("The critic of the team", "I do not believe that the sea is warm enough in May."));
                await meeting.SpeakAsync("critic", minutes, "Please tell us what you think about the sea, and about the mountains.");
                Console.WriteLine(await meeting.SummarizeAsync(minutes));
            }
        }
        """";

    private const string Functions = Usings + """
        public sealed class CalendarFunction : AIFunction
        {
            public override string Name => "calendar";

            public override string Description => {|PG2010:"Tells on which days everybody of the team is free."|};

            protected override ValueTask<object> InvokeCoreAsync(AIFunctionArguments arguments, System.Threading.CancellationToken cancellationToken) => new("Nobody of the team is free in this week.");
        }

        public static class Tools
        {
            public static IList<AITool> All() =>
            [
                new CalendarFunction(),
                AIFunctionFactory.Create(([Description({|PG2010:"The place to go to."|})] string place) => $"The weather in {place} is fine and it stays so.", name: "weather", description: {|PG2010:"Tells the weather of a place."|}),
                AIFunctionFactory.Create(Book),
            ];

            [Description({|PG2010:"Books a room for the whole team."|})]
            private static string Book([Description({|PG2010:"How many people come."|})] int people) => "The room has been booked for all of you.";

            [Description("What the user interface shows about the tools.")]
            public static string Help() => "You can ask for the weather, for days and for rooms.";
        }
        """;

    [Fact]
    public Task IsReportedAsWritten() => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), RuleGroup.Any, Registration, Catalogue, Meeting, Functions);
}
