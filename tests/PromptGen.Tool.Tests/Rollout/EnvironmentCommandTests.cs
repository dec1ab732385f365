using System;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>Environments are created on purpose.</summary>
public sealed class EnvironmentCommandTests
{
    [Fact]
    public void EnvironmentsAreListedAndAdded()
    {
        using ReleasedFolder released = new();
        Assert.Equal("There are no environments. Create one: dotnet promptgen env add ENV\n", released.Folder.Run("env", "list").Passed().Out);
        Assert.StartsWith("Would create Prompts/environments/staging.", released.Folder.Run("env", "add", "staging", "--dry-run").Passed().Out, StringComparison.Ordinal);
        Assert.StartsWith("Created Prompts/environments/staging.", released.Folder.Run("env", "add", "staging").Passed().Out, StringComparison.Ordinal);
        Assert.Equal("The environment staging already exists: Prompts/environments/staging.\n", released.Folder.Run("env", "add", "staging").Passed().Out);
        Assert.Equal("", released.Folder["Prompts/environments/staging/.gitkeep"]);
        released.Folder.Run("env", "add", "production").Passed();
        released.WithStable();

        Assert.Equal(
            "ENVIRONMENT  PROMPTS  CANARIES  SERIAL\nproduction   1        0         1\nstaging      0        0         0\n",
            released.Folder.Run("env", "list").Passed().Out);
        Assert.Contains("\"name\": \"staging\"", released.Folder.Run("env", "list", "--format", "json").Passed().Out, StringComparison.Ordinal);
        Assert.Contains("A name consists of lower-case letters, digits and hyphens.", released.Folder.Run("env", "add", "Prod uction").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NoEnvironmentIsCreatedSilently()
    {
        using ReleasedFolder released = new();

        Assert.StartsWith(
            "Would create the environment production. If the name is a mistake, delete its folder: Prompts/environments/production\n",
            released.Run("promote", ReleasedFolder.First, "--to", "stable", "--dry-run").Passed().Out, StringComparison.Ordinal);
        Assert.StartsWith("Created the environment production.", released.Run("promote", ReleasedFolder.First, "--to", "stable").Passed().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("reated", released.Run("promote", ReleasedFolder.Second, "--to", "5").Passed().Out, StringComparison.Ordinal);
        Assert.Contains("Did you mean `production`?", released.Folder.Run("promote", "triage", "--to", "stable", "--env", "prodution").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("To create it, run `dotnet promptgen env add testing`.", released.Folder.Run("promote", "triage", "--to", "stable", "--env", "testing").Failed(1).Error, StringComparison.Ordinal);
    }
}
