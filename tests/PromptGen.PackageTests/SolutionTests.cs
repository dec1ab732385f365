using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>Prompts in several projects that are built together.</summary>
public sealed class SolutionTests
{
    [Fact]
    public async Task ALibraryBringsItsPromptsAndItsManifestToTheApplication()
    {
        Consumer consumer = await Consumer.CreateAsync("library-and-application", sharedIn: "Library");

        (await consumer.BuildAsync("Application")).Succeeded();
        (await consumer.DotnetAsync("publish", "-nologo", "Application", "-o", "out")).Succeeded();

        foreach (string folder in (string[])["Application/bin/Debug/net10.0", "out"])
        {
            CommandResult run = (await consumer.DotnetAsync("exec", folder + "/Application.dll")).Succeeded();
            string[] parts = run.Output.Split("Goodbye, ");
            Expected.IsTranscript(parts[0]);
            Assert.Equal("Zoë.\n", parts[1]);

            Manifest.Read(consumer.PathOf(folder, "Consumer.prompts.json")).HoldsSharedPrompts();
            Assert.Equal(["farewell"], Manifest.Read(consumer.PathOf(folder, "Application.prompts.json")).Ids);
        }
    }

    [Fact]
    public async Task TwoVersionsOfThePackageLiveInOneSolution()
    {
        Consumer consumer = await Consumer.CreateAsync("two-versions", sharedIn: null);

        (await consumer.BuildAsync("TwoVersions.slnx")).Succeeded();

        CommandResult run = (await consumer.DotnetAsync("exec", "Application/bin/Debug/net10.0/Application.dll")).Succeeded();
        Assert.Equal("First: a\nSecond: b\n", run.Output);
        Assert.Equal(["first"], Manifest.Read(consumer.PathOf("Application/bin/Debug/net10.0/First.prompts.json")).Ids);
        Assert.Equal(["second"], Manifest.Read(consumer.PathOf("Application/bin/Debug/net10.0/Second.prompts.json")).Ids);
        consumer.Feed.AssertRestored(PackageFeed.Version);
        consumer.Feed.AssertRestored(PackageFeed.OtherVersion);
    }
}
