using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Applications;

/// <summary>A web application with a database: entities that carry messages, services between them and the model, views with texts of their own.</summary>
public sealed class ChatSiteApplicationTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;

        namespace Site;

        """;

    private const string Entities = Usings + """
        public class Conversation
        {
            public int Id { get; set; }
            [Display(Description = "What the conversation is called in the list.")]
            public string Title { get; set; } = "A conversation without a title";
            public string Summary { get; set; }
            public Persona Persona { get; set; }
            public List<Message> Messages { get; set; } = new();
        }

        public class Message
        {
            public int Id { get; set; }
            public string Author { get; set; }
            public string Text { get; set; }
            public string Status { get; set; }
            public bool IsFromUser { get; set; }
        }

        public class Persona
        {
            public string Name { get; set; }
            public string SystemPrompt { get; set; }
            public string Greeting { get; set; }
        }

        public class Document
        {
            public string Name;
            public string Excerpt;
            public string Problem { get; private set; }

            public void Fail() => Problem = "The document could not be read because it is damaged.";
        }
        """;

    private const string Seed = Usings + """
        public static class SeedData
        {
            public static IEnumerable<Conversation> Conversations()
            {
                Persona support = new()
                {
                    Name = "Support",
                    SystemPrompt = {|PG2002:"You help customers of a shop for bicycles and stay friendly."|},
                    Greeting = "Hello! How can I help you with your bicycle today?",
                };
                Conversation conversation = new() { Persona = support, Summary = "The customer wants to know when the bicycle arrives." };
                conversation.Messages.Add(new Message { Author = "Ada, a customer of ours", Text = "When does my bicycle arrive, and who brings it?", IsFromUser = true });
                conversation.Messages.Add(new Message { Author = "Support", Text = "Your bicycle arrives on Friday, and our own driver brings it." });
                yield return conversation;
            }
        }
        """;

    private const string Service = Usings + """
        public class ChatService(IChatClient client, Conversations conversations)
        {
            private const string Rules = {|PG2001:"Never promise a date that the shop has not confirmed."|};

            public async Task<string> ReplyAsync(int id, string question, IReadOnlyList<Document> documents)
            {
                Conversation conversation = await conversations.FindAsync(id);
                List<ChatMessage> messages =
                [
                    new ChatMessage(ChatRole.System, conversation.Persona.SystemPrompt),
                    new ChatMessage(ChatRole.System, {|PG2001:$"The conversation is called {conversation.Title}. What happened so far: {conversation.Summary}. Answer in the language of the customer."|}),
                ];
                foreach (Message message in conversation.Messages)
                {
                    messages.Add(new ChatMessage(message.IsFromUser ? ChatRole.User : ChatRole.Assistant, message.Text));
                }

                messages.Add(new ChatMessage(ChatRole.User, question));
                string context = string.Join("\n", documents.Select(document => $"{document.Name}: {document.Excerpt} {document.Problem}"));
                ChatOptions options = new() { Instructions = {|PG2001:$"You answer questions of customers from these documents only:\n{context}\n{Rules}"|} };
                Message reply = new() { Author = conversation.Persona.Name, Status = "The answer is being written right now." };
                try
                {
                    ChatResponse response = await client.GetResponseAsync(messages, options);
                    reply.Text = response.Text;
                }
                catch (TimeoutException)
                {
                    reply.Text = "Sorry, the assistant takes too long today. Please try again later.";
                    reply.Status = "The assistant has not answered within a minute.";
                }

                conversation.Messages.Add(reply);
                return reply.Text;
            }

            public async Task<string> TitleAsync(Conversation conversation)
            {
                StringBuilder prompt = new();
                prompt.AppendLine({|PG2001:"Find a title for the conversation below, in at most five words."|});
                foreach (Message message in conversation.Messages)
                {
                    prompt.AppendLine($"{message.Author}: {message.Text ?? "This message has been deleted by its author."}");
                }

                return (await client.GetResponseAsync([new ChatMessage(ChatRole.System, prompt.ToString())])).Text;
            }

            public Task<ChatResponse> TranslateAsync(Message message, string language) =>
                client.GetResponseAsync({|PG2005:$"Translate the message below into {language} and keep the names as they are:\n{message.Text}"|});
        }

        public class Conversations
        {
            private readonly List<Conversation> _all = SeedData.Conversations().ToList();

            public Task<Conversation> FindAsync(int id) =>
                Task.FromResult(_all.FirstOrDefault(one => one.Id == id) ?? throw new InvalidOperationException("There is no conversation with this number in the database."));
        }
        """;

    private const string View = Usings + """
        public class ChatPage
        {
            public string StatusMessage { get; set; } = "Ready for whatever you would like to ask.";
            public string Prompt { get; set; } = "What would you like to know about your bicycle?";
            private readonly ChatService _service = new(null, new Conversations());

            public async Task SendAsync(int id)
            {
                StatusMessage = "The assistant is thinking about what you wrote.";
                List<Document> documents = [new Document { Name = "Terms", Excerpt = "Bicycles are delivered within ten days of the order." }];
                documents[0].Excerpt = "Bicycles are delivered within five days of the order.";
                Prompt = await _service.ReplyAsync(id, Prompt, documents);
                StatusMessage = "The assistant has answered, and you may ask again.";
            }
        }
        """;

    [Fact]
    public Task IsReportedAsWritten() => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), RuleGroup.Any, Entities, Seed, Service, View);
}
