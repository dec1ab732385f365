using System.Linq;
using PromptGen.Core.Collections;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

public class SnapshotTests
{
    private const string Single = """
        prompt_id: greeting
        version: 2026-03-15.1
        variables:
          name: string
        template: |
          Hello {{ name }}.
        """;

    private static EquatableArray<CatalogEntry> Entries =>
        EquatableArray.Create(new CatalogEntry("support-triage", "SupportTriagePrompt"), new CatalogEntry("greeting", "GreetingPrompt"));

    [Fact]
    public void APromptWithEverythingInTheCurrentLanguage() =>
        Snapshot.Matches(Source(SupportTriage.Project(Targets.Current)), "SupportTriage.cs12.txt");

    [Fact]
    public void APromptWithEverythingInTheOldestLanguage() =>
        Snapshot.Matches(Source(SupportTriage.Project(Targets.Old)), "SupportTriage.cs7_3.txt");

    [Fact]
    public void APromptWithEverythingThatMayBeReleased() =>
        Snapshot.Matches(Source(SupportTriage.Project(Targets.Releasable)), "SupportTriage.releases.cs12.txt");

    [Fact]
    public void APromptWithEverythingThatMayBeReleasedInTheOldestLanguage() =>
        Snapshot.Matches(Source(SupportTriage.Project(Targets.Old with { HasReleases = true })), "SupportTriage.releases.cs7_3.txt");

    [Fact]
    public void ASmallPrompt() => Snapshot.Matches(Source(new PromptProject().Prompt(Single, "Prompts/greeting.prompt.yaml")), "Greeting.cs12.txt");

    [Fact]
    public void TheCatalog() => Snapshot.Matches(PromptCompiler.EmitCatalog(Entries, Targets.Current), "PromptCatalog.cs12.txt");

    [Fact]
    public void TheCatalogOfPromptsThatMayBeReleased() =>
        Snapshot.Matches(PromptCompiler.EmitCatalog(Entries, Targets.Releasable), "PromptCatalog.releases.cs12.txt");

    [Fact]
    public void TheSameInputGivesTheSameOutput()
    {
        Assert.Equal(Source(SupportTriage.Project(Targets.Current)), Source(SupportTriage.Project(Targets.Current)));
        Assert.Equal(
            SupportTriage.Project(Targets.Current).Compile().Single(), SupportTriage.Project(Targets.Current).Compile().Single());
    }

    private static string Source(PromptProject project) => Assert.Single(project.Sources());
}
