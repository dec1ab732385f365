using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

/// <summary>Releases among the files of a project: which are read, what is said of them, and which steps they re-run.</summary>
public sealed class ReleaseTests
{
    private static readonly string[] PromptSteps =
        [TrackingNames.Read, TrackingNames.Compile, TrackingNames.Source];

    [Fact]
    public void ReleasedPromptsAreSilentAndClean()
    {
        GeneratorRun run = Project().Run().AssertCompiles();

        Assert.Empty(run.Diagnostics);
        Assert.Contains("\"dirty\":false", run.SourceOf("P1Prompt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", DiagnosticSeverity.Warning)]
    [InlineData("true", DiagnosticSeverity.Error)]
    public void DriftIsAWarningOrAnErrorAndLeavesTheClass(string locked, DiagnosticSeverity severity)
    {
        GeneratorRun run = Project().SetProperty("PromptGenLocked", locked)
            .Edit("Prompts/p1.prompt.yaml", PromptTexts.Prompt("p1", "Sort: {{ body }}"))
            .Run()
            .AssertCompiles();

        Diagnostic drift = Assert.Single(run.Diagnostics);
        Assert.Equal(("PG3004", severity), (drift.Id, drift.Severity));
        Assert.Equal((PromptProject.Folder + "Prompts/p1.prompt.yaml", 1, 9), Place(drift));
        Assert.Contains("message 1 `Classify` -> `Sort`", drift.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("\"2026-03-15.1+dirty.", run.SourceOf("P1Prompt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", null, DiagnosticSeverity.Warning)]
    [InlineData("false", "true", DiagnosticSeverity.Warning)]
    [InlineData("true", null, DiagnosticSeverity.Error)]
    [InlineData("true", "false", DiagnosticSeverity.Error)]
    [InlineData("true", "True", DiagnosticSeverity.Warning)]
    public void APromptThatWasNeverReleasedIsAnErrorInALockedBuildThatDoesNotAllowIt(string locked, string? allowed, DiagnosticSeverity severity)
    {
        PromptProject project = Project().SetProperty("PromptGenLocked", locked).Add("Prompts/fresh.prompt.yaml", PromptTexts.Prompt("fresh", "Sort: {{ body }}"));
        GeneratorRun run = (allowed is null ? project : project.SetProperty("PromptGenAllowUnreleased", allowed)).Run().AssertCompiles();

        Diagnostic unreleased = Assert.Single(run.Diagnostics);
        Assert.Equal(("PG3001", severity), (unreleased.Id, unreleased.Severity));
        Assert.NotEmpty(run.SourceOf("FreshPrompt"));
    }

    [Fact]
    public void AReleaseInAFolderNamedReleasesIsReportedAndNotRead()
    {
        GeneratorRun run = Project().Add("Prompts/releases/p1/2026-03-14.1.release.yaml", "no release at all").Run().AssertCompiles();

        Diagnostic former = Assert.Single(run.Diagnostics);
        Assert.Equal(("PG4007", DiagnosticSeverity.Error), (former.Id, former.Severity));
        Assert.Contains("`git mv Prompts/releases Prompts/versions`", former.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", DiagnosticSeverity.Warning)]
    [InlineData("true", DiagnosticSeverity.Error)]
    public void AnEditedPartialIsOneProblemAtThePartial(string locked, DiagnosticSeverity severity)
    {
        GeneratorRun run = Project().SetProperty("PromptGenLocked", locked).Edit("Prompts/style.partial.md", "Be kind.\n").Run().AssertCompiles();

        Diagnostic drift = Assert.Single(run.Diagnostics);
        Assert.Equal(("PG3005", severity), (drift.Id, drift.Severity));
        Assert.Equal((PromptProject.Folder + "Prompts/style.partial.md", 0, 3), Place(drift));
        Assert.StartsWith(
            "The partial `style` differs from the text that was released with `p4` 2026-03-15.1, `p5` 2026-03-15.1: `brief` -> `kind`.",
            drift.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditedReleaseIsAnErrorAtTheRelease()
    {
        string release = ReleaseTexts.Of(PromptTexts.Prompt("p1"));
        GeneratorRun run = Project().Edit(ReleaseTexts.Path("p1", "2026-03-15.1"), release.Replace("Classify", "Sort", StringComparison.Ordinal)).Run().AssertCompiles();

        Diagnostic problem = Assert.Single(run.Diagnostics);
        Assert.Equal(("PG4002", DiagnosticSeverity.Error), (problem.Id, problem.Severity));
        Assert.Equal(PromptProject.Folder + ReleaseTexts.Path("p1", "2026-03-15.1"), problem.Location.GetLineSpan().Path);
    }

    [Fact]
    public void WhatARollbackNeedsIsCompiledIn()
    {
        PromptProject project = RolledBack().AddCode("""
            namespace MyApp
            {
                internal static class Use
                {
                    public static string Call() => P1Prompt.RenderVersion(PromptGen.PromptVersion.Parse("2026-03-14.1"), "text").Text;
                }
            }
            """);

        GeneratorRun run = project.Run().AssertCompiles();

        Assert.Empty(run.Diagnostics);
        Assert.Contains("\"embedded\":[{\"version\":\"2026-03-14.1\",\"hash\":\"sha256:", run.SourceOf("P1Prompt"), StringComparison.Ordinal);
    }

    [Fact]
    public void ARollbackThatDoesNotFitIsAnErrorAtItsName()
    {
        GeneratorRun run = RolledBack().Edit(
            ReleaseTexts.Path("p1", "2026-03-14.1"),
            ReleaseTexts.Of(Version("2026-03-14.1", "Before: {{ body }}").Replace("body: string", "body: string\n  region: string", StringComparison.Ordinal))).Run();

        Diagnostic problem = Assert.Single(run.Diagnostics);
        Assert.Equal(("PG4005", DiagnosticSeverity.Error), (problem.Id, problem.Severity));
        Assert.Equal((PromptProject.Folder + "Prompts/p1.prompt.yaml", 2, 13), Place(problem));
        Assert.Contains("`variables/region`", problem.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("", true)]
    [InlineData("1", true)]
    [InlineData("5", true)]
    public void TheProjectSaysHowManyReleasesAreCompiledIn(string depth, bool embedded)
    {
        GeneratorRun run = RolledBack().SetProperty("PromptGenEmbed", depth).Run().AssertCompiles();

        Assert.Empty(run.Diagnostics);
        Assert.Equal(embedded, run.SourceOf("P1Prompt").Contains("RenderVersion(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("1.5")]
    public void AnotherDepthIsAnError(string depth)
    {
        GeneratorRun run = RolledBack().SetProperty("PromptGenEmbed", depth).Run();

        Assert.Equal("PG0207", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.HintNames);
    }

    [Fact]
    public void ReleasesThatNobodyNamesAreNotOpened()
    {
        List<string> opened = [];
        PromptProject project = Project();
        foreach (string path in new[] { ReleaseTexts.Path("p1", "2026-03-14.1"), ReleaseTexts.Path("p2", "2026-03-15.2"), ReleaseTexts.Path("gone", "2026-03-15.1") })
        {
            project.Add(new InMemoryText(PromptProject.Folder + path, () =>
            {
                opened.Add(path);
                return SourceText.From("not a release", Encoding.UTF8);
            }));
        }

        Assert.Empty(project.Run().Diagnostics);
        Assert.Empty(opened);
    }

    [Fact]
    public void ANewReleaseOfAnotherPromptReRunsNothing()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.Add(ReleaseTexts.Path("p2", "2026-03-20.1"), ReleaseTexts.Of(Version("2026-03-20.1", "New: {{ body }}", "p2"))).Run();

        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 5", second.Reasons(step));
        }

        Assert.Equal("Cached 5", second.Reasons(TrackingNames.Resolve));
        Assert.Equal("Cached 5", second.Reasons(TrackingNames.ReadRelease));
        Assert.All(
            second.FinalOutputs(), static output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }

    [Fact]
    public void AStampReRunsThatPromptOnly()
    {
        PromptProject project = Project();
        project.Run();
        string stamped = Version("2026-03-20.1", "New: {{ body }}", "p2").Replace("variables:", "rollback_to: 2026-03-15.1\nvariables:", StringComparison.Ordinal);

        GeneratorRun second = project
            .Edit("Prompts/p2.prompt.yaml", stamped)
            .Add(ReleaseTexts.Path("p2", "2026-03-20.1"), ReleaseTexts.Of(stamped))
            .Run()
            .AssertCompiles();

        foreach (string step in PromptSteps)
        {
            Assert.Equal("Cached 4, Modified 1", second.Reasons(step));
        }

        Assert.Equal("Modified 1, Unchanged 4", second.Reasons(TrackingNames.Resolve));
        Assert.Equal("Cached 5, New 1", second.Reasons(TrackingNames.ReadRelease));
        Assert.Empty(second.Diagnostics);
    }

    [Fact]
    public void AnEditOfAReleaseReRunsThatPromptOnly()
    {
        PromptProject project = Project();
        project.Run();

        GeneratorRun second = project.Edit(ReleaseTexts.Path("p3", "2026-03-15.1"), ReleaseTexts.Of(PromptTexts.Prompt("p3")) + "# Comment.\n").Run();

        Assert.Equal("Cached 4, Modified 1", second.Reasons(TrackingNames.ReadRelease));
        Assert.Equal("Modified 1, Unchanged 4", second.Reasons(TrackingNames.Resolve));
        Assert.Equal("Cached 4, Modified 1", second.Reasons(TrackingNames.Compile));
    }

    /// <summary>Five prompts with a release each; the last two take the partial in.</summary>
    private static PromptProject Project()
    {
        PromptProject project = new();
        project.Add("Prompts/style.partial.md", "Be brief.\n");
        for (int number = 1; number <= 5; number++)
        {
            string id = $"p{number}";
            string text = number <= 3 ? PromptTexts.Prompt(id) : PromptTexts.Including(id, "style");
            project.Add($"Prompts/{id}.prompt.yaml", text);
            project.Add(ReleaseTexts.Path(id, "2026-03-15.1"), ReleaseTexts.Of(text, ("style", "Be brief.\n")));
        }

        return project;
    }

    private static PromptProject RolledBack()
    {
        string now = PromptTexts.Prompt("p1").Replace("variables:", "rollback_to: 2026-03-14.1\nvariables:", StringComparison.Ordinal);
        return new PromptProject()
            .Add("Prompts/p1.prompt.yaml", now)
            .Add(ReleaseTexts.Path("p1", "2026-03-15.1"), ReleaseTexts.Of(now))
            .Add(ReleaseTexts.Path("p1", "2026-03-14.1"), ReleaseTexts.Of(Version("2026-03-14.1", "Before: {{ body }}")));
    }

    private static string Version(string version, string template, string id = "p1") =>
        PromptTexts.Prompt(id, template).Replace("2026-03-15.1", version, StringComparison.Ordinal);

    private static (string Path, int Line, int Column) Place(Diagnostic problem)
    {
        FileLinePositionSpan span = problem.Location.GetLineSpan();
        return (span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character);
    }
}
