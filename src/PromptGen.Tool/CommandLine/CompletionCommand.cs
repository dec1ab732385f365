using System.Collections.Generic;
using System.CommandLine;
using System.IO;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen completion</c>.</summary>
internal static class CompletionCommand
{
    /// <summary>The shells. Each has a script among the resources.</summary>
    public static readonly IReadOnlyList<string> Shells = ["bash", "fish", "pwsh", "zsh"];

    public static Command Create(ToolContext context)
    {
        Argument<string> shell = new("SHELL") { Description = "Shell: bash, fish, pwsh or zsh." };
        shell.AcceptOnlyFromAmong([.. Shells]);
        Command command = new ExampleCommand(
            "completion",
            "Prints a script that completes commands, options, prompts, versions and environments in your shell.",
            ("promptgen completion bash", "print the script; its first lines say where it goes"))
        {
            shell,
        };
        command.SetAction(line =>
        {
            using StreamReader script = new(typeof(CompletionCommand).Assembly.GetManifestResourceStream("promptgen." + line.GetValue(shell))!);
            context.Terminal.Out.Write(script.ReadToEnd());
            return ExitCode.Pass;
        });
        return command;
    }
}
