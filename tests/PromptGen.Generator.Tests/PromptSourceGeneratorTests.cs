using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

public sealed class PromptSourceGeneratorTests
{
    [Fact]
    public void ProjectsWithoutPromptsGetNothing()
    {
        GeneratorRun run = new PromptProject(withLibrary: false).Add("stylecop.json", "{}").Run().AssertCompiles();

        Assert.Empty(run.HintNames);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void EachPromptBecomesAClass()
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/support-triage.prompt.yaml", PromptTexts.Prompt("support-triage"))
            .Add("Prompts/deep/er/other.prompt.json", """{ "prompt_id": "other", "version": "2026-03-15.1", "template": "Hello." }""")
            .AddCode("""
                namespace MyApp
                {
                    internal static class Use
                    {
                        public static string Call() => SupportTriagePrompt.Render("text").Text + OtherPrompt.Render().Text;
                    }
                }
                """)
            .Run()
            .AssertCompiles();

        Assert.True(run.HasClass("MyApp.SupportTriagePrompt"));
        Assert.True(run.HasClass("MyApp.OtherPrompt"));
        Assert.True(run.HasClass("MyApp.PromptCatalog"));
    }

    [Theory]
    [InlineData("Prompts/./a.prompt.yaml")]
    [InlineData("Prompts//a.prompt.yaml")]
    [InlineData("Prompts\\a.prompt.yaml")]
    [InlineData("Prompts/../Prompts/a.prompt.yaml")]
    [InlineData("Prompts/a.prompt.yaml")]
    public void AFileThatIsListedTwiceCountsOnce(string spelling)
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/a.prompt.yaml", PromptTexts.Prompt("a"))
            .Add(spelling, PromptTexts.Prompt("a"))
            .Run()
            .AssertCompiles();

        Assert.DoesNotContain(run.Diagnostics, static problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Single(run.HintNames, static name => name.Contains("a.prompt.yaml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ bdy }}", "PG1201")]
    [InlineData("{{ body", "PG1101")]
    [InlineData("{{ include 'nowhere' }}", "PG0114")]
    public void AMistakeInATextIsTheOnlyError(string template, string code)
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/bad.prompt.yaml", PromptTexts.Prompt("bad", template).Replace("version: ", "rollback_to: 2026-03-12.1\nversion: ", StringComparison.Ordinal))
            .AddCode("""
                namespace MyApp
                {
                    internal static class Use
                    {
                        public static string Call() => BadPrompt.Render("text").Text + BadPrompt.Compiled + BadPrompt.Id + PromptCatalog.Prompts.Count
                            + BadPrompt.RenderVersion(PromptGen.PromptVersion.Parse("2026-03-12.1"), "text")
                            + BadPrompt.TryRender(new BadPrompt.Args { Body = "text" }, out _, out _)
                            + BadPrompt.RenderUtf8(new System.Buffers.ArrayBufferWriter<byte>(), "text");
                    }
                }
                """)
            .Run()
            .AssertNoCrash();

        Assert.Empty(run.CompilerProblems());
        Assert.Equal(code, Assert.Single(run.Diagnostics, static problem => problem.Severity == DiagnosticSeverity.Error).Id);
        Assert.DoesNotContain("PromptRecord", run.SourceOf("BadPrompt"), StringComparison.Ordinal);
        Assert.DoesNotContain("BadPrompt", run.SourceOf("PromptCatalog"), StringComparison.Ordinal);
    }

    /// <summary>Files are compiled on several threads.</summary>
    [Fact]
    public void ManyPromptsGiveTheSameCodeAndProblemsInTheSameOrder()
    {
        GeneratorRun first = Many().Run().AssertNoCrash();
        GeneratorRun second = Many().Run().AssertNoCrash();

        Assert.Equal(first.HintNames, second.HintNames);
        Assert.Equal(
            Enumerable.Range(0, 300).Where(static number => number % 10 != 0).Select(number => first.SourceOf($"P{number}Prompt")),
            Enumerable.Range(0, 300).Where(static number => number % 10 != 0).Select(number => second.SourceOf($"P{number}Prompt")));
        Assert.Equal(first.Diagnostics.Select(static problem => problem.ToString()), second.Diagnostics.Select(static problem => problem.ToString()));
        Assert.Equal(30, first.Diagnostics.Count(static problem => problem.Severity == DiagnosticSeverity.Error));

        static PromptProject Many()
        {
            PromptProject project = new();
            project.Add("Prompts/style.partial.md", "Be brief.\n");
            for (int number = 0; number < 300; number++)
            {
                project.Add($"Prompts/p{number}.prompt.yaml", number % 10 == 0 ? PromptTexts.Undeclared($"p{number}")
                    : number % 3 == 0 ? PromptTexts.Including($"p{number}", "style")
                    : PromptTexts.Prompt($"p{number}"));
            }

            return project;
        }
    }

