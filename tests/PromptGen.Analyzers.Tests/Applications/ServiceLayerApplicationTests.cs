using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Applications;

/// <summary>A back office on the OpenAI SDK and agents: options, repositories, a service for each task, a factory of prompts, a command line of its own.</summary>
public sealed class ServiceLayerApplicationTests
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
        using OpenAI.Chat;
        using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;
        using ChatMessage = OpenAI.Chat.ChatMessage;

        namespace BackOffice;

        """;

    private const string Domain = Usings + """
        public enum Priority { Low, High }

        public sealed class Ticket
        {
            public Ticket(string subject, string description)
            {
                Subject = subject;
                Description = description;
            }

            public string Subject { get; }
            public string Description { get; }
            public string Resolution { get; set; }
            public Priority Priority { get; set; }
            public IList<string> Notes { get; } = new List<string>();
        }

        public interface ITicketRepository
        {
            Ticket Find(int id);
            void Save(Ticket ticket);
        }

        public sealed class TicketRepository : ITicketRepository
        {
            private readonly Dictionary<int, Ticket> _tickets = new()
            {
                [1] = new("The printer on the second floor is broken", "It prints nothing but empty pages since yesterday morning."),
                [2] = new Ticket("Nobody can log in to the portal", "The portal says that the password has expired, for everybody."),
            };

            public Ticket Find(int id) => _tickets.TryGetValue(id, out Ticket ticket) ? ticket : new Ticket("Unknown", "There is no ticket with this number in the system.");

            public void Save(Ticket ticket)
            {
                ticket.Resolution ??= "The ticket has been closed without any resolution.";
                ticket.Notes.Add("The ticket was saved by the system at the end of the day.");
            }
        }

        public static class PriorityTexts
        {
            public static string Describe(this Priority priority) => priority switch
            {
                Priority.High => {|PG2002:"This ticket is urgent, so answer with steps that help at once."|},
                _ => {|PG2002:"This ticket can wait, so ask for details before you propose anything."|},
            };
        }
        """;

    private const string Options = Usings + """
        public sealed class OfficeOptions
        {
            public string Model { get; init; } = "gpt-4.1";
            public string PromptFile { get; init; } = "prompts/resolve.txt";
            public string Signature { get; init; } = "The team of the back office";

            public static OfficeOptions Parse(string[] arguments)
            {
                string file = "prompts/resolve.txt";
                for (int i = 0; i < arguments.Length - 1; i++)
                {
                    if (arguments[i] == "--prompt")
                    {
                        file = arguments[i + 1];
                    }
                }

                return new OfficeOptions { PromptFile = file };
            }
        }
        """;

    private const string Prompts = Usings + """"
        public static class PromptLibrary
        {
            public static string Load(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prompts", name));

            public static string Triage(Ticket ticket) => {|PG2002:$"""
                You triage tickets of a company. The subject is {ticket.Subject}.
                What was reported: {ticket.Description}
                {ticket.Priority.Describe()}
                {(ticket.Notes.Any() ? string.Join("\n", ticket.Notes) : "Nobody has written any notes about it so far.")}
                """|};
        }
        """";

    private const string Services = Usings + """
        public abstract class AssistantService(ChatClient client)
        {
            protected abstract string Task { get; }

            protected string Run(string text)
            {
                List<ChatMessage> messages = [new SystemChatMessage(Task), new UserChatMessage(text)];
                ChatCompletion completion = client.CompleteChat(messages);
                return completion.Content.Count == 0 ? "The assistant has returned nothing for this ticket." : completion.Content[0].ToString();
            }
        }

        public sealed class TriageService(ChatClient client, ITicketRepository tickets) : AssistantService(client)
        {
            private Ticket _ticket = new("None", "This is the ticket that stands for no ticket at all.");

            protected override string Task => PromptLibrary.Triage(_ticket);

            public string Triage(int id)
            {
                _ticket = tickets.Find(id);
                string answer = Run("The customer waits for what you say about this ticket.");
                _ticket.Resolution = "The ticket has been looked at by the assistant.";
                tickets.Save(_ticket);
                return answer;
            }
        }

        public sealed class ResolveService(ChatClient client, OfficeOptions options) : AssistantService(client)
        {
            private string _instructions = {|PG2001:"You resolve tickets of employees step by step."|};

            protected override string Task => _instructions;

            public string Resolve(Ticket ticket, bool isFormal)
            {
                _instructions = {|PG2001:"You resolve tickets of customers and apologize first."|};
                if (isFormal)
                {
                    _instructions += {|PG2001:" Address the reader formally and by the last name."|};
                }

                return Run(ticket.Description);
            }

            public object FromFile(string text)
            {
                string instructions = {|PG2008:File.ReadAllText(options.PromptFile)|};
                return client.CompleteChat(new SystemChatMessage(instructions), new UserChatMessage(text));
            }

            public object Letter(string text) => client.CompleteChat(
                new SystemChatMessage({|PG2008:PromptLibrary.Load("letter.txt")|}), new UserChatMessage($"{text}\n{options.Signature}"));

            public object Reminder(string text) => client.CompleteChat(new SystemChatMessage({|PG2008:PromptLibrary.Load("reminder.txt")|}), new UserChatMessage(text));
        }

        public sealed class Agents(IChatClient client)
        {
            public AIAgent Writer() => client.AsAIAgent(
                instructions: {|PG2001:"You write letters to customers in two short paragraphs."|},
                name: "writer",
                description: {|PG2010:"Writes letters to customers of the company."|});

            public AIAgent Reader() => new ChatClientAgent(client, new ChatClientAgentOptions
            {
                Name = "reader",
                Description = {|PG2010:"Reads letters of customers and says what they want."|},
                ChatOptions = new ChatOptions { Instructions = {|PG2001:"You read letters and list the wishes of the customer."|} },
            });

            public AIFunction Lookup() => AIFunctionFactory.Create(([Description({|PG2010:"The number of the ticket."|})] int id) => id.ToString(), "lookup", {|PG2010:"Finds a ticket by its number."|});

            public string Warn(AIAgent agent) => agent is null ? throw new ArgumentNullException(nameof(agent), "The agent must be there before it is used.") : "All agents are ready to work.";
        }
        """;

    [Fact]
    public Task IsReportedAsWritten() => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), RuleGroup.Any, Domain, Options, Prompts, Services);
}
