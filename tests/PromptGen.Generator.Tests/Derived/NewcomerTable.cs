using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Core.Diagnostics;
using PromptGen.Generator.Tests.Testing;

namespace PromptGen.Generator.Tests.Derived;

/// <summary>The mistakes that somebody makes with a first prompt, and the first message that the build shows for each.</summary>
internal static class NewcomerTable
{
    private const string Greeting = """
        prompt_id: greeting
        version: 2026-03-15.1
        variables:
          customer: string
          tone: { type: string, enum: [formal, friendly], default: formal }
        template: |
          Greet {{ customer }} in one {{ tone }} sentence.

        """;

    public static string Markdown()
    {
        StringBuilder table = new("| Mistake | First message |\n|---|---|\n");
        foreach ((string mistake, string message) in Rows())
        {
            string cell = message.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
                .Replace("<", "\\<", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
            table.Append("| ").Append(mistake).Append(" | ").Append(cell).Append(" |\n");
        }

        return table.ToString();
    }

    public static IEnumerable<(string Mistake, string Message)> Rows()
    {
        yield return ("a misspelt variable", Of("{{ customer }}", "{{ custommer }}"));
        yield return ("a misspelt type", Of("customer: string", "customer: strng"));
        yield return ("a partial that does not exist", FirstMessage(Project(Replaced("Greet ", "{{ include 'hose-style' }} Greet ")).Add("Prompts/house-style.partial.md", "Be brief.\n")));
        yield return ("an id that two files have", FirstMessage(Project(Greeting).Add("Prompts/hello.prompt.yaml", Greeting)));
        yield return ("a tab as indentation", Of("  customer: string", "\tcustomer: string"));
        yield return ("braces that are not closed", Of("{{ customer }}", "{{ customer"));
        yield return ("a default that the enum does not have", Of("default: formal", "default: frmal"));
        yield return ("an argument of another C# type", FirstMessage(Project(Greeting).AddCode("internal static class Use { public static string Text => MyApp.GreetingPrompt.Render(42).Text; }\n")));
        yield return ("a prompt file outside the prompt folder", FromTargets(DiagnosticRules.OutsidePromptFolder, "greeting.prompt.yaml", "Prompts", "greeting.prompt.yaml"));
        yield return ("a file name without `.prompt`", FromTargets(DiagnosticRules.NotNamedAsPrompt, "Prompts/greeting.yaml", "Prompts/greeting.prompt.yaml"));
        yield return ("Jinja", Of("Greet {{ customer }}", "{% if customer %}Greet {{ customer }}{% endif %}"));
        yield return ("Handlebars", Of("Greet {{ customer }}", "{{#if customer}}Greet {{ customer }}{{/if}}"));
        yield return ("JSON with double braces", Of("Greet {{ customer }}", "Answer as {{\"name\": \"{{ customer }}\"}}"));
        yield return ("a file in UTF-16", FirstMessage(new PromptProject().Add(new InMemoryText(
            PromptProject.Folder + "Prompts/greeting.prompt.yaml", static () => SourceText.From(Greeting.ReplaceLineEndings("\r\n"), Encoding.Unicode)))));
        yield return ("an id that is not one", Of("prompt_id: greeting", "prompt_id: My Greeting"));
    }

    private static string Of(string right, string wrong) => FirstMessage(Project(Replaced(right, wrong)));

    private static string Replaced(string right, string wrong) => Greeting.Contains(right, StringComparison.Ordinal)
        ? Greeting.Replace(right, wrong, StringComparison.Ordinal)
        : throw new InvalidOperationException("The file does not contain: " + right);

    private static PromptProject Project(string file) => new PromptProject().Add("Prompts/greeting.prompt.yaml", file);

    /// <summary>In the order of a build's output: first what the generator reports, then the compiler.</summary>
    private static string FirstMessage(PromptProject project)
    {
        GeneratorRun run = project.Run().AssertNoCrash();
        Diagnostic problem = run.Diagnostics.Concat(run.CompilerProblems()).First(static candidate => candidate.Severity == DiagnosticSeverity.Error);
        LinePosition place = problem.Location.GetLineSpan().StartLinePosition;
        string file = problem.Id.StartsWith("PG", StringComparison.Ordinal) ? Path.GetFileName(problem.Location.GetLineSpan().Path) : "Program.cs";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file}({place.Line + 1},{place.Character + 1}): error {problem.Id}: {problem.GetMessage(CultureInfo.InvariantCulture)}");
    }

    /// <summary>What build/PromptGen.targets reports has the rule's words, which the package's tests compare.</summary>
    private static string FromTargets(DiagnosticRule rule, params object[] arguments) =>
        "warning " + rule.Id + ": " + string.Format(CultureInfo.InvariantCulture, rule.Message, arguments);
}
