using System;
using System.Linq;
using PromptGen.Tool.CommandLine;
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
    [InlineData("stamp --dryrun", "error: Unknown option '--dryrun'.\nDid you mean `--dry-run`?\nSee `dotnet promptgen stamp --help`.\n")]
    [InlineData("state build --env production --threshold two", "error: 'two' is not a valid value. --threshold takes a whole number from 1 to 16.\nSee `dotnet promptgen state build --help`.\n")]
    [InlineData("state build --env production --serial 0", "error: '0' is not a valid value. --serial takes a whole number from 1 to 4503599627370495.\nSee `dotnet promptgen state build --help`.\n")]
    public void MistakesAreExplainedInAFewLines(string line, string error)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();

        ToolResult result = folder.Run(line.Split(' ')).Failed(1);

        Assert.Equal(error, result.Error);
        Assert.Equal("", result.Out);
    }

    /// <summary>The value of an option that is mistyped may be a password, and build servers keep what is printed.</summary>
    [Theory]
    [InlineData("--sign-kye hunter2", "--sign-kye")]
    [InlineData("--sign-kye=hunter2", "--sign-kye")]
    [InlineData("--sign-kye:hunter2", "--sign-kye")]
    [InlineData("-p hunter2", "-p")]
    [InlineData("-phunter2", "-p")]
    [InlineData("--one hunter2 --two=hunter2", "--two")]
    public void TheValueOfAnUnknownOptionIsNotShown(string typed, string named)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        string[] commands =
        [
            "init", "new", "check", "stamp", "status", "show triage", "diff triage", "render triage", "verify", "import", "pack", "promote triage --env production --to 5",
            "rollback triage --env production", "abort triage --env production", "revoke triage 2026-03-15.1 --env production", "revoke triage --env production", "log --env production",
            "state build --env production", "state verify state.json", "state verify", "", .. typed.EndsWith(" hunter2", StringComparison.Ordinal) ? ["verify --manifest"] : Array.Empty<string>(),
        ];

        Assert.All(commands, command =>
        {
            string[] before = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] option = typed.Split(' ');
            foreach (string[] line in (string[][])[[.. before, .. option], [.. before.Take(1), .. option, .. before.Skip(1)]])
            {
                ToolResult result = folder.Run(line).Failed(1);
                Assert.DoesNotContain("hunter2", result.Error + result.Out, StringComparison.Ordinal);
                Assert.Contains("error: Unknown option '" + named + "'.", result.Error, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void TheVersionIsThatOfTheAssembly()
    {
        using ProjectFolder folder = new(empty: true);

        Assert.Equal(ToolCommand.Version + "\n", folder.Run("--version").Passed().Out);
    }

    [Fact]
    public void WhatBeginsLikeAnOptionIsAValueBehindTheOptionThatTakesIt()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();

        folder.Run("promote", "triage", "--env", "production", "--to", "stable", "--reason", "-fix: numbers").Passed();
        folder.Run("abort", "triage", "--env", "production", "--reason=--really").Passed();
    }

    [Fact]
    public void EveryCommandHasExamplesUnderTheNameThatPeopleType()
    {
        using ProjectFolder folder = new();
        string[] commands = [.. folder.Run("--help").Passed().Out.Split("Commands:")[1].Split("Exit codes:")[0].Split('\n')
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
