using System;
using System.Linq;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Checking;

/// <summary>What a project says about its prompts, told from its text where that is plain, and left to MSBuild where it is not.</summary>
public sealed class ProjectPropertiesTests
{
    [Fact]
    public void ProjectAndWhatMSBuildImportsByItselfAreRead()
    {
        using ProjectFolder folder = new();
        folder["src/App/App.csproj"] = Project("<PropertyGroup><PromptGenEmbed>3</PromptGenEmbed></PropertyGroup>");
        folder["Directory.Build.props"] = "<Project><PropertyGroup><PromptGenFolder>Own\\Prompts</PromptGenFolder><PromptGenEmbed>2</PromptGenEmbed></PropertyGroup></Project>";
        folder["Directory.Build.targets"] = "<Project><Import Project=\"build/locks.targets\" /></Project>";
        folder["build/locks.targets"] = "<Project><PropertyGroup><PromptGenLocked>True</PromptGenLocked></PropertyGroup></Project>";

        ProjectProperties properties = ProjectProperties.Of(folder.Full("src/App/App.csproj"));

        Assert.Equal(new ProjectProperties("Own/Prompts", Locked: true, EmbedDepth: 3, Files: null), properties);
    }

    [Fact]
    public void WhatNobodySaysIsAsThePackageHasIt()
    {
        using ProjectFolder folder = new();

        Assert.Equal(new ProjectProperties("Prompts", Locked: null, EmbedDepth: 1, Files: null), ProjectProperties.Of(folder.Full("App.csproj")));
    }

    [Theory]
    [InlineData("<PromptGenEmbed>all</PromptGenEmbed>", "PG0207", "PromptGenEmbed is 'all'")]
    [InlineData("<PromptGenEmbed>101</PromptGenEmbed>", "PG0207", "PromptGenEmbed is '101'")]
    [InlineData("<PromptGenNamespace>My-App.Prompts</PromptGenNamespace>", "PG0202", "Write a namespace such as 'My_App.Prompts'")]
    [InlineData("<PromptGenVisibility>intern</PromptGenVisibility>", "PG0203", "PromptGenVisibility is 'intern'")]
    public void WhatNoBuildGeneratesCodeWithIsAnErrorOfTheProject(string property, string code, string says)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Replace(ProjectFolder.ProjectFile, "<ItemGroup>", "<PropertyGroup>" + property + "</PropertyGroup><ItemGroup>");

        string error = folder.Run("check").Failed(2).Out;

        Assert.Contains(ProjectFolder.ProjectFile + ": error " + code + ": ", error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatABuildTakesIsNoProblem()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Replace(
            ProjectFolder.ProjectFile, "<ItemGroup>",
            "<PropertyGroup><PromptGenEmbed>0</PromptGenEmbed><PromptGenNamespace>A.B</PromptGenNamespace><PromptGenVisibility>Internal</PromptGenVisibility></PropertyGroup><ItemGroup>");

        Assert.DoesNotContain("PG02", folder.Run("check").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<PropertyGroup><PromptGenFolder>Prompts</PromptGenFolder></PropertyGroup>", false)]
    [InlineData("<PropertyGroup Condition=\"'$(A)' == ''\"><Other>1</Other></PropertyGroup>", false)]
    [InlineData("<ItemGroup><AdditionalFiles Include=\"stylecop.json\" /></ItemGroup>", false)]
    [InlineData("<Import Project=\"$(MSBuildThisFileDirectory)../build/PromptGen.props\" />", false)]
    [InlineData("<Import Project=\"plain.props\" />", false)]
    [InlineData("<Import Project=\"$([MSBuild]::GetPathOfFileAbove('plain.props', '$(MSBuildThisFileDirectory)/'))\" />", false)]
    [InlineData("<Import Project=\"Sdk.props\" Sdk=\"Microsoft.NET.Sdk\" />", false)]
    [InlineData("<PropertyGroup><PromptGenFolder>$(Root)/Prompts</PromptGenFolder></PropertyGroup>", true)]
    [InlineData("<PropertyGroup Condition=\"'$(A)' == ''\"><PromptGenEmbed>2</PromptGenEmbed></PropertyGroup>", true)]
    [InlineData("<PropertyGroup><PromptGenLocked Condition=\"'$(CI)' == ''\">true</PromptGenLocked></PropertyGroup>", true)]
    [InlineData("<ItemGroup><PromptGenFile Remove=\"Prompts/drafts/**\" /></ItemGroup>", true)]
    [InlineData("<ItemGroup><AdditionalFiles Include=\"a.prompt.yaml\" /></ItemGroup>", true)]
    [InlineData("<PropertyGroup><EnableDefaultPromptGenItems>false</EnableDefaultPromptGenItems></PropertyGroup>", true)]
    [InlineData("<Import Project=\"$(Shared)/all.props\" />", true)]
    [InlineData("<Import Project=\"drafts.props\" />", true)]
    public void MSBuildIsAskedOnlyWhereNobodyElseCanTell(string content, bool needsEvaluation)
    {
        using ProjectFolder folder = new();
        folder["App.csproj"] = Project(content);
        folder["plain.props"] = "<Project><PropertyGroup><LangVersion>latest</LangVersion></PropertyGroup></Project>";
        folder["drafts.props"] = "<Project><ItemGroup><PromptGenFile Remove=\"Prompts/drafts/**\" /></ItemGroup></Project>";

        Assert.Equal(needsEvaluation, ProjectText.NeedsEvaluation(folder.Full("App.csproj")));
    }

    [Fact]
    public void WhatTheProjectEmbedsIsCompiledAsInABuild()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        foreach (string word in new[] { "size", "mood", "day" })
        {
            folder.Run("stamp").Passed();
            folder[ProjectFolder.Triage] = folder[ProjectFolder.Triage][..folder[ProjectFolder.Triage].LastIndexOf(' ')] + " " + word + ".\n";
        }

        folder.Run("stamp").Passed();
        Assert.DoesNotContain("2026-03-20.1", Source(folder), StringComparison.Ordinal);

        folder.Replace(ProjectFolder.ProjectFile, "<ItemGroup>", "<PropertyGroup><PromptGenEmbed>2</PromptGenEmbed></PropertyGroup><ItemGroup>");
        Assert.Contains("2026-03-20.1", Source(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectThatCannotBeEvaluatedIsToldApart()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Replace(ProjectFolder.ProjectFile, "<ItemGroup>", "<PropertyGroup><PromptGenFolder>$(Nowhere.Length.Bad)</PromptGenFolder></PropertyGroup><ItemGroup>");

        string error = folder.Run("check").Failed(1).Error;

        Assert.StartsWith("App.csproj: error PG0410: ", error, StringComparison.Ordinal);
        Assert.Contains("MSBuild says: ", error, StringComparison.Ordinal);
        folder.Run("check", "--prompts", "Prompts").Passed();
    }

    private static string Source(ProjectFolder folder) =>
        LoadedProject.Load(ProjectLocator.Find(folder.Root, ProjectSelection.Here), LoadOptions.Standing).Prompts.Single().Compiled!.Source!;

    private static string Project(string content) =>
        "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"PromptGen\" Version=\"0.1.0\" /></ItemGroup>" + content + "</Project>";
}
