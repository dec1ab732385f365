using System.Linq;
using Xunit;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>What a command gave: its exit code and everything it wrote, in the order in which it was written.</summary>
public sealed record CommandResult(string CommandLine, int ExitCode, string Output)
{
    /// <summary>The lines of the output, without line ends and surrounding blanks.</summary>
    public string[] Lines => [.. Output.Split('\n').Select(line => line.Trim())];

    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"`{CommandLine}` gave exit code {ExitCode}:\n{Output}");
        return this;
    }

    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, $"`{CommandLine}` was expected to fail:\n{Output}");
        return this;
    }

    /// <summary>How many times a warning or error of this code was reported, without the summary at the end of a build.</summary>
    public int Count(string code)
    {
        int summary = Output.IndexOf("\nBuild FAILED.", System.StringComparison.Ordinal);
        if (summary < 0)
        {
            summary = Output.IndexOf("\nBuild succeeded.", System.StringComparison.Ordinal);
        }

        string body = summary < 0 ? Output : Output[..summary];
        return body.Split('\n').Count(line =>
            line.Contains(" error " + code + ":", System.StringComparison.Ordinal)
            || line.Contains(" warning " + code + ":", System.StringComparison.Ordinal));
    }
}
