using System;
using System.Linq;
using System.Reflection;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>Projects that list their prompt files one by one: a release is only worth something where they list it, too.</summary>
public sealed class StampListingTests
{
    private const string Prompt = "Llm/triage.prompt.yaml";
    private const string Release = "Llm/versions/triage/2026-03-15.1.release.yaml";
    private const string Error =
        "App.csproj: error PG0412: 'Llm/versions/triage/2026-03-15.1.release.yaml' is not listed in the project, so builds do not read this release. Add `<PromptGenFile Include=\"Llm/versions/**/*.release.yaml\" />` to the project.\n";

    [Fact]
    public void AReleaseThatNoItemTakesInIsWrittenAndReported()
    {
        using ProjectFolder folder = Listing(Prompt);

        ToolResult result = folder.Run("stamp").Failed(2);

        Assert.Equal([Release], folder.Releases());
        Assert.EndsWith("1 prompt stamped.\n", result.Out, StringComparison.Ordinal);
        Assert.Equal(Error, result.Error);
    }

    [Fact]
    public void ItStaysWhatItIsUntilTheProjectListsIt()
    {
        using ProjectFolder folder = Listing(Prompt);
        folder.Run("stamp").Failed(2);
        var before = folder.Snapshot();

        Assert.Equal(Error + "Nothing was stamped.\n", folder.Run("stamp").Failed(2).Error);
        Assert.Equal(before, folder.Snapshot());

        folder.Replace(ProjectFolder.ProjectFile, Prompt, Prompt + ";Llm/versions/**/*.release.yaml");
        Assert.Equal("Nothing to stamp: the prompt matches its release.\n", folder.Run("stamp").Passed().Out);
    }

    [Fact]
    public void AReleaseThatAnItemTakesInIsFine()
    {
        using ProjectFolder folder = Listing(Prompt + ";Llm/versions/**/*.release.yaml");

        Assert.Equal("", folder.Run("stamp").Passed().Error);
    }

    private static ProjectFolder Listing(string files)
    {
        string build = typeof(StampListingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static value => value.Key == "RepositoryRoot").Value! + "/build/";
        return new ProjectFolder
        {
            [ProjectFolder.ProjectFile] = $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <Import Project="{build}PromptGen.props" />
                  <PropertyGroup>
                    <TargetFramework>net8.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PromptGenFile Include="{files}" />
                  </ItemGroup>
                  <Import Project="{build}PromptGen.targets" />
                </Project>
                """,
            [Prompt] = ProjectFolder.Minimal,
        };
    }
}
