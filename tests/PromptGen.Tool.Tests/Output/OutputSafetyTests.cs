using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Completions;
using System.IO;
using System.Linq;
using System.Text.Json;
using PromptGen.Tool.CommandLine;
using PromptGen.Tool.Output;
using PromptGen.Tool.Tests.Importing;
using PromptGen.Tool.Tests.Testing;
using Xunit;
using static PromptGen.Tool.Tests.Output.HostileText;

namespace PromptGen.Tool.Tests.Output;

/// <summary>Every command in every format, with and without colours, over files of which every text is hostile.</summary>
public sealed class OutputSafetyTests
{
    private static readonly string[] Production = ["--env", "production"];

    // By command: what is run in each of the projects. Nothing here writes files, so that one project serves all.
    private static readonly Dictionary<string, string[][]> Cases = new(StringComparer.Ordinal)
    {
        ["init"] = [["--dry-run", Line]],
        ["new"] = [[Lines, "--dry-run"]],
        ["check"] = [[], ["--locked"], ["--prompts", Lines]],
        ["stamp"] = [["--dry-run"], ["--dry-run", "--accept-contract", Lines], ["--dry-run", Lines], ["--date", Lines]],
        ["status"] = [[], Production, ["--env", Lines]],
        ["show"] = [["triage"], [Lines], ["triage", "--version", HostileProject.First], ["triage", "--version", Lines]],
        ["which"] = [["sha256"], [Lines], ["0000000"]],
        ["env list"] = [[], ["--all"], ["--project", Lines]],
        ["env add"] = [[Lines, "--dry-run"], ["production"], [Line, "--dry-run"]],
        ["rollout wait"] = [[Lines, "--url", "http://127.0.0.1:9/", .. Production], ["--url", "http://127.0.0.1:9/", "--env", Lines], ["--url", Lines, .. Production], ["--url", "http://127.0.0.1:9/", "--token-variable", Lines, .. Production]],
        ["completion"] = [["bash"], [Lines]],
        ["diff"] = [[], ["triage"], ["triage", HostileProject.First, HostileProject.Second], ["triage", "git:HEAD"], ["git:HEAD"], ["triage", "git:" + Lines], ["triage", Lines], ["manifest:App.prompts.json"], ["manifest:" + Lines]],
        ["render"] = [["triage"], ["triage", "--values", "values.json"], ["triage", "--version", HostileProject.First], ["triage", "--version", Lines], ["triage", "--", "note=" + Lines], ["triage", "--", "tier=" + Lines], ["triage", "--", Lines + "=1"], ["triage", "--values", Lines]],
        ["verify"] = [["--manifest", "App.prompts.json", "--prompts", "Prompts"], ["--manifest", "App.prompts.json", "--state", "state.json"], ["--manifest", "App.prompts.json", "--assembly", Lines], ["--manifest", Lines, "--state", Lines]],
        ["import"] = [["--from-code", Lines]],
        ["pack"] = [["--dry-run"], ["--dry-run", "triage", "--out", Line.Replace('/', '|')], ["--dry-run", Lines], ["--dry-run", "triage@" + Lines], ["--dry-run", .. Production], ["--verify", "a.promptpack"], ["--dry-run", "--sign-key", Lines], ["--dry-run", "--sign-command", "printf '%b' '\\033[2J" + Marker + "' >&2; false"]],
        ["promote"] = [["triage", "--to", "25", "--dry-run", .. Production], ["triage", Lines, "--to", "25", "--dry-run", .. Production], ["triage", "--to", Lines, .. Production], ["triage", "--to", "5", "--guard", Lines, .. Production], [Lines, "--to", "5", "--dry-run", .. Production]],
        ["rollback"] = [["triage", "--dry-run", .. Production], ["triage", "--to", Lines, "--dry-run", .. Production], ["triage", "--dry-run", "--env", Lines]],
        ["abort"] = [["triage", "--dry-run", .. Production], [Lines, "--dry-run", .. Production]],
        ["revoke"] = [["triage", HostileProject.Second, "--dry-run", .. Production], ["triage", Lines, "--dry-run", .. Production]],
        ["log"] = [Production, ["triage", .. Production], [Lines, .. Production]],
        ["state build"] = [Production, ["--dry-run", "--out", Line.Replace('/', '|'), .. Production], ["--expires", Lines, .. Production], ["--pack", "a.promptpack", .. Production], ["--env", Lines]],
        ["state verify"] = [["state.json"], ["state.json", "--env", Lines], [Lines], ["state.json", "--trusted-key", Lines]],
    };

