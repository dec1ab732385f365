using System.Linq;
using PromptGen.Generator.Inputs;
using Xunit;

namespace PromptGen.Generator.Tests.Inputs;

public sealed class ProjectTargetTests
{
    private static readonly CompilationFacts Facts = new(
        "App", LanguageVersion: 1200, HasRequiredMembers: true, HasRuntimeLibrary: true);

    private static readonly ProjectOptions Options = new(
        "App", PromptGenNamespace: "", Visibility: "", Locked: false);

    [Theory]
    [InlineData("My.App", "My.App")]
    [InlineData("my-app", "my_app")]
    [InlineData("2024.reports", "_2024.reports")]
    [InlineData("a.class.b", "a._class.b")]
    [InlineData("Größe.日本", "Größe.日本")]
    [InlineData("a..b", "a.b")]
    [InlineData("", "")]
    public void RootNamespaceBecomesANamespace(string root, string expected)
    {
        ProjectTarget target = ProjectTarget.Of(Options with { RootNamespace = root }, Facts);

        Assert.True(target.CanGenerate);
        Assert.Equal(expected, target.Target.Namespace);
    }

    [Fact]
    public void ANamespaceOfOnesOwnGoesFirst() =>
        Assert.Equal("Other.Place", ProjectTarget.Of(Options with { PromptGenNamespace = "Other.Place" }, Facts).Target.Namespace);

    [Theory]
    [InlineData("My-App")]
    [InlineData("My App")]
    [InlineData("App.event")]
    [InlineData("App.")]
    [InlineData(".")]
    public void AWrongNamespaceIsRefused(string name)
    {
        ProjectTarget target = ProjectTarget.Of(Options with { PromptGenNamespace = name }, Facts);

        Assert.False(target.CanGenerate);
        Assert.Equal("PG0202", Assert.Single(target.Problems).Rule.Id);
        Assert.True(GeneratedNamespace.IsValid(target.Target.Namespace));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("public", true)]
    [InlineData("Internal", false)]
    public void VisibilityIsPublicUnlessInternal(string visibility, bool isPublic)
    {
        ProjectTarget target = ProjectTarget.Of(Options with { Visibility = visibility }, Facts);

        Assert.True(target.CanGenerate);
        Assert.Equal(isPublic, target.Target.Public);
    }

    [Fact]
    public void AllThatIsWrongIsSaidAtOnce()
    {
        ProjectTarget target = ProjectTarget.Of(
            Options with { Visibility = "private", PromptGenNamespace = "1" }, Facts with { HasRuntimeLibrary = false });

        Assert.Equal(["PG0201", "PG0202", "PG0203"], target.Problems.Select(static problem => problem.Rule.Id));
    }
}
