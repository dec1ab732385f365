using System;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

/// <summary>What the generator reports of whole projects, on Roslyn's own harness: all reports, with rule, severity and place.</summary>
public sealed class ReportTests
{
    private const string Bad = "Prompts/bad.prompt.yaml";

    [Fact]
    public Task ASoundProjectIsSilent() => Released().RunAsync();

    [Theory]
    [InlineData("{{ bdy }}", "PG1201", 5, 15, 18)]
    [InlineData("{{ body", "PG1101", 5, 12, 14)]
    [InlineData("{{ include 'nowhere' }}", "PG0114", 5, 23, 32)]
    public Task AMistakeInATemplateIsReportedAtIt(string template, string id, int line, int column, int endColumn) =>
        new ReportTest().Add(Bad, PromptTexts.Prompt("bad", template)).ExpectUnreleased(Bad).Expect(id, DiagnosticSeverity.Error, Bad, line, column, line, endColumn).RunAsync();

    [Fact]
    public Task AMistakeInABlockOfTextIsReportedAtItsOwnLine() => new ReportTest()
        .Add(Bad, """
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
        .ExpectUnreleased(Bad)
        .Expect("PG1201", DiagnosticSeverity.Error, Bad, 9, 16, 9, 20)
        .RunAsync();

    [Fact]
    public Task AFileThatIsNoYamlIsReported() => new ReportTest().Add(Bad, "a: [").Expect("PG0001", DiagnosticSeverity.Error, Bad, 1, 5, 1, 5).RunAsync();

    [Fact]
    public Task AFileInAnotherEncodingIsReported() => new ReportTest()
        .Add(Bad, SourceText.From(PromptTexts.Prompt("bad"), Encoding.Unicode))
        .Expect("PG0011", DiagnosticSeverity.Error, Bad, 1, 1, 1, 1)
        .RunAsync();

    [Fact]
    public Task AnIdThatTwoFilesHaveIsReportedAtBoth() => new ReportTest()
        .Add("Prompts/one.prompt.yaml", PromptTexts.Prompt("same"))
        .Add("Prompts/two.prompt.yaml", PromptTexts.Prompt("same", "Another text: {{ body }}"))
        .ExpectUnreleased("Prompts/one.prompt.yaml")
        .ExpectUnreleased("Prompts/two.prompt.yaml")
        .Expect("PG1016", DiagnosticSeverity.Error, "Prompts/one.prompt.yaml", 1, 12, 1, 16)
        .Expect("PG1016", DiagnosticSeverity.Error, "Prompts/two.prompt.yaml", 1, 12, 1, 16)
        .RunAsync();

    [Fact]
    public Task IdsWhoseClassesDifferInCaseAloneAreReported() => new ReportTest()
        .Add("Prompts/one.prompt.yaml", PromptTexts.Prompt("ab"))
        .Add("Prompts/two.prompt.yaml", PromptTexts.Prompt("a-b"))
        .ExpectUnreleased("Prompts/one.prompt.yaml")
        .ExpectUnreleased("Prompts/two.prompt.yaml")
        .Expect("PG1017", DiagnosticSeverity.Error, "Prompts/one.prompt.yaml", 1, 12, 1, 14)
        .Expect("PG1017", DiagnosticSeverity.Error, "Prompts/two.prompt.yaml", 1, 12, 1, 15)
        .RunAsync();

    [Fact]
    public Task FilesThatShareANameOutsideTheProjectAreReported() => new ReportTest()
        .Add("D:/a/x.prompt.yaml", PromptTexts.Prompt("one"))
        .Add("D:/b/x.prompt.yaml", PromptTexts.Prompt("two"))
        .ExpectUnreleased("D:/a/x.prompt.yaml")
        .ExpectUnreleased("D:/b/x.prompt.yaml")
        .Expect("PG0206", DiagnosticSeverity.Error, "D:/a/x.prompt.yaml", 1, 12, 1, 15)
        .Expect("PG0206", DiagnosticSeverity.Error, "D:/b/x.prompt.yaml", 1, 12, 1, 15)
        .RunAsync();

    [Fact]
    public Task AProjectWithoutTheLibraryIsReportedOnce() => new ReportTest(withLibrary: false)
        .Add("Prompts/a.prompt.yaml", PromptTexts.Prompt("a"))
        .Add("Prompts/b.prompt.yaml", PromptTexts.Prompt("b"))
        .ExpectUnreleased("Prompts/a.prompt.yaml")
        .ExpectUnreleased("Prompts/b.prompt.yaml")
        .Expect("PG0201", DiagnosticSeverity.Error)
        .RunAsync();

    [Theory]
    [InlineData("PromptGenNamespace", "My-App", "PG0202")]
    [InlineData("PromptGenVisibility", "private", "PG0203")]
    [InlineData("PromptGenEmbed", "all", "PG0207")]
    public Task AWrongPropertyIsReportedOfTheProject(string name, string value, string id) => new ReportTest()
        .SetProperty(name, value)
        .Add("Prompts/a.prompt.yaml", PromptTexts.Prompt("a"))
        .ExpectUnreleased("Prompts/a.prompt.yaml")
        .Expect(id, DiagnosticSeverity.Error)
        .RunAsync();

    [Theory]
    [InlineData("false", DiagnosticSeverity.Warning)]
    [InlineData("true", DiagnosticSeverity.Error)]
    public Task DriftIsReportedAtTheVersion(string locked, DiagnosticSeverity severity) => Released("Sort: {{ body }}")
        .SetProperty("PromptGenLocked", locked)
        .Expect("PG3004", severity, "Prompts/p.prompt.yaml", 2, 10, 2, 22)
        .RunAsync();

    [Theory]
    [InlineData("false", null, DiagnosticSeverity.Warning)]
    [InlineData("true", null, DiagnosticSeverity.Error)]
    [InlineData("true", "false", DiagnosticSeverity.Error)]
    [InlineData("true", "True", DiagnosticSeverity.Warning)]
    public Task APromptThatWasNeverReleasedIsReportedWhereOthersWere(string locked, string? allowed, DiagnosticSeverity severity) => Released()
        .SetProperty("PromptGenLocked", locked)
        .SetProperty("PromptGenAllowUnreleased", allowed)
        .Add("Prompts/fresh.prompt.yaml", PromptTexts.Prompt("fresh"))
        .ExpectUnreleased("Prompts/fresh.prompt.yaml", severity)
        .RunAsync();

    [Fact]
    public Task AReleaseThatIsGoneIsReportedAtTheVersion() => new ReportTest()
        .Add("Prompts/p.prompt.yaml", PromptTexts.Prompt("p"))
        .Add(ReleaseTexts.Path("p", "2026-03-14.1"), "not needed")
        .Expect("PG3002", DiagnosticSeverity.Error, "Prompts/p.prompt.yaml", 2, 10, 2, 22)
        .RunAsync();

    [Theory]
    [InlineData("false", DiagnosticSeverity.Warning)]
    [InlineData("true", DiagnosticSeverity.Error)]
    public Task AnEditedPartialIsReportedAtThePartial(string locked, DiagnosticSeverity severity) => new ReportTest()
        .SetProperty("PromptGenLocked", locked)
        .Add("Prompts/style.partial.md", "Be kind.\n")
        .Add("Prompts/p.prompt.yaml", PromptTexts.Including("p", "style"))
        .Add(ReleaseTexts.Path("p", "2026-03-15.1"), ReleaseTexts.Of(PromptTexts.Including("p", "style"), ("style", "Be brief.\n")))
        .Expect("PG3005", severity, "Prompts/style.partial.md", 1, 4, 1, 8)
        .RunAsync();

    [Fact]
    public Task AnEditedReleaseIsReportedAtTheRelease() => new ReportTest()
        .Add("Prompts/p.prompt.yaml", PromptTexts.Prompt("p"))
        .Add(ReleaseTexts.Path("p", "2026-03-15.1"), ReleaseTexts.Of(PromptTexts.Prompt("p")).Replace("Classify", "Sort", StringComparison.Ordinal))
        .Expect("PG4002", DiagnosticSeverity.Error, ReleaseTexts.Path("p", "2026-03-15.1"), 7, 7, 7, 78)
        .RunAsync();

    [Fact]
    public Task ARollbackThatDoesNotFitIsReportedAtItsName()
    {
        string before = PromptTexts.Prompt("p", "Before: {{ body }}").Replace("2026-03-15.1", "2026-03-14.1", StringComparison.Ordinal);
        string now = PromptTexts.Prompt("p").Replace("variables:", "rollback_to: 2026-03-14.1\nvariables:", StringComparison.Ordinal);
        return new ReportTest()
            .Add("Prompts/p.prompt.yaml", now)
            .Add(ReleaseTexts.Path("p", "2026-03-15.1"), ReleaseTexts.Of(now))
            .Add(ReleaseTexts.Path("p", "2026-03-14.1"), ReleaseTexts.Of(before.Replace("body: string", "body: string\n  region: string", StringComparison.Ordinal)))
            .Expect("PG4005", DiagnosticSeverity.Error, "Prompts/p.prompt.yaml", 3, 14, 3, 26)
            .RunAsync();
    }

    [Fact]
    public Task AReleaseInAFolderNamedReleasesIsReportedOfTheProject() => Released()
        .Add("Prompts/releases/p/2026-03-14.1.release.yaml", "no release at all")
        .Expect("PG4007", DiagnosticSeverity.Error)
        .RunAsync();

    /// <summary>A prompt with the release of its version, and with another template since.</summary>
    private static ReportTest Released(string template = "Classify: {{ body }}") => new ReportTest()
        .Add("Prompts/p.prompt.yaml", PromptTexts.Prompt("p", template))
        .Add(ReleaseTexts.Path("p", "2026-03-15.1"), ReleaseTexts.Of(PromptTexts.Prompt("p")));
}
