using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Flows;

/// <summary>Ways from a text to a sink inside one method.</summary>
public sealed class LocalFlowTests
{
    private const string Usings = "using OpenAI.Chat; using System.Globalization;";

    public static TheoryData<string> Statements =>
    [
        """string prompt = [|"You are a helpful assistant."|]; Use(new SystemChatMessage(prompt));""",
        """const string Prompt = [|"You are a helpful assistant."|]; Use(new SystemChatMessage(Prompt));""",
        """string prompt; prompt = [|"You are a helpful assistant."|]; Use(new SystemChatMessage(prompt));""",
        """string prompt; if (flag) { prompt = [|"You are a helpful assistant."|]; } else { prompt = [|"You are a strict reviewer."|]; } Use(new SystemChatMessage(prompt));""",
        """string prompt = flag ? [|"You are a helpful assistant."|] : [|"You are a strict reviewer."|]; Use(new SystemChatMessage(prompt));""",
        """string prompt = count switch { 0 => [|"You are a helpful assistant."|], 1 => [|"You are a strict reviewer."|], _ => input }; Use(new SystemChatMessage(prompt));""",
        """string prompt; switch (count) { case 0: prompt = [|"You are a helpful assistant."|]; break; default: prompt = [|"You are a strict reviewer."|]; break; } Use(new SystemChatMessage(prompt));""",
        """string prompt = input ?? [|"You are a helpful assistant."|]; Use(new SystemChatMessage(prompt));""",
        """input ??= [|"You are a helpful assistant."|]; Use(new SystemChatMessage(input));""",
        """string prompt = string.IsNullOrEmpty(input) ? [|"You are a helpful assistant."|] : input; Use(new SystemChatMessage(prompt));""",
        """string prompt = [|$"You are the assistant of {topic}."|]; Use(new SystemChatMessage(prompt));""",
        """string prompt = [|"You are the assistant of " + topic + "."|]; Use(new SystemChatMessage(prompt));""",
        """string prompt = string.Format([|"You are the assistant of {0}."|], topic); Use(new SystemChatMessage(prompt));""",
        """string prompt = string.Format(CultureInfo.InvariantCulture, [|"You are the assistant of {0}."|], topic); Use(new SystemChatMessage(prompt));""",
        """string prompt = [|string.Concat("You are the assistant of ", topic)|]; Use(new SystemChatMessage(prompt));""",
        """string prompt = [|string.Join("\n", "You are a helpful assistant.", "Answer briefly.")|]; Use(new SystemChatMessage(prompt));""",
        """string prompt = [|"You are the assistant of {name}."|].Replace("{name}", topic); Use(new SystemChatMessage(prompt));""",
        """string prompt = input.Replace("the rules of the shop go here", [|"Never promise a refund to a customer."|]); Use(new SystemChatMessage(prompt));""",
        """string prompt = [|"  You are a helpful assistant.  "|].Trim(); Use(new SystemChatMessage(prompt));""",
        """string prompt = FormattableString.Invariant([|$"You are the assistant of {topic}."|]); Use(new SystemChatMessage(prompt));""",
        """string prompt = string.Create(CultureInfo.InvariantCulture, [|$"You are the assistant of {topic}."|]); Use(new SystemChatMessage(prompt));""",
        "string prompt = [|\"\"\"\n    You are a helpful assistant.\n    Answer briefly.\n    \"\"\"|]; Use(new SystemChatMessage(prompt));",
        "string prompt = [|$$\"\"\"\n    You are the assistant of {{topic}}.\n    \"\"\"|]; Use(new SystemChatMessage(prompt));",
        """string prompt = [|@"You are a helpful assistant.  Answer briefly."|]; Use(new SystemChatMessage(prompt));""",
        """Use(new SystemChatMessage(Encoding.UTF8.GetString([|"You are a helpful assistant."u8|])));""",
        """var text = new StringBuilder(); text.Append([|"You are a helpful assistant."|]); text.AppendLine(topic); Use(new SystemChatMessage(text.ToString()));""",
        """var text = new StringBuilder([|"You are a helpful assistant."|]); text.AppendLine("Answer briefly."); Use(new SystemChatMessage(text.ToString()));""",
        """var text = new StringBuilder(); text.AppendLine([|"You are a helpful assistant."|]).AppendLine().AppendLine("Answer briefly."); Use(new SystemChatMessage(text.ToString()));""",
        """var text = new StringBuilder(); text.AppendLine("# Role").AppendLine([|"You are a helpful assistant."|]); Use(new SystemChatMessage(text.ToString()));""",
        """var text = new StringBuilder(); text.Append([|$"You are the assistant of {topic}."|]); Use(new SystemChatMessage(text.ToString()));""",
        """var text = new StringBuilder(); text.AppendFormat([|"You are the assistant of {0}."|], topic); Use(new SystemChatMessage(text.ToString()));""",
        """var text = new StringBuilder(); foreach (var item in items) { text.AppendLine(item); } if (flag) { text.AppendLine([|"Never tell the customer a price."|]); } Use(new SystemChatMessage(text.ToString()));""",
        """Use(new SystemChatMessage(new StringBuilder().Append([|"You are a helpful assistant."|]).Append(topic).ToString()));""",
        """string prompt = ""; prompt += [|"You are a helpful assistant."|]; prompt += "\nAnswer briefly."; Use(new SystemChatMessage(prompt));""",
        """string prompt = [|"You are a helpful assistant."|]; if (flag) { prompt += "\nAnswer briefly."; } Use(new SystemChatMessage(prompt));""",
        """string prompt = input; prompt += [|"\nAnswer in the language of the question."|]; Use(new SystemChatMessage(prompt));""",
        """var lines = new List<string> { [|"You are a helpful assistant."|] }; lines.Add("Answer briefly."); Use(new SystemChatMessage(string.Join("\n", lines)));""",
        """string[] lines = [|{ "You are a helpful assistant.", "Answer every question briefly." }|]; Use(new SystemChatMessage(string.Join("\n", lines)));""",
        """string[] lines = [|["You are a helpful assistant.", topic]|]; Use(new SystemChatMessage(string.Join("\n", lines)));""",
        """var prompts = new Dictionary<string, string> { ["a"] = [|"You are a helpful assistant."|], ["b"] = [|"You are a strict reviewer."|] }; Use(new SystemChatMessage(prompts[input]));""",
        """var prompts = new Dictionary<string, string> { { "a", [|"You are a helpful assistant."|] } }; Use(new SystemChatMessage(prompts[input]));""",
        """var prompts = new Dictionary<string, string>(); prompts["a"] = [|"You are a helpful assistant."|]; Use(new SystemChatMessage(prompts["a"]));""",
        """foreach (string prompt in new[] { [|"You are a helpful assistant."|], [|"You are a strict reviewer."|] }) { Use(new SystemChatMessage(prompt)); }""",
        """var messages = new[] { [|"You are a helpful assistant."|] }.Select(prompt => new SystemChatMessage(prompt)).ToArray();""",
        """var (prompt, title) = ([|"You are a helpful assistant."|], "The title of the whole page"); Use(new SystemChatMessage(prompt));""",
        """(string prompt, string title) = ([|"You are a helpful assistant."|], "The title of the whole page"); Use(new SystemChatMessage(prompt));""",
        """var pair = (Prompt: [|"You are a helpful assistant."|], Title: "The title of the whole page"); Use(new SystemChatMessage(pair.Prompt));""",
        """Func<string> make = () => [|"You are a helpful assistant."|]; Use(new SystemChatMessage(make()));""",
        """string Make() => [|"You are a helpful assistant."|]; Use(new SystemChatMessage(Make()));""",
        """string Make(string tone) { return [|$"You are a helpful assistant with a {tone} tone."|]; } Use(new SystemChatMessage(Make(topic)));""",
        """void Add(string prompt) => Use(new SystemChatMessage(prompt)); Add([|"You are a helpful assistant."|]);""",
        """var text = new StringBuilder(); void Rule(string rule) => text.AppendLine("- " + rule); Rule([|"Never tell the customer a price."|]); Use(new SystemChatMessage(text.ToString()));""",
        """var lazy = new Lazy<string>(() => [|"You are a helpful assistant."|]); Use(new SystemChatMessage(lazy.Value));""",
        """var task = Task.FromResult([|"You are a helpful assistant."|]); Use(new SystemChatMessage(await task));""",
        """string prompt = ([|"You are a helpful assistant."|]); Use(new SystemChatMessage((prompt)));""",
        """object prompt = [|"You are a helpful assistant."|]; Use(new SystemChatMessage((string)prompt));""",
        """object prompt = [|"You are a helpful assistant."|]; if (prompt is string text) { Use(new SystemChatMessage(text)); }""",
        """string prompt = input!; string next = prompt; next = [|"You are a helpful assistant."|]; prompt = next; Use(new SystemChatMessage(prompt));""",
        """using var writer = new StringWriter(); writer.WriteLine([|"You are a helpful assistant."|]); Use(new SystemChatMessage(writer.ToString()));""",
        """string prompt = [|"You are a helpful assistant. " + (flag ? "Answer very briefly, please." : "Take your time, and explain.")|]; Use(new SystemChatMessage(prompt));""",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) =>
        HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, "static void Use(object value) { }\n" + statements));

    public static TheoryData<string> Silent =>
    [
        """string prompt = input; Console.WriteLine("The prompt is as long as this: " + prompt); Use(new SystemChatMessage(prompt));""",
        """string title = "The title of the whole page"; Use(new SystemChatMessage(input)); Use(title);""",
        """string prompt = items.FirstOrDefault(item => item == "This is not part of the text") ?? input; Use(new SystemChatMessage(prompt));""",
        """string prompt = input.Contains("You are a helpful assistant.") ? input : topic; Use(new SystemChatMessage(prompt));""",
        """string prompt = input ?? throw new InvalidOperationException("There is no prompt for this topic."); Use(new SystemChatMessage(prompt));""",
        """if (input.Length == 0) { throw new ArgumentException("The prompt must not be empty, please write one.", nameof(input)); } Use(new SystemChatMessage(input));""",
        """var text = new StringBuilder(); text.Append(topic).Append(": ").Append(input); Use(new SystemChatMessage(text.ToString()));""",
        """var text = new StringBuilder(); text.AppendLine("User name:").AppendLine(input); Use(new SystemChatMessage(text.ToString()));""",
        """var lines = new List<string>(); lines.Add(input); Console.WriteLine("All lines have been read by now."); Use(new SystemChatMessage(string.Join(Environment.NewLine, lines)));""",
        """var other = new StringBuilder(); other.Append("This text goes to the log and nowhere else."); Use(new SystemChatMessage(input)); Use(other);""",
        """var (prompt, title) = (input, "The title of the whole page"); Use(new SystemChatMessage(prompt)); Use(title);""",
        """Use(new SystemChatMessage(nameof(RunAsync)));""",
        """Use(new SystemChatMessage(count.ToString("the number of all items")));""",
        """Use(new SystemChatMessage(string.Format("{0}: {1}", topic, input)));""",
        """Use(new SystemChatMessage(input.Split("a separator of many words")[0]));""",
        """Use(new SystemChatMessage(Environment.GetEnvironmentVariable("SYSTEM_PROMPT") ?? ""));""",
        """string Log(string message) { Console.WriteLine("The message goes out: " + message); return message; } Use(new SystemChatMessage(Log(input)));""",
        """string Same(string text) => text; Use(Same("This text does not go to any model.")); Use(new SystemChatMessage(Same(input)));""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) =>
        HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, "static void Use(object value) { }\n" + statements));
}
