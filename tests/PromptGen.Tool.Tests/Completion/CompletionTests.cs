using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using PromptGen.Tool.CommandLine;
using PromptGen.Tool.Tests.Rollout;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Completion;

/// <summary>What a shell proposes.</summary>
public sealed class CompletionTests
{
    public static TheoryData<string, string[]> Lines => new()
    {
        { "show ", ["triage"] },
        { "promote ", ["triage"] },
        { "promote triage 2026", [ReleasedFolder.First, ReleasedFolder.Second, ReleasedFolder.Third] },
        { "promote triage --to ", ["1%", "25%", "5%", "50%", "internal", "stable"] },
        { "rollback triage --env ", ["production"] },
        { "rollback triage --to ", [ReleasedFolder.First, ReleasedFolder.Second, ReleasedFolder.Third] },
        { "show triage --version ", [ReleasedFolder.First, ReleasedFolder.Second, ReleasedFolder.Third] },
        { "status --env p", ["production"] },
        { "check --format ", ["github", "json", "sarif", "text"] },
        { "completion ", ["bash", "fish", "pwsh", "zsh"] },
        { "env ", ["add", "list"] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void TheRestOfALineIsProposed(string line, string[] proposed)
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        string[] found = released.Folder.Run($"[suggest:{line.Length}]", line).Passed().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(proposed, found.Where(static word => !word.StartsWith('-') && word is not ("/?" or "/h")).Order(StringComparer.Ordinal));
    }

    /// <summary>Whoever sends a repository names its files, and a shell acts on the words that it is given.</summary>
    [Fact]
    public void WordsThatAShellWouldActOnAreNotProposed()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Folder["Prompts/hostile.prompt.yaml"] = "prompt_id: $(touch owned)\nversion: 2026-03-20.1\ntemplate: T.\n";
        released.Folder["Prompts/versions/$(touch owned)/2026-03-20.1.release.yaml"] = "";
        released.Folder["Prompts/versions/triage/`touch owned`.release.yaml"] = "";
        released.Folder["Prompts/environments/$(touch owned)/triage.json"] = "";

        foreach (string line in new[] { "show ", "rollback ", "rollback triage --to ", "show triage --version ", "status --env " })
        {
            string found = released.Folder.Run($"[suggest:{line.Length}]", line).Passed().Out;
            Assert.NotEqual("", found);
            Assert.DoesNotMatch("[$`( ]", found);
        }
    }

    [Fact]
    public void EveryShellHasAScriptThatSaysWhereItGoes()
    {
        using ProjectFolder folder = new();
        Assert.All(CompletionCommand.Shells, shell =>
        {
            string script = folder.Run("completion", shell).Passed().Out;
            Assert.StartsWith("# Completion of PromptGen in ", script, StringComparison.Ordinal);
            Assert.Contains("dotnet promptgen completion " + shell, script, StringComparison.Ordinal);
            Assert.Contains("[suggest:", script, StringComparison.Ordinal);
        });
        Assert.Contains("'bash'", folder.Run("completion", "sh").Failed(1).Error, StringComparison.Ordinal);
    }

    /// <summary>The script in a real bash, with a `dotnet` that answers as the tool does.</summary>
    [BashTheory]
    [InlineData("dotnet promptgen promote tri", "triage")]
    [InlineData("dotnet-promptgen promote tri", "triage")]
    [InlineData("dotnet bui", "build-as-before")]
    public void BashCompletes(string line, string expected)
    {
        using ReleasedFolder released = new();
        released.Folder["completion.bash"] = released.Folder.Run("completion", "bash").Passed().Out;
        released.Folder["try.bash"] = $$"""
            before() { COMPREPLY=(build-as-before); }
            complete -F before dotnet
            dotnet() { shift; command dotnet "{{ToolProcess.Assembly}}" "$@"; }
            source completion.bash
            source completion.bash
            COMP_LINE="{{line}}" COMP_POINT={{line.Length}} COMP_WORDS=({{line}}) COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            $(complete -p "${COMP_WORDS[0]}" | sed 's/.* -F \([^ ]*\) .*/\1/')
            printf '%s\n' "${COMPREPLY[@]}"
            """.ReplaceLineEndings("\n");

        using Process bash = ToolProcess.Start(BashTheoryAttribute.Program, released.Folder.Root, (IEnumerable<string>)["--norc", "try.bash"]);
        ToolResult result = ToolProcess.FinishAsync(bash).GetAwaiter().GetResult();

        Assert.Equal((expected + "\n", ""), (result.Out, result.Error));
    }
}
