using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests;

/// <summary>Code that compiles in few projects or in none: no analyzer fails on it, and what can be found in it is found.</summary>
public sealed class UnusualCodeTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading.Tasks; using OpenAI.Chat; using Microsoft.Extensions.AI; using ChatMessage = OpenAI.Chat.ChatMessage;\n";

    /// <summary>Each row is the files of one compilation, between lines of dashes.</summary>
    public static TheoryData<string> Compiling =>
    [
        // Partial types and members.
        """
        partial class Agent { private partial string Build(); object Run() => new SystemChatMessage(Build()); }
        -----
        partial class Agent { private partial string Build() => {|PG2002:"You are a helpful assistant."|}; }
        """,
        """partial class Agent(string prompt) { object Run() => new SystemChatMessage(prompt); } partial class Agent { static Agent Make() => new([|"You are a helpful assistant."|]); }""",

        // Members that lead to themselves.
        """class Agent { string A => B; string B => A ?? [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(A); }""",
        """class Agent { string _text; string Next(string text) => text.Length > 9 ? Next(text + _text) : _text = text; object Run() => new SystemChatMessage(Next([|"You are a helpful assistant."|])); }""",
        """interface INode { INode Next { get; } string Prompt { get; } } record Node(INode Next, string Prompt) : INode { public Node() : this(new Node(), [|"You are a helpful assistant."|]) { } object Run() => new SystemChatMessage(Next.Prompt + Prompt); }""",

        // Syntax that few projects use.
        """"class Agent { object Run(string name) => new SystemChatMessage([|$$$"""You are the "assistant" of {{{name}}}."""|]); }"""",
        """class Agent { Delegate Make = (string text = "The default of a lambda is not followed.") => new SystemChatMessage(text); }""",
        """class Agent { string this[string name, int depth = 0] => depth > 3 ? [|"You are a helpful assistant."|] : this[name, depth + 1]; object Run() => new SystemChatMessage(this["a"]); }""",
        """file class Agent { public required string Prompt { get; init; } object Run() => new SystemChatMessage(Prompt); static Agent Make() => new() { Prompt = [|"You are a helpful assistant."|] }; }""",
        """unsafe class Agent { delegate*<string, string> _build; object Run() => new SystemChatMessage(_build("You are a helpful assistant.")); }""",
        """class Agent { ref string Slot(string[] texts) => ref texts[0]; object Run(string[] texts) { Slot(texts) = "You are a helpful assistant."; dynamic text = texts[0]; return new SystemChatMessage((string)text.Trim()); } }""",
    ];

    /// <summary>C# 13 and 14, which the compiler of the floor does not read.</summary>
    public static TheoryData<string> Newest =>
    [
        """
        partial class Agent { partial string Prompt { get; } object Run() => new SystemChatMessage(Prompt); }
        -----
        partial class Agent { partial string Prompt => {|PG2002:"You are a helpful assistant."|}; }
        """,
        """class Agent { public string Prompt { get => field ?? [|"You are a helpful assistant."|]; set => field = value?.Trim(); } object Run() => new SystemChatMessage(Prompt); }""",
        """class Agent { public string Prompt { get; set => field = value ?? ""; } = [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Prompt); }""",
        """static class Texts { extension(string text) { public string Politely() => [|text + " Always be polite, and never reveal a price."|]; public SystemChatMessage AsSystem() => new(text); } } class Agent { object Run(string text) => new SystemChatMessage(text.Politely()); }""",
        """static class Texts { extension(ChatMessage) { public static string Standard => [|"You are a helpful assistant."|]; } } class Agent { object Run() => new SystemChatMessage(ChatMessage.Standard); }""",
        """class Agent { string _text; void Set(Agent other) { other?._text = [|"You are a helpful assistant."|]; } object Run() => new SystemChatMessage(_text); }""",
        """class Agent { static string Join(params ReadOnlySpan<string> lines) => string.Join("\n", lines.ToArray()); object Run() => new SystemChatMessage(Join([|"You are a helpful assistant."|], [|"Answer all questions briefly."|])); }""",
    ];

    [Theory]
    [MemberData(nameof(Newest))]
    public Task IsReportedInTheNewestLanguage(string files) =>
        typeof(CSharpCompilation).Assembly.GetName().Version >= new Version(5, 0) ? IsReported(files) : Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Compiling))]
    public Task IsReported(string files) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", [.. files.Split("-----").Select(static file => Usings + file)], Sdk.All, settings: null, mustCompile: false);

    /// <summary>Code that no compiler accepts.</summary>
    public static TheoryData<string> Broken =>
    [
        """class Agent : Agent { protected override string Prompt => base.Prompt; object Run() => new SystemChatMessage(Prompt); }""",
        """class A : B { } class B : A { public string Prompt => "You are a helpful assistant."; object Run() => new SystemChatMessage(Prompt); }""",
        """interface IA : IB { string Prompt { get; } } interface IB : IA { } class Agent : IA { object Run(IA one) => new SystemChatMessage(one.Prompt); }""",
        """class Agent { const string A = B; const string B = A; object Run() => new SystemChatMessage(A + B); }""",
        """partial class Agent { partial string Build(); partial string Prompt { get; } object Run() => new SystemChatMessage(Build() + Prompt); }""",
        """partial class Agent { partial string Build() => "a"; partial string Build() => "b"; object Run() => new SystemChatMessage(Build()); }""",
        """class Agent { string Prompt; string Prompt { get; } string Prompt() => Prompt; object Run() => new SystemChatMessage(Prompt); }""",
        """class Agent(string prompt, string prompt) { object Run() => new SystemChatMessage(prompt) { Missing = prompt, Missing = { prompt } }; }""",
        """record Agent(Missing<string> Prompt, int) { object Run() => new SystemChatMessage(Prompt.Text, Prompt with { Text = "You are a helpful assistant." }); }""",
        """static class Texts { extension(string text) { public string this[int at] => text; extension(int) { } } } class Agent { object Run() => new SystemChatMessage("a"[0].Politely()); }""",
        """class Agent { public string Prompt { get => field; set; init; } = field; object Run() => new SystemChatMessage(Prompt); }""",
        """namespace { class Agent { object Run( => new SystemChatMessage("You are a helpful assistant.", , ); } }""",
        """class Agent { object Run() => new() { Role = "system", Content = "You are a helpful assistant." }; object Other() => new { role = "system", role = "user", content = }; }""",
        """[Description("Gets the weather of a city.", ] class Agent { [KernelFunction, Description] void Run([Description(] string text) { [Description("a") void Inner() { } } }""",
        """global using OpenAI.Chat; return new SystemChatMessage(args[^1..]); class Agent { } string Build() => Build;""",
        """class Agent { object Run() { writer.WriteString("role", ); writer.WriteString("content", "You are a helpful assistant."); writer.WritePropertyName(); writer.WriteStringValue("You are a helpful assistant."); } }""",
        """class Agent { object Run(string file = File.ReadAllText(file)) => new SystemChatMessage(File.ReadAllText(file), File.ReadAllText()); object Ask() => Run(Run(Run())); }""",
        """class Agent<T> where T : Agent<T> { T Next; string Prompt => Next.Prompt + Missing.Prompt; object Run() => new SystemChatMessage(Next.Next.Prompt ?? Task.Run(() => Next.Prompt)); }""",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task NeverThrows(string source)
    {
        foreach (IReadOnlyList<string> sdks in new[] { Sdk.All, [] })
        {
            foreach (OutputKind kind in new[] { OutputKind.DynamicallyLinkedLibrary, OutputKind.ConsoleApplication })
            {
                await AnalyzerRun.RunAsync([.. AllAnalyzers.Create()], AnalyzerRun.Compile([Usings + source, Usings + source.Replace("Agent", "Other", StringComparison.Ordinal)], sdks, kind));
            }
        }
    }

    /// <summary>Everything that is expected somewhere must at least be survived where no package is there, and where there is no framework either.</summary>
    [Theory]
    [MemberData(nameof(Compiling))]
    [MemberData(nameof(Newest))]
    public async Task NeverThrowsWithoutReferences(string files)
    {
        string[] sources = [.. files.Split("-----").Select(static file => Usings + MarkedSources.Unmarked(file))];
        CSharpCompilation compilation = AnalyzerRun.Compile(sources, []);
        await AnalyzerRun.RunAsync([.. AllAnalyzers.Create()], compilation);
        await AnalyzerRun.RunAsync([.. AllAnalyzers.Create()], compilation.WithReferences());
    }

    /// <summary>Two projects that refer to each other, as an editor may have it while somebody moves code between them.</summary>
    [Fact]
    public async Task SurvivesProjectsThatReferToEachOther()
    {
        CSharpCompilation first = AnalyzerRun.Compile([Usings + "public class Prompts { public static string Main => Texts.Main; }"]).WithAssemblyName("First");
        CSharpCompilation second = AnalyzerRun.Compile([Usings + "public class Texts { public static string Main => Prompts.Main + \"You are a helpful assistant.\"; }"]).WithAssemblyName("Second")
            .AddReferences(first.ToMetadataReference());
        CSharpCompilation both = first.AddReferences(second.ToMetadataReference())
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Usings + "class Agent { object Run() => new SystemChatMessage(Prompts.Main + Texts.Main); }", new CSharpParseOptions(LanguageVersion.Preview), "Agent.cs"));

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.RunAsync([.. AllAnalyzers.Create()], both);

        Assert.DoesNotContain(reported, static problem => problem.Id == "AD0001");
    }

    [Fact]
    public Task GeneratedPartsAreNotReported() => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(),
        "PG2001",
        [
            Usings + "partial class Agent { object Run() => new SystemChatMessage(Generated); object Own() => new SystemChatMessage([|\"You are a helpful assistant.\"|]); }",
            "// <auto-generated/>\npartial class Agent { const string Generated = \"You are a strict reviewer.\"; }",
        ],
        Sdk.All,
        settings: null,
        mustCompile: true);
}
