using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Flows;

/// <summary>Texts that come by way of a task, a cache, an option or a helper, or that a member is given one after the other.</summary>
public sealed class DetourTests
{
    private const string Usings = "using System.Collections.Concurrent; using System.Threading; using OpenAI.Chat; using Microsoft.Extensions.AI; using Microsoft.SemanticKernel; using ChatMessage = OpenAI.Chat.ChatMessage;";

    private const string Caches = """

        public interface IEntry { TimeSpan Age { get; set; } }
        public static class CacheExtensions
        {
            public static TItem Hold<TItem>(this object cache, object key, Func<IEntry, TItem> factory) => factory(null);
        }
        """;

    public static TheoryData<string> Texts =>
    [
        // Functions whose result is the method's.
        """class Agent { async Task<object> Run() => new SystemChatMessage(await Task.Run(() => [|"You are a helpful assistant."|])); }""",
        """class Agent { async Task<object> Run() { var text = await Task.Run(async () => { await Task.Yield(); return [|"You are a helpful assistant."|]; }); return new SystemChatMessage(text); } }""",
        """class Agent { object Run() => new SystemChatMessage(Task.Factory.StartNew(() => [|"You are a helpful assistant."|]).Result); }""",
        """class Agent { async Task<object> Run() => new SystemChatMessage(await Task.FromResult([|"You are a helpful assistant."|])); }""",
        """class Agent { async Task<object> Run() => new SystemChatMessage(await ValueTask.FromResult([|"You are a helpful assistant."|])); }""",
        """class Agent { async Task<object> Run() => new SystemChatMessage(await Task.Delay(1).ContinueWith(done => [|"You are a helpful assistant."|])); }""",
        """class Agent { ConcurrentDictionary<string, string> _texts = new(); object Run(string key) => new SystemChatMessage(_texts.GetOrAdd(key, name => [|$"You are the assistant of {name}."|])); }""",
        """class Agent { ConcurrentDictionary<string, Lazy<string>> _texts = new(); object Run(string key) => new SystemChatMessage(_texts.GetOrAdd(key, name => new Lazy<string>(() => [|$"You are the assistant of {name}."|])).Value); }""",
        """class Agent { string _text; object Run() => new SystemChatMessage(LazyInitializer.EnsureInitialized(ref _text, () => [|"You are a helpful assistant."|])); }""",
        """class Agent { string Build(string name) => [|$"You are the assistant of {name}."|]; ConcurrentDictionary<string, string> _texts = new(); object Run(string key) => new SystemChatMessage(_texts.GetOrAdd(key, Build)); }""",

        // Several beginnings, and what is added to them.
        """class Agent { string _text; void Set(bool isShort) { _text = [|"You are a helpful assistant."|]; if (isShort) { _text += [|" Answer in one sentence."|]; } } object Run() => new SystemChatMessage(_text); }""",
        """class Agent { public string Text { get; set; } = [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Text); } class Page { void Set(Agent agent) { agent.Text = [|"You are a strict reviewer."|]; agent.Text += [|" Answer in one sentence."|]; } }""",
        """class Agent { object Run(bool isStrict) { string text; if (isStrict) { text = [|"You are a strict reviewer."|]; } else { text = [|"You are a helpful assistant."|]; } text += [|" Answer in one sentence."|]; return new SystemChatMessage(text); } }""",
        """class Agent { object Run(bool isShort) { string text = [|"You are a helpful assistant."|]; if (isShort) { text += " Answer in one sentence."; } return new SystemChatMessage(text); } }""",
        """class Agent { object Run(bool isShort) { string text = ""; text += [|"You are a helpful assistant."|]; text += " Answer in one sentence."; return new SystemChatMessage(text); } }""",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public Task AreFollowed(string declarations) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, declarations));

    [Fact]
    public Task CachesOfOthersAreFollowed() => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(),
        "PG2001",
        Snippet.File(Usings, """class Agent { object Run(object cache) => new SystemChatMessage(cache.Hold("key", entry => { entry.Age = TimeSpan.Zero; return [|"You are a helpful assistant."|]; })); }""") + Caches);

    public static TheoryData<string> Files =>
    [
        """class Options { public string File { get; set; } = "prompts/system.txt"; } class Agent { object Run(Options options) => new SystemChatMessage({|PG2007:File.ReadAllText(options.File)|}); }""",
        """class Options { public string File { get; set; } } class Agent { object Run(Options options) => new SystemChatMessage({|PG2007:File.ReadAllText(options.File)|}); Options Parse(string[] words) { var options = new Options(); options.File = words.Length > 0 ? words[0] : "prompts/system.txt"; return options; } }""",
        """record Options(string File = "prompts/system.txt"); class Agent { object Run(Options options) => new SystemChatMessage({|PG2007:File.ReadAllText(options.File)|}); }""",
        """record Options(string File); class Agent { object Run(Options options) => new SystemChatMessage({|PG2007:File.ReadAllText(options.File)|}); Options Make() => new("prompts/system.txt"); }""",
        """class Agent { static string FileOf(string[] words) { if (words.Length == 0) { return "prompts/system.txt"; } return words[0]; } object Run(string[] words) => new SystemChatMessage({|PG2007:File.ReadAllText(FileOf(words))|}); }""",
        """class Agent { static string Option(string[] words, string name, string fallback) => words.Length > 1 && words[0] == name ? words[1] : fallback; object Run(string[] words) { var file = Option(words, "--system", "prompts/system.txt"); return new SystemChatMessage({|PG2007:File.ReadAllText(file)|}); } }""",
        """class Agent { private string _file; public Agent(string file) { _file = file; } object Run() => new SystemChatMessage({|PG2007:File.ReadAllText(_file)|}); static Agent Make() => new("prompts/system.txt"); }""",

        // A helper that reads what it is told to: each file is reported where it is named.
        """static class Prompts { public static string Load(string file) => File.ReadAllText(file); } class Agent { object A() => new SystemChatMessage({|PG2007:Prompts.Load("prompts/a.txt")|}); object B() => new SystemChatMessage({|PG2007:Prompts.Load("prompts/b.txt")|}); string Mail() => Prompts.Load("mails/welcome.txt"); }""",
        """static class Prompts { public static string Load(string name) => File.ReadAllText($"prompts/{name}.txt"); } class Agent { object A() => new SystemChatMessage({|PG2007:Prompts.Load("a")|}); object B() => new SystemChatMessage({|PG2007:Prompts.Load("b")|}); }""",
        """static class Prompts { public static async Task<string> LoadAsync(string folder, string file) { using var reader = new StreamReader(Path.Combine(folder, file)); return await reader.ReadToEndAsync(); } } class Agent { async Task<object> A() => new SystemChatMessage(await {|PG2007:Prompts.LoadAsync("prompts", "a.txt")|}); }""",
        """class Agent { string Load(string name) => File.ReadAllText("prompts/" + name + ".md"); object Run(string name) => new SystemChatMessage(Load(name)); object A() => {|PG2007:Run("a")|}; object B() => {|PG2007:Run("b")|}; }""",

        // Files that an SDK reads.
        """class Agent { object Run(Kernel kernel) => {|PG2007:kernel.ImportPluginFromPromptDirectory("Plugins/Writer")|}; }""",
        """class Agent { private const string Folder = "Plugins"; object Run(Kernel kernel) => {|PG2007:kernel.CreatePluginFromPromptDirectory(Path.Combine(AppContext.BaseDirectory, Folder))|}; }""",
        """class Agent { async Task<object> Run(object factory) => await Microsoft.SemanticKernel.Agents.AgentFactoryExtensions.CreateAgentFromYamlAsync(factory, {|PG2007:File.ReadAllText("agents/writer.yaml")|}); }""",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public Task FilesAreFollowed(string declarations) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2007", Snippet.File(Usings, declarations));

    public static TheoryData<string> Others =>
    [
        """class Options { public string File { get; set; } } class Agent { object Run(Options options) => new SystemChatMessage(File.ReadAllText(options.File)); Options Parse(string[] words) => new() { File = words[0] }; }""",
        """class Agent { object Run(Kernel kernel, string folder) => kernel.ImportPluginFromPromptDirectory(folder); }""",
        """class Article { public string File { get; set; } } class Agent { object Run(Article article) => new SystemChatMessage([|$"You sum up what is in a file. {File.ReadAllText(article.File)}"|]); Article Make() => new() { File = "articles/first.txt" }; }""",
        """static class Files { public static string Load(string file) => File.ReadAllText(file); } class Agent { object Run(string file) => new SystemChatMessage(Files.Load(file)); string Mail() => Files.Load("mails/welcome.txt"); }""",
        """class Agent { async Task<object> Run() { var text = await Task.Run(() => "This is a heading of the page."); Console.WriteLine(text); return new SystemChatMessage(await Task.Run(() => Environment.MachineName)); } }""",
        """class Agent { ConcurrentDictionary<string, int> _counts = new(); object Run(string key) { _counts.GetOrAdd("the key of all the keys", name => 1); return new SystemChatMessage(_counts.AddOrUpdate(key, 1, (name, count) => count + 1).ToString()); } }""",
        """class Agent { string _status; void Set() { _status = "The assistant is thinking about it."; _status += " It may take a while until it answers."; } object Run() => new UserChatMessage(_status); }""",
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public Task OthersAreNot(string declarations) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, declarations));
}
