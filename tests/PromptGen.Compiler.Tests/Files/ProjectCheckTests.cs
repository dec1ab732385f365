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
            "Prompts/versions/triage/2026-03-15.1.release.yaml",
            "Prompts/versions/summary/2026-03-14.2.release.yaml",
            "Prompts/versions/summary/2026-03-15.1.release.yaml");
        Assert.Empty(check.Diagnostics);
        Assert.Empty(check.Refused);
    }

    [Fact]
    public void TwoPromptsWithOneId()
    {
        ProjectCheck check = Check([Prompt("b.prompt.yaml", "triage"), Prompt("a.prompt.yaml", "triage"), Prompt("c.prompt.yaml", "triage")], []);
        Assert.Equal(
            [
                "PG1016 1:12 The prompt id `triage` is also used by b.prompt.yaml. Use a different id for each prompt.",
                "PG1016 1:12 The prompt id `triage` is also used by a.prompt.yaml. Use a different id for each prompt.",
                "PG1016 1:12 The prompt id `triage` is also used by a.prompt.yaml. Use a different id for each prompt.",
            ],
            check.Diagnostics.Where(problem => problem.Rule != DiagnosticRules.NoRelease).Select(PromptFile.Problem));
        Assert.Equal(["a.prompt.yaml", "b.prompt.yaml", "c.prompt.yaml"], check.Refused);
    }

    [Fact]
    public void TwoFilesWithOnePath()
    {
        ProjectCheck check = Check([Prompt("a.prompt.yaml", "one"), Prompt("A.prompt.yaml", "two"), Prompt("c.prompt.yaml", "three")], []);
        Assert.Equal(["PG0206", "PG0206"], check.Diagnostics.Where(problem => problem.Rule != DiagnosticRules.NoRelease).Select(problem => problem.Rule.Id));
        Assert.Equal(["A.prompt.yaml", "a.prompt.yaml"], check.Refused);
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
                "PG0116 1:1 `tone` has the same partial name as Prompts/2/Tone.partial.md. Rename one of the files. Folders and letter case do not make names different.",
                "PG0116 1:1 `Tone` has the same partial name as Prompts/0/tone.partial.md. Rename one of the files. Folders and letter case do not make names different.",
            ],
            check.Diagnostics.Select(PromptFile.Problem));
        Assert.Equal(["/repo/Prompts/0/tone.partial.md", "/repo/Prompts/2/Tone.partial.md"], check.Diagnostics.Select(problem => problem.Location.Path));
    }

    [Fact]
    public void APartialThatIsMissingIsReportedOnceWhereItIsIncluded()
    {
        ProjectCheck check = PromptCompiler.CheckProject(
            default,
            EquatableArray.Create(Partial("a.partial.md", "x\n{{ include 'house_style' }}\n{{ include 'b' }}"), Partial("house-style.partial.md", "y"), Partial("b.partial.md", "z")),
            default,
            requiresReleases: false,
            CancellationToken.None);
        Assert.Equal(["PG0114 2:12 The partial `house_style` does not exist. Did you mean `house-style`?"], check.Diagnostics.Select(PromptFile.Problem));
    }

    [Fact]
    public void PartialsThatIncludeEachOtherAreReportedOncePerCycle()
    {
        ProjectCheck check = PromptCompiler.CheckProject(
            default,
            EquatableArray.Create(
                Partial("a.partial.md", "{{ include 'b' }}{{ include 'd' }}"),
                Partial("b.partial.md", "{{ include 'c' }} {{ include 'd' }}"),
                Partial("c.partial.md", "{{ include 'a' }}"),
                Partial("d.partial.md", "text"),
                Partial("self.partial.md", "{{ include 'self' }}"),
                Partial("user.partial.md", "{{ include 'a' }}{{ include 'self' }}")),
            default,
            requiresReleases: false,
            CancellationToken.None);
        Assert.Equal(
            [
                "PG0115 1:12 The partial `a` includes itself: a > b > c > a. Remove one of these includes.",
                "PG0115 1:12 The partial `self` includes itself: self > self. Remove one of these includes.",
            ],
            check.Diagnostics.Select(PromptFile.Problem));
    }

    [Fact]
    public void ADeepChainOfPartialsIsNoCycle()
    {
        FragmentIndexEntry[] chain = [.. Enumerable.Range(0, 5000).Select(i => Partial($"p{i}.partial.md", $"{{{{ include 'p{i + 1}' }}}}")), Partial("p5000.partial.md", "end")];
        Assert.Empty(PromptCompiler.CheckProject(default, new EquatableArray<FragmentIndexEntry>(chain), default, requiresReleases: false, CancellationToken.None).Diagnostics);
    }

    [Fact]
    public void APromptWithoutAnyReleaseIsOneWarning()
    {
        ProjectCheck check = Check(
            [Prompt("a.prompt.yaml", "triage", rollbackTo: "2026-03-12.1")], [], "Prompts/versions/other/2026-03-15.1.release.yaml", "versions/triage/notes.txt");
        PromptDiagnostic problem = Assert.Single(check.Diagnostics);
        Assert.Equal(
            "PG3001 2:10 Version 2026-03-15.1 of `triage` has not been released, so changes to it are not detected. Run `dotnet promptgen stamp` to release it.",
            PromptFile.Problem(problem));
        Assert.Equal(RuleSeverity.Warning, problem.Severity);
        Assert.Empty(check.Refused);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public void APromptWithoutAnyReleaseIsAnErrorInALockedBuildThatDoesNotAllowIt(bool locked, bool allowsUnreleased, bool isError)
    {
        ProjectCheck check = PromptCompiler.CheckProject(
            EquatableArray.Create(Prompt("a.prompt.yaml", "triage")), default, default, PromptCompiler.RequiresReleases(locked, allowsUnreleased), CancellationToken.None);
        PromptDiagnostic problem = Assert.Single(check.Diagnostics);
        Assert.Equal(DiagnosticRules.NoRelease, problem.Rule);
        Assert.Equal(isError ? RuleSeverity.Error : RuleSeverity.Warning, problem.Severity);
        Assert.Empty(check.Refused);
    }

    [Fact]
    public void ReleasesInAFolderNamedReleasesAreReportedOnceForEachFolder()
    {
        ProjectCheck check = Check(
            [Prompt("a.prompt.yaml", "triage")],
            [],
            "Prompts/releases/triage/2026-03-15.1.release.yaml",
            "Prompts/Releases/triage/2026-03-16.1.release.yaml",
            "Prompts/releases/summary/2026-03-15.1.release.yaml",
            "Prompts/versions/triage/2026-03-15.1.release.yaml",
            "Prompts/versions/releases/2026-03-15.1.release.yaml",
            "Prompts/releases/notes.release.yaml",
            "releases/triage/2026-03-15.1.release.yaml");
        Assert.Equal(
            [
                "'Prompts/Releases/triage/2026-03-16.1.release.yaml' is in a folder named `releases`, which builds do not read. "
                    + "Move the folder: `git mv Prompts/Releases Prompts/versions`, or `mv Prompts/Releases Prompts/versions` if git does not track it.",
                "'Prompts/releases/summary/2026-03-15.1.release.yaml' is in a folder named `releases`, which builds do not read. "
                    + "Move the folder: `git mv Prompts/releases Prompts/versions`, or `mv Prompts/releases Prompts/versions` if git does not track it.",
                "'releases/triage/2026-03-15.1.release.yaml' is in a folder named `releases`, which builds do not read. "
                    + "Move the folder: `git mv releases versions`, or `mv releases versions` if git does not track it.",
            ],
            check.Diagnostics.Select(static problem => problem.Message));
        Assert.All(check.Diagnostics, static problem => Assert.Equal(("PG4007", RuleSeverity.Error), (problem.Rule.Id, problem.Severity)));
    }

    [Fact]
    public void NamedReleasesThatAreMissing()
    {
        ProjectCheck check = Check(
            [Prompt("a.prompt.yaml", "triage", rollbackTo: "2026-03-11.9")],
            [],
            "Prompts/versions/triage/2026-03-12.10.release.yaml",
            "Prompts/versions/triage/2026-03-12.9.release.yaml",
            "Prompts/versions/triage/draft.release.yaml");
        Assert.Equal(
            [
                "PG4003 1:12 Prompts/versions/triage/draft.release.yaml is not where its release belongs: its name is not a version such as `2026-03-15.1`. "
                    + "A release belongs in `versions/PROMPT_ID/VERSION.release.yaml`. Restore the file from version control.",
                "PG3002 2:10 The release 2026-03-15.1 of `triage` does not exist. Its latest is 2026-03-12.10. Write that version, or run `dotnet promptgen stamp` to release this one.",
                "PG4001 3:14 `triage` cannot roll back to 2026-03-11.9, because that release does not exist. It has 2026-03-12.9, 2026-03-12.10.",
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
            partials.Select((name, index) => Partial($"Prompts/{index}/{name}.partial.md", "text")).ToEquatableArray(),
            new EquatableArray<string>(releases),
            requiresReleases: false,
            CancellationToken.None);

    private static FragmentIndexEntry Partial(string path, string text) =>
        FragmentIndexEntry.Of(PromptCompiler.ReadFragment(new SourceFile("/repo/" + path, path, SourceFileKind.Partial, text), CancellationToken.None));

    private static PromptIndexEntry Prompt(string path, string id, string? rollbackTo = null)
    {
        string text = $"prompt_id: {id}\nversion: 2026-03-15.1\n{(rollbackTo is null ? "" : $"rollback_to: {rollbackTo}\n")}template: x\n";
        PromptDefinition definition = PromptFile.Read(path, text).Definition!;
        return PromptIndexEntry.Of(definition);
    }
}