    [Fact]
    public void NothingInAFileActsOnATerminalOrABuildServer()
    {
        using HostileProject project = new();
        List<string> silent = [];
        int outputs = 0;
        foreach ((string name, Command command) in Leaves())
        {
            Assert.True(Cases.TryGetValue(name, out string[][]? cases), "Give `" + name + "` cases here: its output is to be safe, too.");
            bool shows = false;
            foreach (string[] arguments in cases)
            {
                foreach (string? format in Formats(command))
                {
                    foreach (ProjectFolder folder in new[] { project.Sound, project.Broken })
                    {
                        foreach (bool color in format is null or "text" ? new[] { false, true } : [false])
                        {
                            shows |= Check(folder, name, [.. name.Split(' '), .. arguments.TakeWhile(static argument => argument != "--"), .. format is null ? [] : new[] { "--format", format }, .. arguments.SkipWhile(static argument => argument != "--")], format, color);
                            outputs++;
                        }
                    }
                }
            }

            if (!shows)
            {
                silent.Add(name);
            }
        }

        Assert.Empty(silent);
        Assert.True(outputs > 350, outputs + " outputs were looked at.");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void WhatImportFindsInCodeIsSafeToo(string format)
    {
        using ProjectFolder folder = ImportTests.Restored("public sealed class Agent { public object Ask() => new { role = \"system\", content = \"You " + Plain + " help.\" }; }");

        Assert.True(Check(folder, "import", ["import", "--from-code", ".", "--dry-run", "--format", format], format, color: false));
    }

    [Fact]
    public void HelpAndCompletionsAreSafeToo()
    {
        using HostileProject project = new();
        foreach (string[] arguments in new string[][] { [Lines], ["check", Lines], ["show", "--" + Lines], ["check", "--format", Lines], ["[suggest:5]", "show "], ["--help"], ["--version"], ["check", "--help", Lines] })
        {
            Check(project.Sound, "", arguments, "text", color: true);
            Check(project.Broken, "", arguments, "text", color: true);
        }
    }

    [Theory]
    [InlineData("plain text: a::b, ## heading [link], \u00e4\u4e2d\ud83d\ude00\u26a0\ufe0f", "plain text: a::b, ## heading [link], \u00e4\u4e2d\ud83d\ude00\u26a0\ufe0f")]
    [InlineData("a\u001b[31mb\u202ec", "a\\u{1b}[31mb\\u{202e}c")]
    [InlineData("a\r\nb\tc", "a\\u{d}\nb\tc")]
    [InlineData("::set-env\n  ::x\na ::b", ":\\u{3a}set-env\n  :\\u{3a}x\na ::b")]
    [InlineData("##vso[a]##[b]##teamcity[c]# [d]#[e]", "##vso\\u{5b}a]##\\u{5b}b]##teamcity\\u{5b}c]# [d]#[e]")]
    [InlineData("a\U000E0041\ufe0f\u3164\uFFFE", "a\\u{e0041}\\u{fe0f}\\u{3164}\\u{fffe}")]
    public void TextStaysReadable(string text, string shown)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using TerminalWriter writer = new(output, color: false);
        writer.Write(text);
        Assert.Equal(shown, output.ToString());
    }

    [Fact]
    public void ACommandCannotBePutTogetherFromPieces()
    {
        using StringWriter output = new() { NewLine = "\n" };
        using TerminalWriter writer = new(output, color: false);
        foreach (string piece in new[] { ":", ":set-env\n", "##", "vso", "[x]\n", " ", ":", ":", "add-mask::\n" })
        {
            writer.Write(piece);
        }

        writer.WriteLine(StyledText.In(Ink.Red, "#") + "#vso" + StyledText.In(Ink.Bold, "[y]"));
        Assert.Equal(":\\u{3a}set-env\n##vso\\u{5b}x]\n :\\u{3a}add-mask::\n##vso\\u{5b}y]\n", output.ToString());
    }

    private static bool Check(ProjectFolder folder, string name, string[] arguments, string? format, bool color)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        Terminal terminal = new(new TerminalWriter(output, color), new TerminalWriter(error, color), 100) { Wraps = color, ErrorWraps = color };
        ToolContext context = new(folder.Root, terminal, TimeProvider.System, static variable => variable == "PROMPTGEN_ACTOR" ? Lines : null);
        int exitCode = ToolCommand.Run(arguments, context);
        string what = "`" + string.Join(' ', arguments.Select(static argument => argument.Length > 30 ? argument[..8] + "..." : argument)) + "`";
        AssertHarmless(what, output.ToString(), color, isGitHub: format == "github");
        AssertHarmless(what + " (errors)", error.ToString(), color, isGitHub: false);
        Assert.False(error.ToString().Contains("PG9001", StringComparison.Ordinal), what + " crashed: " + error);
        if (format is "json" or "sarif" && output.ToString().Length > 0)
        {
            JsonDocument.Parse(output.ToString()).Dispose();
        }

        Assert.InRange(exitCode, 0, 2);
        return (output.ToString() + error).Contains(Marker, StringComparison.Ordinal) || (name == "new" && exitCode == 1);
    }

    private static IEnumerable<(string Name, Command Command)> Leaves()
    {
        using StringWriter none = new();
        using TerminalWriter writer = new(none, color: false);
        return Leaves("", ToolCommand.Create(new ToolContext(".", new Terminal(writer, writer, 80), TimeProvider.System, static _ => null)));
    }

    private static IEnumerable<(string Name, Command Command)> Leaves(string prefix, Command command) => command.Subcommands.SelectMany(child =>
        child.Subcommands.Count == 0 ? [((prefix + " " + child.Name).Trim(), child)] : Leaves(prefix + " " + child.Name, child));

    /// <summary>The values of <c>--format</c> that the command itself takes; null if it has no formats.</summary>
    private static string?[] Formats(Command command) => command.Options.FirstOrDefault(static option => option.Name == "--format") is { } format
        ? [.. format.GetCompletions(CompletionContext.Empty).Select(static completion => completion.Label)]
        : [null];
}