    [Fact]
    public void TwoPromptsOfOneIdAreBothHeldBackAndReportedAtBothAndCodeThatCallsThemCompiles()
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/one.prompt.yaml", PromptTexts.Prompt("same"))
            .Add("Prompts/two.prompt.yaml", PromptTexts.Prompt("same", "Another text: {{ body }}"))
            .Add("Prompts/good.prompt.yaml", PromptTexts.Prompt("good"))
            .AddCode("namespace MyApp { internal static class Use { public static string Call() => SamePrompt.Render(body: \"text\").Text; } }")
            .Run()
            .AssertNoCrash();

        Assert.Empty(run.CompilerProblems());
        Assert.Contains("throw new global::PromptGen.PromptRenderException", run.SourceOf("SamePrompt"), StringComparison.Ordinal);
        Assert.DoesNotContain("SamePrompt", run.SourceOf("PromptCatalog"), StringComparison.Ordinal);
        Assert.True(run.HasClass("MyApp.GoodPrompt"));
        Assert.Equal(
            ["one.prompt.yaml", "two.prompt.yaml"],
            run.Diagnostics
                .Where(static problem => problem.Severity == DiagnosticSeverity.Error)
                .Select(static problem => Path.GetFileName(problem.Location.GetLineSpan().Path))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FilesOutsideTheProjectAreToldApartByTheirPlace()
    {
        GeneratorRun run = new PromptProject()
            .Add(new InMemoryText("/elsewhere/a/x.prompt.yaml", PromptTexts.Prompt("one")))
            .Add(new InMemoryText("/elsewhere/b/x.prompt.yaml", PromptTexts.Prompt("two")))
            .Run()
            .AssertNoCrash();

        Assert.DoesNotContain(run.Diagnostics, static problem => problem.Id == "PG0206");
        Assert.True(run.HasClass("MyApp.OnePrompt"));
        Assert.True(run.HasClass("MyApp.TwoPrompt"));
    }

    [Fact]
    public void FilesOfAnotherDriveThatShareANameDoNotCrash()
    {
        GeneratorRun run = new PromptProject()
            .Add(new InMemoryText("D:/a/x.prompt.yaml", PromptTexts.Prompt("one")))
            .Add(new InMemoryText("D:/b/x.prompt.yaml", PromptTexts.Prompt("two")))
            .Add("Prompts/good.prompt.yaml", PromptTexts.Prompt("good"))
            .Run()
            .AssertNoCrash();

        Assert.Equal(
            ["D:/a/x.prompt.yaml", "D:/b/x.prompt.yaml"],
            run.Diagnostics
                .Where(static problem => problem.Id == "PG0206")
                .Select(static problem => problem.Location.GetLineSpan().Path)
                .Order(StringComparer.Ordinal));
        Assert.True(run.HasClass("MyApp.GoodPrompt"));
    }

    [Fact]
    public void OneBadPromptLeavesTheOthers()
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/good.prompt.yaml", PromptTexts.Prompt("good"))
            .Add("Prompts/undeclared.prompt.yaml", PromptTexts.Undeclared("undeclared"))
            .Add("Prompts/not-yaml.prompt.yaml", "a: [")
            .Add("Prompts/empty.prompt.yaml", "")
            .Run()
            .AssertNoCrash();

        Assert.Empty(run.CompilerProblems());
        Assert.True(run.HasClass("MyApp.GoodPrompt"));
        foreach (string name in new[] { "undeclared", "not-yaml", "empty" })
        {
            Assert.Contains(run.Diagnostics, problem => problem.Severity == DiagnosticSeverity.Error
                && problem.Location.GetLineSpan().Path.EndsWith(name + ".prompt.yaml", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void OurOwnFailureIsACodedErrorOfThatFile()
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/good.prompt.yaml", PromptTexts.Prompt("good"))
            .Add(new InMemoryText(PromptProject.Folder + "Prompts/fails.prompt.yaml", static () => throw new InvalidOperationException("no\r\nluck")))
            .Run()
            .AssertNoCrash();

        Diagnostic failure = Assert.Single(run.Diagnostics, static problem => problem.Id == "PG9001");
        Assert.Equal(DiagnosticSeverity.Error, failure.Severity);
        Assert.EndsWith("fails.prompt.yaml", failure.Location.GetLineSpan().Path, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: no  luck", failure.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.True(run.HasClass("MyApp.GoodPrompt"));
    }

    [Fact]
    public void AFileThatTheCompilerCouldNotReadIsTheCompilersBusiness()
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/good.prompt.yaml", PromptTexts.Prompt("good"))
            .Add(new InMemoryText(PromptProject.Folder + "Prompts/binary.prompt.yaml", static () => null))
            .Run()
            .AssertCompiles();

        Assert.DoesNotContain(run.Diagnostics, static problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.True(run.HasClass("MyApp.GoodPrompt"));
    }

    [Fact]
    public void AnotherEncodingIsRefused()
    {
        GeneratorRun run = new PromptProject()
            .Add(new InMemoryText(
                PromptProject.Folder + "Prompts/utf16.prompt.yaml",
                static () => SourceText.From(PromptTexts.Prompt("utf16"), Encoding.Unicode)))
            .Run()
            .AssertNoCrash();

        Assert.Equal(["PG0011"], run.Diagnostics.Select(static problem => problem.Id));
        Assert.DoesNotContain("Utf16Prompt", run.SourceOf("PromptCatalog"), StringComparison.Ordinal);
    }

    [Fact]
    public void ProblemsStandAtTheirPlaceInTheFile()
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/a.prompt.yaml", """
                prompt_id: a
                version: 2026-03-15.1
                variables:
                  body: string
                messages:
                  - role: system
                    template: |
                      Classify the ticket.
                      Tier: {{ teir }}
                  - role: user
                    template: "{{ body }}"
                """)
            .Run();

        Diagnostic problem = Assert.Single(run.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        FileLinePositionSpan span = problem.Location.GetLineSpan();
        Assert.Equal(PromptProject.Folder + "Prompts/a.prompt.yaml", span.Path);
        Assert.Equal(new LinePosition(8, 15), span.StartLinePosition);
        Assert.Equal(new LinePosition(8, 19), span.EndLinePosition);
        Assert.Contains("teir", problem.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void AllProblemsOfAFileComeAtOnceAndNoneTwice()
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/a.prompt.yaml", """
                prompt_id: a
                version: yesterday
                colour: red
                variables:
                  body: strin
                template: "{{ body }} {{ undeclared }}"
                """)
            .Run();

        Assert.All(
            run.Diagnostics.GroupBy(static problem => (problem.Id, problem.Location.GetLineSpan().StartLinePosition)),
            static group => Assert.Single(group));
        int[] lines = [.. run.Diagnostics.Select(static problem => problem.Location.GetLineSpan().StartLinePosition.Line).Distinct().Order()];
        Assert.Superset(new[] { 1, 2, 4 }.ToHashSet(), lines.ToHashSet());
    }

    [Fact]
    public void WithoutTheLibraryThereIsOneError()
    {
        GeneratorRun run = new PromptProject(withLibrary: false)
            .Add("Prompts/a.prompt.yaml", PromptTexts.Prompt("a"))
            .Add("Prompts/b.prompt.yaml", PromptTexts.Prompt("b"))
            .Run()
            .AssertCompiles();

        Assert.Single(run.Diagnostics, static problem => problem.Id == "PG0201");
        Assert.Empty(run.HintNames);
    }

    [Fact]
    public void InternalCopiesInOtherLibrariesDoNotCount()
    {
        CSharpCompilation other = CSharpCompilation.Create(
            "Other",
            [CSharpSyntaxTree.ParseText("namespace PromptGen { internal struct RenderedPrompt { } }")],
            TestEnvironment.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorRun run = new PromptProject(withLibrary: false)
            .AddReferences(other.ToMetadataReference())
            .Add("Prompts/a.prompt.yaml", PromptTexts.Prompt("a"))
            .Run();

        Assert.Single(run.Diagnostics, static problem => problem.Id == "PG0201");
    }

    [Fact]
    public void VisibilityAndNamespaceAreTheProjects()
    {
        GeneratorRun run = new PromptProject()
            .SetProperty("PromptGenVisibility", "internal")
            .SetProperty("PromptGenNamespace", "My.Own.Prompts")
            .Add("Prompts/a.prompt.yaml", PromptTexts.Prompt("a"))
            .Run()
            .AssertCompiles();

        Assert.True(run.HasClass("My.Own.Prompts.APrompt"));
        Assert.Contains("internal static partial class APrompt", run.SourceOf("APrompt"), StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedCodeMentionsNoPlaceOnTheMachine()
    {
        GeneratorRun run = new PromptProject().Add("Prompts/a.prompt.yaml", PromptTexts.Prompt("a")).Run();

        Assert.Contains("Prompts/a.prompt.yaml", run.SourceOf("APrompt"), StringComparison.Ordinal);
        Assert.DoesNotContain(PromptProject.Folder.TrimEnd('/'), run.SourceOf("APrompt"), StringComparison.Ordinal);
    }

    [Fact]
    public void OrderOfFilesDoesNotReachTheOutput()
    {
        string[] ids = ["one", "two", "three", "four"];

        Assert.Equal(Catalog(ids), Catalog(ids.Reverse()));

        static string Catalog(System.Collections.Generic.IEnumerable<string> ids) => ids
            .Aggregate(new PromptProject(), static (project, id) => project.Add($"Prompts/{id}.prompt.yaml", PromptTexts.Prompt(id)))
            .Run()
            .AssertCompiles()
            .SourceOf("PromptCatalog");
    }

    [Fact]
    public void CancellationIsHonoured()
    {
        using CancellationTokenSource source = new();
        PromptProject project = new PromptProject()
            .Add("Prompts/a.prompt.yaml", PromptTexts.Prompt("a"))
            .Add(new InMemoryText(PromptProject.Folder + "Prompts/b.prompt.yaml", () =>
            {
                source.Cancel();
                return SourceText.From(PromptTexts.Prompt("b"), Encoding.UTF8);
            }));

        Assert.Throws<OperationCanceledException>(() => project.Run(source.Token));
        project.Run().AssertCompiles();
    }
}
