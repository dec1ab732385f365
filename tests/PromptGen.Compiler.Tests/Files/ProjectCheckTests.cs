using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class ProjectCheckTests
{
    [Fact]
    public void NothingIsWrongWithDifferentPromptsThatAreReleased()
    {
        ProjectCheck check = Check(
            [Prompt("Prompts/a.prompt.yaml", "triage"), Prompt("Prompts/b.prompt.yaml", "summary", rollbackTo: "2026-03-14.2")],
            ["house-style", "tone"],
            "Prompts/releases/triage/2026-03-15.1.release.yaml",
            "Prompts/releases/summary/2026-03-14.2.release.yaml",
            "Prompts/releases/summary/2026-03-15.1.release.yaml");
        Assert.Empty(check.Diagnostics);
        Assert.Empty(check.Refused);
    }

    [Fact]
    public void TwoPromptsWithOneId()
    {
        ProjectCheck check = Check([Prompt("b.prompt.yaml", "triage"), Prompt("a.prompt.yaml", "triage"), Prompt("c.prompt.yaml", "triage")], []);
        Assert.Equal(
            [
                "PG1016 1:12 The prompt id `triage` is also that of b.prompt.yaml. Give each prompt an id of its own.",
                "PG1016 1:12 The prompt id `triage` is also that of a.prompt.yaml. Give each prompt an id of its own.",
                "PG1016 1:12 The prompt id `triage` is also that of a.prompt.yaml. Give each prompt an id of its own.",
            ],
            check.Diagnostics.Where(problem => problem.Rule != DiagnosticRules.NoRelease).Select(PromptFile.Problem));
        Assert.Equal(["a.prompt.yaml", "b.prompt.yaml", "c.prompt.yaml"], check.Refused);
    }

    [Theory]
    [InlineData("top-10", "top10")]
    [InlineData("a-bc", "ab-c")]
    public void TwoPromptsWithOneClassName(string left, string right)
    {
        ProjectCheck check = Check([Prompt("a.prompt.yaml", left), Prompt("b.prompt.yaml", right), Prompt("c.prompt.yaml", "other")], []);
        Assert.Equal(["PG1017", "PG1017"], check.Diagnostics.Where(problem => problem.Rule != DiagnosticRules.NoRelease).Select(problem => problem.Rule.Id));
        Assert.Contains(right, PromptFile.Message(check.Diagnostics[0]), System.StringComparison.Ordinal);
        Assert.Equal(["a.prompt.yaml", "b.prompt.yaml"], check.Refused);
    }

    [Fact]
    public void TwoPartialsWithOneName()
    {
        ProjectCheck check = Check([], ["tone", "style", "Tone"]);
        Assert.Equal(
            [
                "PG0116 1:1 `tone` is also the partial Prompts/2/Tone.partial.md. Partials of one project have different names, whatever their folders; letter case does not count.",
                "PG0116 1:1 `Tone` is also the partial Prompts/0/tone.partial.md. Partials of one project have different names, whatever their folders; letter case does not count.",
            ],
            check.Diagnostics.Select(PromptFile.Problem));
        Assert.Equal(["/work/Prompts/0/tone.partial.md", "/work/Prompts/2/Tone.partial.md"], check.Diagnostics.Select(problem => problem.Location.Path));
    }

    [Fact]
    public void APromptWithoutAnyReleaseIsOneWarning()
    {
        ProjectCheck check = Check(
            [Prompt("a.prompt.yaml", "triage", rollbackTo: "2026-03-12.1")], [], "Prompts/releases/other/2026-03-15.1.release.yaml", "releases/triage/notes.txt");
        PromptDiagnostic problem = Assert.Single(check.Diagnostics);
        Assert.Equal(
            "PG3001 2:10 `triage` has no release yet, so nothing freezes version 2026-03-15.1. Run `promptgen stamp` when it is ready.",
            PromptFile.Problem(problem));
        Assert.Equal(RuleSeverity.Warning, problem.Severity);
        Assert.Empty(check.Refused);
    }

    [Fact]
    public void NamedReleasesThatAreMissing()
    {
        ProjectCheck check = Check(
            [Prompt("a.prompt.yaml", "triage", rollbackTo: "2026-03-11.9")],
            [],
            "Prompts/releases/triage/2026-03-12.10.release.yaml",
            "Prompts/releases/triage/2026-03-12.9.release.yaml",
            "Prompts/releases/triage/draft.release.yaml");
        Assert.Equal(
            [
                "PG3002 2:10 `triage` has releases, but none for version 2026-03-15.1. Its latest is 2026-03-12.10; write that, or run `promptgen stamp` to release this one.",
                "PG4001 3:14 `triage` cannot roll back to 2026-03-11.9, since it has no such release. It has 2026-03-12.9, 2026-03-12.10.",
            ],
            check.Diagnostics.Select(PromptFile.Problem));
    }

    [Fact]
    public void AVersionThatIsNoneIsNotLookedFor() =>
        Assert.Empty(Check([Prompt("a.prompt.yaml", "triage") with { Version = "v3" }], []).Diagnostics);

    [Fact]
    public void TheOrderOfTheFilesDoesNotMatter()
    {
        PromptIndexEntry[] prompts = [Prompt("b.prompt.yaml", "x"), Prompt("a.prompt.yaml", "x"), Prompt("c.prompt.yaml", "y")];
        Assert.Equal(Check(prompts, []), Check([.. prompts.Reverse()], []));
    }

    private static ProjectCheck Check(PromptIndexEntry[] prompts, string[] partials, params string[] releases) =>
        PromptCompiler.CheckProject(
            new EquatableArray<PromptIndexEntry>(prompts),
            partials.Select((name, index) => new PartialIndexEntry(name, $"/work/Prompts/{index}/{name}.partial.md", $"Prompts/{index}/{name}.partial.md")).ToEquatableArray(),
            new EquatableArray<string>(releases),
            CancellationToken.None);

    private static PromptIndexEntry Prompt(string path, string id, string? rollbackTo = null)
    {
        string text = $"prompt_id: {id}\nversion: 2026-03-15.1\n{(rollbackTo is null ? "" : $"rollback_to: {rollbackTo}\n")}template: x\n";
        PromptDefinition definition = PromptFile.Read(path, text).Definition!;
        return PromptIndexEntry.Of(definition);
    }
}
