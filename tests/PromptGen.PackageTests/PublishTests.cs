using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>What goes to production: the program runs, the manifest is beside it, and nothing warns of reflection.</summary>
public sealed class PublishTests
{
    [FactWithTool("clang", "gcc")]
    public async Task NativeCodeRendersTheSameWithoutAWarning()
    {
        Consumer consumer = await Consumer.CreateAsync("native-aot");

        await PublishesAndRuns(consumer);

        Assert.False(File.Exists(consumer.PathOf("out", "Consumer.dll")));
    }

    [Fact]
    public async Task ATrimmedSelfContainedProgramRendersTheSameWithoutAWarning() =>
        await PublishesAndRuns(await Consumer.CreateAsync("trimmed"));

    [Fact]
    public async Task PublishingWithoutBuildingBringsTheManifest()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");

        (await consumer.BuildAsync("-c", "Release")).Succeeded();
        (await consumer.DotnetAsync("publish", "-nologo", "--no-build", "-o", "out")).Succeeded();

        Expected.IsTranscript(await consumer.DotnetAsync("exec", "out/Consumer.dll"));
        Manifest.Read(consumer.PathOf("out", "Consumer.prompts.json")).HoldsSharedPrompts();
    }

    private static async Task PublishesAndRuns(Consumer consumer)
    {
        string[] publish = ["publish", "-nologo", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "out"];

        CommandResult published = (await consumer.DotnetAsync(publish)).Succeeded();
        CommandResult run = await Command.RunAsync(consumer.Folder, consumer.PathOf("out", "Consumer"), []);

        Assert.DoesNotContain("warning", published.Output, System.StringComparison.Ordinal);
        Expected.IsTranscript(run);
        Manifest.Read(consumer.PathOf("out", "Consumer.prompts.json")).HoldsSharedPrompts();
    }
}
