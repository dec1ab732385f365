using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

/// <summary>Which steps a change re-runs. Five prompts; the last two take the partial in.</summary>
public sealed class CachingTests
{
    private static readonly string[] PromptSteps =
        [TrackingNames.Read, TrackingNames.Resolve, TrackingNames.Compile, TrackingNames.Source];

    public static TheoryData<string> AllSteps =>
    [
        .. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetValue(null)!),
    ];

    [Theory]
    [MemberData(nameof(AllSteps))]
    public void EachStepIsTracked(string step) => Assert.Contains(
        step, Project().Add("Prompts/bad.prompt.yaml", "").Add("Prompts/versions/p1/2026-03-15.1.release.yaml", "").Run().StepNames());

    [Fact]
    public void TheSameInputDoesNothing()
    {
        PromptProject project = Project();
        project.Run().AssertCompiles();

        GeneratorRun second = project.Touch().Run().AssertCompiles();

        foreach (string step in second.StepNames().Where(static name => name.StartsWith("PromptGen.", StringComparison.Ordinal)))
        {
            Assert.All(second.Outputs(step), static output => Assert.Contains(
                output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        }

        Assert.All(second.FinalOutputs(), static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void AnUnrelatedEditOfCodeReRunsNoPromptStep()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.AddCode("namespace MyApp { public class Unrelated { public string Name => \"x\"; } }").Run();

        Assert.Equal("Unchanged 1", second.Reasons(TrackingNames.CompilationFacts));
        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 5", second.Reasons(step));
        }

        Assert.Equal("Cached 1", second.Reasons(TrackingNames.CheckProject));
        Assert.Equal("Cached 1", second.Reasons(TrackingNames.Catalog));
        Assert.All(second.FinalOutputs(), static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void AnEditReRunsThatPromptOnly()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.Edit("Prompts/p3.prompt.yaml", PromptTexts.Prompt("p3", "Sort: {{ body }}")).Run().AssertCompiles();

        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 4, Modified 1", second.Reasons(step));
        }

        Assert.Equal("Cached 1", second.Reasons(TrackingNames.ReadFragment));
        Assert.Equal("Unchanged 1", second.Reasons(TrackingNames.Literals));
    }

    [Fact]
    public void ATextThatIsTooMuchForStringLiteralsChangesTheCodeOfAllPrompts()
    {
        PromptProject project = Project();
        GeneratorRun first = project.Run().AssertCompiles();
        Assert.Contains(".Append(\"Classify: \");", first.SourceOf("P1Prompt"), StringComparison.Ordinal);

        string line = new string('x', 99) + "\\n";
        for (int i = 0; i < 3; i++)
        {
            project.Add("Prompts/long" + i + ".prompt.yaml", PromptTexts.Prompt("long" + i, "{{ body }}" + string.Concat(Enumerable.Repeat(line, 8000))));
        }

        GeneratorRun second = project.Run().AssertCompiles();

        Assert.Equal("Modified 1", second.Reasons(TrackingNames.Literals));
        Assert.Equal("Modified 5, New 3", second.Reasons(TrackingNames.Compile));
        Assert.Matches("\\.Append\\(\"Classify: \"u8, [0-9]+\\);", second.SourceOf("P1Prompt"));
    }

    [Fact]
    public void ACommentReReadsThatPromptAndLeavesTheOthersAndTheProjectAlone()
    {
        PromptProject project = Project();
        string before = EffectiveHash(project.Run().SourceOf("P3Prompt"));

        GeneratorRun second = project.Edit("Prompts/p3.prompt.yaml", PromptTexts.Prompt("p3") + "# Why: see the runbook.\n").Run();

        Assert.Equal("Cached 4, Modified 1", second.Reasons(TrackingNames.Read));
        Assert.Equal(before, EffectiveHash(second.SourceOf("P3Prompt")));
        Assert.Equal("Cached 4, Unchanged 1", second.Reasons(TrackingNames.Index));
        Assert.Equal("Cached 1", second.Reasons(TrackingNames.CheckProject));
    }

    [Fact]
    public void ANewPromptRunsItsOwnStepsOnly()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.Add("Prompts/p6.prompt.yaml", PromptTexts.Prompt("p6")).Run().AssertCompiles();

        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 5, New 1", second.Reasons(step));
        }

        Assert.True(second.HasClass("MyApp.P6Prompt"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void ADeletedPromptTakesItsOwnClassOnly(int number)
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.Delete($"Prompts/p{number}.prompt.yaml").Run().AssertCompiles();

        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 4, Removed 1", second.Reasons(step));
        }

        Assert.False(second.HasClass($"MyApp.P{number}Prompt"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void ARenamedFileReRunsThatPromptOnly(int number)
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.Rename($"Prompts/p{number}.prompt.yaml", "Prompts/other-name.prompt.yaml").Run().AssertCompiles();

        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 4, New 1, Removed 1", second.Reasons(step));
        }
    }

    [Fact]
    public void AnEditOfAPartialReRunsItsUsersOnly()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.Edit("Prompts/style.partial.md", "Be kind.\n").Run().AssertCompiles();

        Assert.Equal("Cached 5", second.Reasons(TrackingNames.Read));
        Assert.Equal("Modified 2, Unchanged 3", second.Reasons(TrackingNames.Resolve));
        Assert.Equal("Cached 3, Modified 2", second.Reasons(TrackingNames.Compile));
        Assert.Equal("Cached 3, Modified 2", second.Reasons(TrackingNames.Source));
        Assert.Equal("Cached 1", second.Reasons(TrackingNames.CheckProject));
    }

    [Fact]
    public void AFileOfSomebodyElseReRunsNothing()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.Add("stylecop.json", "{}").Add("Prompts/readme.md", "# Prompts").Run();

        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 5", second.Reasons(step));
        }

        Assert.All(second.FinalOutputs(), static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void AnOptionReCompilesWithoutReading()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.SetProperty("PromptGenNamespace", "Other").Run().AssertCompiles();

        Assert.DoesNotContain("Modified", second.Reasons(TrackingNames.Read), StringComparison.Ordinal);
        Assert.DoesNotContain("Modified", second.Reasons(TrackingNames.Resolve), StringComparison.Ordinal);
        Assert.Equal("Modified 5", second.Reasons(TrackingNames.Compile));
        Assert.True(second.HasClass("Other.P1Prompt"));
        Assert.False(second.HasClass("MyApp.P1Prompt"));
    }

    [Fact]
    public void AnotherOptionOfTheProjectReRunsNothing()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.SetProperty("SomebodyElses", "1").Run();

        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 5", second.Reasons(step));
        }
    }

    [Fact]
    public void NoStepHoldsOnToACompilation()
    {
        GeneratorRun run = Project().Add("Prompts/bad.prompt.yaml", PromptTexts.Undeclared("bad")).Run();

        foreach (string step in run.StepNames().Where(static name => name.StartsWith("PromptGen.", StringComparison.Ordinal)))
        {
            foreach ((object value, _) in run.Outputs(step))
            {
                IEnumerable<object> held = ObjectGraph.Of(value);
                Assert.DoesNotContain(held, static node =>
                    node is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel or AdditionalText or Location);
            }
        }
    }

    private static PromptProject Project()
    {
        PromptProject project = new();
        project.Add("Prompts/style.partial.md", "Be brief.\n");
        for (int number = 1; number <= 3; number++)
        {
            project.Add($"Prompts/p{number}.prompt.yaml", PromptTexts.Prompt($"p{number}"));
        }

        for (int number = 4; number <= 5; number++)
        {
            project.Add($"Prompts/p{number}.prompt.yaml", PromptTexts.Including($"p{number}", "style"));
        }

        return project;
    }

    private static string EffectiveHash(string source)
    {
        int start = source.IndexOf("sha256:", StringComparison.Ordinal);
        Assert.True(start >= 0, "The generated class states its hash.");
        return source.Substring(start, "sha256:".Length + 64);
    }
}
