using System;
using System.Linq;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests;

/// <summary>What somebody sees who types something wrong, or asks.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("chekc", "error: Unrecognized command or argument 'chekc'.\nDid you mean `dotnet promptgen check`?\nSee `dotnet promptgen --help`.\n")]
    [InlineData("show", "error: Required argument missing for command: 'show'.\nSee `dotnet promptgen show --help`.\n")]
    [InlineData("check --format xml", "error: Argument 'xml' not recognized. Must be one of: 'text' 'json' 'sarif' 'github'\nSee `dotnet promptgen check --help`.\n")]
    [InlineData("stamp --dryrun", "error: Unknown option '--dryrun'.\nSee `dotnet promptgen stamp --help`.\n")]
    public void MistakesAreExplainedInAFewLines(string line, string error)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();

        ToolResult result = folder.Run(line.Split(' ')).Failed(1);

        Assert.Equal(error, result.Error);
        Assert.Equal("", result.Out);
    }

    [Fact]
    public void EveryCommandHasExamplesUnderTheNameThatPeopleType()
    {
        using ProjectFolder folder = new();
        string[] commands = [.. folder.Run("--help").Passed().Out.Split("Commands:")[1].Split('\n')
            .Select(static line => line.Trim().Split(' ')[0])
            .Where(static name => name.Length > 0)];

        Assert.Contains("stamp", commands);
        Assert.All(commands, command =>
        {
            string help = folder.Run(command, "--help").Passed().Out;
            Assert.Contains("Usage:\n  dotnet promptgen " + command, help, StringComparison.Ordinal);
            Assert.Contains("Examples:\n  dotnet promptgen " + command, help, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void TheShellCompletesCommandsAndIds()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();

        Assert.Equal(["stamp", "state", "status"], folder.Run("[suggest:2]", "st").Passed().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("triage", folder.Run("[suggest:5]", "show ").Passed().Out.Split('\n'));
    }
}
