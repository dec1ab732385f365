using System;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>An application that is served another version than the one it was built with, from the packages alone.</summary>
public sealed class HostedReleaseTests
{
    [Fact]
    public async Task ThePackageThatServesReleasesHasPromptsCompiledForThem()
    {
        Consumer consumer = await Consumer.CreateAsync("hosted", sharedIn: null);

        (await consumer.BuildAsync("Application")).Succeeded();

        string[] lines = (await consumer.DotnetAsync("exec", "Application/bin/Debug/net10.0/Application.dll")).Succeeded().Output.Split('\n');
        Assert.StartsWith("rollback 2026-03-15.1 ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(", compiled)", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("rollback 2026-03-12.1 ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(", stable)", lines[1], StringComparison.Ordinal);
        Assert.Equal("Route the ticket. Tier: pro, amount: 1.50.", lines[2]);
        Assert.StartsWith("farewell 2026-03-15.1 ", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task PromptsOfALibraryThatWasNotCompiledForThemAreAnErrorThatSaysWhatToDo()
    {
        Consumer consumer = await Consumer.CreateAsync("hosted", sharedIn: null);
        consumer.Edit("Library/Library.csproj", "<PromptGenReleases>true</PromptGenReleases>", "");

        CommandResult build = (await consumer.BuildAsync("Application")).Failed();

        // The compiler's lines come twice: as they happen, and in the summary.
        string error = Assert.Single(build.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
        Assert.Contains("Program.cs(19,", error, StringComparison.Ordinal);
        Assert.Contains("CS0619", error, StringComparison.Ordinal);
        Assert.Contains("Set <PromptGenReleases>true</PromptGenReleases> in the project with the prompt files", error, StringComparison.Ordinal);
    }
}
