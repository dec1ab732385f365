using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using PromptGen.CodeFixes;
using PromptGen.Generator;
using Xunit;

namespace PromptGen.Analyzers.Tests.CodeFixes;

/// <summary>After the fix the project builds with what the generator makes of the new files, and sends the text that it sent before.</summary>
public sealed class SameTextTests
{
    private const string Frame = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        public class PromptSinkAttribute : Attribute { }
        public static class Model { public static string Ask([PromptSink] string system) => system; }
        public enum Tone { Formal, Casual }

        """;

    public static TheoryData<string> Programs =>
    [
        """public class Agent { public static string Run() => Model.Ask("You are a helpful assistant."); }""",
        """public class Agent { public static string Run() => Model.Ask("You say \"hello\"\tand C:\\temp\nin lines.\r\nAll of them. "); }""",
        "public class Agent { public static string Run() => Model.Ask(@\"You are \"\"kind\"\".\n  Two  spaces, and a tab.\t\n\n\"); }",
        """public class Agent { public static string Run() => Model.Ask("You write {{name}} and {{ name }} and {%{raw}%} and {{{ x }}} in templates. {{"); }""",
        """public class Agent { public static string Run() => Model.Ask("    You begin with spaces.\nAnd go on: # - ' \" & * ! | > % @ `"); }""",
        """public class Agent { public static string Run() => Model.Ask("You write emoji 😀, quotes “x”, \u2028 separators and \u0007 bells."); }""",
        "public class Agent { public static string Run() => Model.Ask(\"\"\"\n    You write JSON:\n      { \"a\": {{ \"b\": 1 }} }\n\n    And stop.\n    \"\"\"); }",
        "public class Agent { public static string Run() { var topic = \"tides\"; return Model.Ask($$\"\"\"\n    You explain {{topic}} as { \"topic\": \"{{topic}}\" }.\n    \"\"\"); } }",
        """public class Agent { public static string Run() { int count = -3; long total = 5_000_000_000; byte few = 7; return Model.Ask($"You have {count} of {total} things, {few} at once, {count} again."); } }""",
        """public class Agent { public static string Run() { var day = new DateTime(2026, 3, 15, 7, 5, 0); return Model.Ask($"Today is {day:yyyy-MM-dd}, at {day:HH:mm}, or {day}. Be punctual."); } }""",
        """public class Agent { public static string Run() { double price = 1234.5; decimal rate = 0.10m; return Model.Ask($"You sell at {price:N2} and {price} with a rate of {rate,10:P1}|{rate,-8}|."); } }""",
        """public class Agent { public static string Run() { string? note = null; int? many = null; var tone = Tone.Casual; bool on = true; char sign = 'x'; return Model.Ask($"You use the tone {tone}, flag {on}, sign {sign}, {many} and {note} as you like."); } }""",
        """public class Agent { static int _calls; static string Next() => (++_calls).ToString(); public static string Run() { _calls = 0; return Model.Ask($"You count {Next()}, then {Next()}, and then {Next()}."); } }""",
        """public class Agent { public static string Run() { string name = "Ann", customer = "Bob"; return Model.Ask("You are " + name + ", the assistant of " + (customer + "!") + " and of " + name + "."); } }""",
        """public class Agent { const string Base = "You are the base. "; public static string Run() { int limit = 3; return Model.Ask(Base + $"Write {limit + 1} lines about {(limit > 2 ? "much" : "little")}."); } }""",
        """public class Agent { private const string Prompt = "You are a " + "constant" + " assistant {{0}}."; public static string Run() => Model.Ask(Prompt); }""",
        """public class Agent { public static string Run() { const string prompt = "You are a local constant."; return Model.Ask(prompt); } }""",
        """public class Agent { static readonly string Prompt = "You are read-only, and that is all."; public static string Run() => Model.Ask(Prompt); }""",
        """public class Agent { public string Prompt { get; set; } = "You are the default of a property."; public static string Run() => Model.Ask(new Agent().Prompt); }""",
        """public class Agent { public static string Run() { var items = new List<string> { "a", "b" }; object thing = 12; return Model.Ask($"You list {string.Join(", ", items)} and {items.Count} and {items[0]} and {thing} for us."); } }""",
        """public class Agent { public static string Run() { string @class = "x", value = "y", prompt = "z", text = "t"; return Model.Ask($"You use reserved names: {@class} {value} {prompt} {text}."); } }""",
        """public class Agent { public static string Run() => Ask(true) + Ask(false); static string Ask(bool formal) => Model.Ask(formal ? "You are a formal assistant." : "You are a casual assistant."); }""",
        """public class Agent { public static string Run() => One("x") + Two(4) + Model.Ask("You are the third of them."); static string One(string a) => Model.Ask($"You are the first of them: {a}"); static string Two(int b) => Model.Ask("You are the second of " + b + " in all."); }""",
        """namespace Acme.App.Agents { public class SupportAgent { public static string Run() { string tier = "gold"; return Model.Ask($"You help customers of the tier {tier}."); } } }""",
    ];

    /// <summary>First the file with the text, then the one that sends it.</summary>
    public static TheoryData<string, string> Pairs => new()
    {
        { """public class Agent { public static string Run() => Client.Send("You are a helpful assistant."); }""", """public static class Client { public static string Send(string text) => Model.Ask(text); }""" },
        { """public static class Texts { public const string Main = "You are the constant of another file."; }""", """public class Agent { public static string Run() => Model.Ask(Texts.Main); }""" },
        { """public class Agent : Base { protected override string Prompt => $"You help {Name} with {Count} things."; string Name => "Ann"; int Count => 3; public static string Run() => new Agent().Send(); }""", """public abstract class Base { protected abstract string Prompt { get; } public string Send() => Model.Ask(Prompt); }""" },
        { """public class Settings { public string Prompt { get; set; } = "You are the default\nof a settings class."; }""", """public class Agent { public static string Run() => Model.Ask(new Settings().Prompt); }""" },
        { """public static class Texts { public static string Of(string tier) => "You serve " + tier + " customers."; public static string Other() => "You serve nobody at all."; }""", """public class Agent { public static string Run() => Model.Ask(Texts.Of("gold")) + Model.Ask(Texts.Other()); }""" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task IsSentAfterFixingATextOfAnotherFile(string text, string sender)
    {
        using AdhocWorkspace workspace = new();
        Project project = GeneratedProject.Create(workspace).AddDocument("Frame.cs", Frame).Project
            .AddDocument("Text.cs", "using System;\n" + text).Project.AddDocument("Sender.cs", sender).Project;
        string before = Run(await GeneratedProject.CompileAsync(project));
        ImmutableArray<Diagnostic> diagnostics = await ReportAsync(project);
        Assert.NotEmpty(diagnostics);

        // One after the other, as somebody goes through the list of an editor.
        for (int left = diagnostics.Length; left > 0; left--)
        {
            Diagnostic diagnostic = (await ReportAsync(project))[0];
            Assert.Equal("PG2002", diagnostic.Id);
            Document document = project.Documents.Single(static one => one.Name == "Text.cs");
            List<CodeAction> actions = [];
            await new MoveToPromptFileFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            project = (await Assert.Single(actions).GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.Projects.Single();
        }

        Assert.Equal(diagnostics.Length, project.AdditionalDocuments.Count());
        Assert.Equal(before, Run(await GeneratedProject.CompileAsync(project)));
        Assert.Empty(await ReportAsync(project));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task IsSentAfterFixingAllOfADocument(string program)
    {
        using AdhocWorkspace workspace = new();
        Document document = GeneratedProject.Create(workspace).AddDocument("File.cs", Frame + program);
        string before = Run(await GeneratedProject.CompileAsync(document.Project));
        ImmutableArray<Diagnostic> diagnostics = await ReportAsync(document.Project);
        Assert.NotEmpty(diagnostics);

        FixAllContext context = new(
            document, new MoveToPromptFileFix(), FixAllScope.Document, MoveToPromptFileFix.Title, ["PG2001"], new KnownDiagnostics(diagnostics), CancellationToken.None);
        CodeAction action = (await new MoveToPromptFileFix().GetFixAllProvider().GetFixAsync(context))!;
        Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Project project = changed.Projects.Single();

        Assert.Equal(diagnostics.Length, project.AdditionalDocuments.Count());
        Assert.Equal(before, Run(await GeneratedProject.CompileAsync(project)));
        Assert.Empty(await ReportAsync(project));
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportAsync(Project project) =>
        [.. (await (await GeneratedProject.CompileAsync(project)).WithAnalyzers([new PromptFlowAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .Where(static diagnostic => RuleGroup.With("PG2001").Contains(diagnostic.Id))
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];

    private static string Run(Compilation compilation)
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error)) + "\n" + string.Join("\n", compilation.SyntaxTrees));
        image.Position = 0;
        AssemblyLoadContext context = new("App", isCollectible: true);
        context.Resolving += static (loader, name) => File.Exists(GeneratedProject.Library + name.Name + ".dll") ? loader.LoadFromAssemblyPath(GeneratedProject.Library + name.Name + ".dll") : null;
        try
        {
            Type agent = context.LoadFromStream(image).GetTypes().Single(static type => type.Name is "Agent" or "SupportAgent");
            return (string)agent.GetMethod("Run")!.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
