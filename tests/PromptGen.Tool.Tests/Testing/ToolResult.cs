using System;
using System.Collections.Generic;
using System.IO;
using PromptGen.Tool.CommandLine;
using PromptGen.Tool.Output;
using Xunit;

namespace PromptGen.Tool.Tests.Testing;

/// <summary>What a command said, run in this process.</summary>
internal sealed record ToolResult(int ExitCode, string Out, string Error)
{
    public static readonly DateTimeOffset Today = new(2026, 3, 20, 23, 30, 0, TimeSpan.Zero);

    public static ToolResult Of(string directory, params string[] arguments) => Of(directory, new Dictionary<string, string>(), arguments);

    public static ToolResult Of(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        ToolContext context = new(
            directory, new Terminal(new TerminalWriter(output, color: false), new TerminalWriter(error, color: false), 120), new FixedClock(),
            name => environment.GetValueOrDefault(name));
        int exitCode = ToolCommand.Run(arguments, context);
        return new ToolResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The command did its work; otherwise the test shows what it said.</summary>
    public ToolResult Passed()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}.\n{Out}{Error}");
        return this;
    }

    public ToolResult Failed(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode}.\n{Out}{Error}");
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PG9001", Error, StringComparison.Ordinal);
        return this;
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Today;
    }
}
