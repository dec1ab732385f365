using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>One program, the same prompts: on every framework the same texts and the same hashes, to the byte.</summary>
public sealed class FrameworkTests
{
    [Theory]
    [InlineData("net10.0", "net10.0")]
    [InlineData("net8.0", "net8.0")]
    [InlineData("csharp7.3", "net10.0")]
    public async Task AProgramBuildsWithoutAWarningAndRuns(string name, string framework)
    {
        Consumer consumer = await Consumer.CreateAsync(name);

        CommandResult build = (await consumer.BuildAsync("-warnaserror")).Succeeded();
        CommandResult run = await consumer.DotnetAsync("exec", $"bin/Debug/{framework}/Consumer.dll");

        Assert.DoesNotContain("warning", build.Output, System.StringComparison.Ordinal);
        Expected.IsTranscript(run);
        Manifest.Read(consumer.PathOf("bin", "Debug", framework, "Consumer.prompts.json")).HoldsSharedPrompts();
        consumer.Feed.AssertRestored(PackageFeed.Version);
    }
}
