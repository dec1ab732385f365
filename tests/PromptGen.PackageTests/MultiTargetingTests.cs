using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>A project for several frameworks: each gets its own manifest, and they are one.</summary>
public sealed class MultiTargetingTests
{
    [Fact]
    public async Task EachFrameworkGetsProgramAndManifest()
    {
        Consumer consumer = await Consumer.CreateAsync("multi-targeting");

        (await consumer.BuildAsync()).Succeeded();

        foreach (string framework in (string[])["net8.0", "net10.0"])
        {
            Expected.IsTranscript(await consumer.DotnetAsync("exec", $"bin/Debug/{framework}/Consumer.dll"));
            Manifest.Read(consumer.PathOf("bin", "Debug", framework, "Consumer.prompts.json")).HoldsSharedPrompts();
        }

        Assert.Equal(
            consumer.Read("bin", "Debug", "net8.0", "Consumer.prompts.json"),
            consumer.Read("bin", "Debug", "net10.0", "Consumer.prompts.json"));
    }
}
