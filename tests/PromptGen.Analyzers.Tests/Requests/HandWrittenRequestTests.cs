using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Requests;

/// <summary>Requests without an SDK: objects and texts with a role in them.</summary>
public sealed class HandWrittenRequestTests
{
    private const string Usings = """
        using System.Net.Http; using System.Net.Http.Json; using System.Text.Json; using System.Text.Json.Nodes;
        """;

    private const string Types = """

        public class ApiMessage { public string Role { get; set; } public string Content { get; set; } }
        public record Turn(string Role, string Content);
        public enum MessageRole { System, User, Assistant }
        public class ChatMessageDto { public MessageRole Role { get; set; } public string Text { get; set; } }
        public enum Level { System, User }
        public class Notice { public Level Role { get; set; } public string Text { get; set; } }
        public class AuditEntry { public string Role { get; set; } public string Message { get; set; } public string Action { get; set; } }
        public class Requests { public static HttpContent Post(string json) => new StringContent(json, Encoding.UTF8, "application/json"); }
        """;

    public static TheoryData<string> Statements =>
    [
        """var body = new { role = "system", content = [|"You are a helpful assistant."|] };""",
        """var body = new { role = "developer", content = [|"You are a helpful assistant."|] };""",
        """var body = new { content = [|"You are a helpful assistant."|], role = "system" };""",
        """var body = new { model = "gpt", messages = new[] { new { role = "system", content = [|"You are a helpful assistant."|] }, new { role = "user", content = "What is the capital of France?" } } };""",
        """var body = new { model = "gpt", messages = new object[] { new { role = "system", content = [|$"You are the assistant of {topic}."|] }, new { role = "user", content = input } } };""",
        """var content = [|"You are a helpful assistant."|]; var body = new { role = "system", content };""",
        """const string system = "system"; var body = new { role = system, content = [|"You are a helpful assistant."|] };""",
        """var body = new { model = "claude", system = [|"You are a helpful assistant."|], messages = new[] { new { role = "user", content = input } } };""",
        """var body = new { model = "llama", prompt = input, system = [|"You are a helpful assistant."|], stream = false };""",
        """var body = new { system_instruction = new { parts = new[] { new { text = [|"You are a helpful assistant."|] } } }, contents = new[] { new { parts = new[] { new { text = input } } } } };""",
        """var body = new { systemInstruction = new { parts = new { text = [|"You are a helpful assistant."|] } }, contents = new { parts = new { text = input } } };""",
        """var body = new { model = "gpt", instructions = [|"You are a helpful assistant."|], input };""",
        """var body = new { role = "system", content = new[] { new { type = "text", text = [|"You are a helpful assistant."|] } } };""",
        """var body = new JsonObject { ["role"] = "system", ["content"] = [|"You are a helpful assistant."|] };""",
        """JsonObject body = new() { ["role"] = "system", ["content"] = [|"You are a helpful assistant."|] };""",
        """var body = new JsonObject { ["model"] = "gpt", ["messages"] = new JsonArray { new JsonObject { ["role"] = "system", ["content"] = [|"You are a helpful assistant."|] } } };""",
        """var body = new JsonObject { ["model"] = "claude", ["system"] = [|"You are a helpful assistant."|] };""",
        """var body = new Dictionary<string, object> { ["role"] = "system", ["content"] = [|"You are a helpful assistant."|] };""",
        """var body = new Dictionary<string, string> { { "role", "system" }, { "content", [|"You are a helpful assistant."|] } };""",
        """var messages = new List<Dictionary<string, string>> { new() { { "role", "system" }, { "content", [|"You are a helpful assistant."|] } } };""",
        """var message = new ApiMessage { Role = "system", Content = [|"You are a helpful assistant."|] };""",
        """ApiMessage message = new() { Role = "system", Content = [|"You are a helpful assistant."|] };""",
        """var messages = new List<ApiMessage> { new ApiMessage { Role = "system", Content = [|"You are a helpful assistant."|] }, new ApiMessage { Role = "user", Content = "Tell me about Paris." } };""",
        """var message = new Turn("system", [|"You are a helpful assistant."|]);""",
        """var turns = new[] { new Turn("system", [|"You are a helpful assistant."|]), new Turn("user", "Tell me about Paris.") };""",
        """var message = new ChatMessageDto { Role = MessageRole.System, Text = [|"You are a helpful assistant."|] };""",
        """ApiMessage Make(string role, string content) => new ApiMessage { Role = role, Content = content }; Make("system", [|"You are a helpful assistant."|]); Make("user", "Tell me about Paris.");""",
        """object Make(string role, string content) => new { role, content }; Make("system", [|"You are a helpful assistant."|]); Make("user", "Tell me about Paris.");""",
        """var json = [|"{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"}]}"|]; var body = new StringContent(json, Encoding.UTF8, "application/json");""",
        "var json = [|\"\"\"{ \"messages\": [ { \"role\": \"system\", \"content\": \"You are a helpful assistant.\" } ] }\"\"\"|]; var body = new StringContent(json);",
        """var body = new StringContent([|"{\"model\":\"claude\",\"system\":\"You are a helpful assistant.\"}"|]);""",
        """string prompt = [|"You are a helpful assistant."|]; var body = new StringContent("{\"messages\":[{\"role\":\"system\",\"content\":\"" + prompt + "\"}]}");""",
        "string prompt = [|\"You are a helpful assistant.\"|]; var body = new StringContent($$\"\"\"{\"messages\":[{\"role\":\"system\",\"content\":\"{{prompt}}\"}]}\"\"\");",
        """string prompt = [|"You are a helpful assistant."|]; var body = new StringContent(string.Format("{{\"role\":\"system\",\"content\":\"{0}\"}}", prompt));""",
        """string prompt = [|"You are a helpful assistant."|]; var json = new StringBuilder(); json.Append("{\"role\":\"system\",\"content\":\""); json.Append(prompt); json.Append("\"}"); Requests.Post(json.ToString());""",
        """Requests.Post([|"{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"},{\"role\":\"user\",\"content\":\"" + input + "\"}]}"|]);""",
        "var body = BinaryContent.Create(BinaryData.FromBytes([|\"\"\"{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"}]}\"\"\"u8|].ToArray()));",
        """var body = BinaryContent.CreateJson([|"{\"system\":\"You are a helpful assistant.\"}"|]);""",
        """var body = new ByteArrayContent(Encoding.UTF8.GetBytes([|"{\"system\":\"You are a helpful assistant.\"}"|]));""",
    ];

    public static TheoryData<string> Written =>
    [
        """writer.WriteStartObject(); writer.WriteString("role", "system"); writer.WriteString("content", [|"You are a helpful assistant."|]); writer.WriteEndObject(); writer.WriteStartObject(); writer.WriteString("role", "user"); writer.WriteString("content", "Please tell me the capital of France."); writer.WriteEndObject();""",
        """writer.WriteStartObject(); writer.WriteString("content", [|"You are a helpful assistant."|]); writer.WriteString("role", "system"); writer.WriteEndObject();""",
        """writer.WriteStartObject(); writer.WriteString("role"u8, "system"u8); writer.WriteString("content"u8, [|"You are a helpful assistant."u8|]); writer.WriteEndObject();""",
        """writer.WritePropertyName("role"); writer.WriteStringValue("system"); writer.WritePropertyName("content"); writer.WriteStringValue([|"You are a helpful assistant."|]);""",
        """void Write(string role, string content) { writer.WriteStartObject(); writer.WriteString("role", role); writer.WriteString("content", content); writer.WriteEndObject(); } Write("system", [|"You are a helpful assistant."|]); Write("user", "Please tell me the capital of France.");""",
        """writer.WriteStartObject(); writer.WriteString("model", "claude"); writer.WriteString("system", [|"You are a helpful assistant."|]); writer.WriteStartArray("messages"); writer.WriteStartObject(); writer.WriteString("role", "user"); writer.WriteString("content", input); writer.WriteEndObject(); writer.WriteEndArray(); writer.WriteEndObject();""",
        """string prompt = [|"You are a helpful assistant."|]; writer.WriteStartObject(); writer.WriteString("role", "system"); writer.WriteStartArray("content"); writer.WriteEndArray(); writer.WriteString("text", prompt); writer.WriteEndObject();""",
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public Task ReportsWhatIsWrittenCallByCall(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", Snippet.Statements(Usings, "Utf8JsonWriter writer = null; " + statements) + Types);

    public static TheoryData<string> WrittenOthers =>
    [
        """writer.WriteStartObject(); writer.WriteString("role", "user"); writer.WriteString("content", "Please tell me the capital of France."); writer.WriteEndObject();""",
        """writer.WriteStartObject(); writer.WriteString("role", "system"); writer.WriteEndObject(); writer.WriteStartObject(); writer.WriteString("content", "The page that visitors see first"); writer.WriteEndObject();""",
        """writer.WriteStartObject(); writer.WriteString("system", "The warehouse in the old harbour"); writer.WriteString("content", "The order has been shipped today."); writer.WriteEndObject();""",
        """writer.WriteString("role", "system"); writer.WriteString("title", "The title of the whole page");""",
    ];

    [Theory]
    [MemberData(nameof(WrittenOthers))]
    public Task DoesNotReportOtherJson(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", Snippet.Statements(Usings, "Utf8JsonWriter writer = null; " + statements) + Types);

    public static TheoryData<string> RestSharpBodies =>
    [
        """request.AddJsonBody(new { model = "gpt", messages = new[] { new { role = "system", content = [|"You are a helpful assistant."|] }, new { role = "user", content = "Please tell me the capital of France." } } });""",
        """request.AddStringBody([|"{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"}]}"|], "application/json");""",
        """request.AddJsonBody([|"{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"}]}"|]);""",
        """string prompt = [|"You are a helpful assistant."|]; request.AddBody("{\"role\":\"system\",\"content\":\"" + prompt + "\"}", "application/json");""",
        """request.AddParameter("application/json", [|"{\"system\":\"You are a helpful assistant.\"}"|], ParameterType.RequestBody);""",
        """request.AddHeader("system", "You are a helpful assistant."); request.AddJsonBody(new { text = "The order of the customer has been shipped." }); request.AddParameter("content", "The order of the customer has been shipped.", ParameterType.QueryString);""",
    ];

    [Theory]
    [MemberData(nameof(RestSharpBodies))]
    public Task ReadsBodiesOfRestSharp(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", Snippet.Statements(Usings + "using RestSharp;", "var request = new RestRequest(\"v1/chat\", Method.Post); " + statements));

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", Snippet.Statements("using System.ClientModel;" + Usings, statements) + Types);

    [Theory]
    [MemberData(nameof(Statements))]
    public Task ReportsWithoutAnySdk(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(),
        "PG2001",
        [Snippet.Statements("using System.ClientModel;" + Usings, statements) + Types],
        ["System.ClientModel"],
        settings: null,
        mustCompile: true);

    [Fact]
    public Task ReportsDataObjectsThatCrossFiles() => HiddenPrompts.ExpectAsync(
        Snippet.File(Usings, """class Request { public string SystemPrompt { get; set; } } class Message { public string Role { get; set; } public string Content { get; set; } }"""),
        Snippet.File(Usings, """class Provider { public object Send(Request request) => JsonSerializer.Serialize(new { model = "gpt", messages = new[] { new Message { Role = "system", Content = request.SystemPrompt } } }); }"""),
        Snippet.File(Usings, """class Feature(Provider provider) { object Run(string name) { var prompt = {|PG2002:$"You are the assistant of {name}."|}; return provider.Send(new Request { SystemPrompt = prompt }); } }"""));

    public static TheoryData<string> Silent =>
    [
        """var body = new { role = "user", content = "What is the capital of France?" };""",
        """var body = new { role = "assistant", content = "The capital of France is Paris." };""",
        """var body = new { role = "system", content = input };""",
        """var body = new { role = "admin", content = "The page that admins see first" };""",
        """var body = new { name = "system", content = "The content of the page of the system" };""",
        """var body = new { system = "Windows of the newest kind", version = "The eleventh" };""",
        """var coding = new { system = "http://loinc.org the system of codes", code = "The code of it" };""",
        """var recipe = new { title = "Bread as it should be", instructions = "Knead the dough for ten minutes." };""",
        """var body = new { contents = new { parts = new[] { new { text = "Write a story about a magic backpack." } } } };""",
        """var notice = new Notice { Role = Level.System, Text = "The system will be down for an hour." };""",
        """var entry = new AuditEntry { Role = "system", Message = "The user has been deleted by the system.", Action = "The action of it" };""",
        """var message = new ApiMessage { Role = "user", Content = "What is the capital of France?" };""",
        """var message = new ApiMessage { Content = "What is the capital of France?" };""",
        """var turn = new Turn("user", "What is the capital of France?");""",
        """var turn = new Turn("assistant", "The capital of France is Paris.");""",
        """var claims = new Dictionary<string, string> { ["role"] = "system", ["name"] = "The name of the claim" };""",
        """var json = "{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"}]}"; var document = JsonDocument.Parse(json);""",
        """var expected = "{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"}"; if (input == expected) { return; }""",
        """var body = new StringContent("{\"role\":\"user\",\"content\":\"What is the capital of France?\"}");""",
        """var body = new StringContent("{\"message\":\"The order of the customer has been shipped.\"}", Encoding.UTF8, "application/json");""",
        """var body = new StringContent("{\"system\":\"warehouse\",\"content\":\"The order of the customer has been shipped.\"}");""",
        """var body = new StringContent("{\"messages\":[{\"role\":\"system\",\"content\":\"" + input + "\"}]}");""",
        """var body = new StringContent(JsonSerializer.Serialize(new { text = "The order of the customer has been shipped." }));""",
        """bool isSystem = string.Equals(input, "system", StringComparison.Ordinal); Console.WriteLine("The role is that of the system.");""",
        """string kind = input switch { "system" => "The system has spoken to you", "user" => "The user has spoken to you", _ => "Nobody has spoken" };""",
        """var options = new { agent = "assistant", greeting = "Hello and welcome to the shop" };""",
        """var system = new { System = "The operating system of ours", Kernel = "The kernel of it" };""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", Snippet.Statements(Usings, statements) + Types);
}
