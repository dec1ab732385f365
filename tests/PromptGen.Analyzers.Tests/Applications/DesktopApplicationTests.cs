using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Applications;

/// <summary>A desktop application with view models, settings that users edit, commands, localized texts, and two providers behind one interface.</summary>
public sealed class DesktopApplicationTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Collections.ObjectModel;
        using System.ComponentModel;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Newtonsoft.Json.Linq;
        using OpenAI.Chat;

        namespace Notes;

        """;

    private const string Providers = Usings + """
        public interface IAssistant
        {
            string Label { get; }
            Task<string> AskAsync(AssistantRequest request, CancellationToken cancellation);
        }

        public sealed class AssistantRequest
        {
            public string Persona { get; init; }
            public string Question { get; init; }
            public IReadOnlyList<Note> Notes { get; init; } = [];
            public bool IsShort { get; init; }
        }

        public sealed class OpenAiAssistant(ChatClient client) : IAssistant
        {
            public string Label => "The assistant in the cloud";

            public async Task<string> AskAsync(AssistantRequest request, CancellationToken cancellation)
            {
                List<ChatMessage> messages = new();
                messages.Add(new SystemChatMessage(request.Persona + "\n" + Texts.Safety));
                if (request.IsShort) messages.Add(ChatMessage.CreateSystemMessage({|PG2001:"Answer in one sentence and leave out all greetings."|}));
                foreach (Note note in request.Notes)
                {
                    messages.Add(new SystemChatMessage($"{note.Title}\n{note.Body}"));
                }

                messages.Add(new UserChatMessage(request.Question));
                ChatCompletion completion = await client.CompleteChatAsync(messages);
                return completion.Content.FirstOrDefault()?.ToString() ?? "The assistant in the cloud has not answered.";
            }
        }

        public sealed class LocalAssistant(HttpClient http) : IAssistant
        {
            public string Label => "The assistant on this machine";

            public async Task<string> AskAsync(AssistantRequest request, CancellationToken cancellation)
            {
                JObject body = new();
                body["model"] = "phi";
                JArray messages = new();
                messages.Add(new JObject { ["role"] = "system", ["content"] = request.Persona });
                messages.Add(new JObject(new JProperty("role", "system"), new JProperty("content", {|PG2001:"Use no more than a hundred words for the answer."|})));
                messages.Add(new JObject { ["role"] = "user", ["content"] = request.Question });
                body["messages"] = messages;
                HttpResponseMessage response = await http.PostAsync("chat", new StringContent(body.ToString()), cancellation);
                if (!response.IsSuccessStatusCode)
                {
                    return $"The assistant on this machine does not answer: {response.StatusCode}.";
                }

                return await response.Content.ReadAsStringAsync();
            }
        }

        public static class Texts
        {
            public const string Safety = {|PG2001:"Never repeat passwords that you find in a note."|};
            public const string Offline = "You are offline, so only the assistant on this machine can answer.";
            public static readonly string[] Tips = ["You can drag notes into the conversation.", "You are able to pin the notes that you need."];
        }
        """;

    private const string ViewModels = Usings + """
        public sealed class Note
        {
            public string Title { get; set; } = "A note without a title yet";
            public string Body { get; set; } = "";
            public string Instructions { get; set; } = "Press Enter to save the note that you are writing.";
        }

        public sealed class PersonaChoice(string label, string persona)
        {
            public string Label { get; } = label;
            public string Persona { get; } = persona;
        }

        public sealed class MainViewModel : INotifyPropertyChanged
        {
            private readonly IAssistant _assistant;
            private string _status = Texts.Offline;

            public MainViewModel(IAssistant assistant)
            {
                _assistant = assistant;
                Choices.Add(new PersonaChoice("A friendly helper for everything", {|PG2002:"You help people to find what they once wrote down."|}));
                Choices.Add(new("A strict teacher of languages", {|PG2002:"You correct the language of notes and explain each mistake."|}));
                Selected = Choices[0];
            }

            public event PropertyChangedEventHandler PropertyChanged;

            public ObservableCollection<PersonaChoice> Choices { get; } = [];

            public PersonaChoice Selected { get; set; }

            public string Status
            {
                get => _status;
                set
                {
                    _status = value;
                    PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(Status)));
                }
            }

            public string Placeholder => "What would you like to know about your notes?";

            public async Task AskAsync(string question, IReadOnlyList<Note> notes)
            {
                Status = "The assistant is looking through all of your notes.";
                try
                {
                    AssistantRequest request = new() { Persona = Selected.Persona, Question = question, Notes = notes, IsShort = question.Length < 20 };
                    Status = await _assistant.AskAsync(request, CancellationToken.None);
                }
                catch (Exception error)
                {
                    Status = $"The assistant has failed, and this is why: {error.Message}";
                }
            }

            public Task<string> TagAsync(Note note) => _assistant.AskAsync(
                new AssistantRequest
                {
                    Persona = {|PG2002:$"You put tags on notes. Use these tags only: {string.Join(", ", Choices.Select(choice => choice.Label))}"|},
                    Question = $"{note.Title}\n\n{note.Body}",
                },
                CancellationToken.None);

            public IEnumerable<Note> Samples()
            {
                yield return new Note { Title = "The list of things to buy for Saturday", Body = "Bread, butter and a bottle of something cold." };
                yield return new() { Title = "What the doctor has said on Monday", Body = "Sleep more, walk more and worry about less." };
            }
        }
        """;

    [Fact]
    public Task IsReportedAsWritten() => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), RuleGroup.Any, Providers, ViewModels);
}
