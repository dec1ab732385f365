using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>Which files are prompt files, and what else the project makes of them.</summary>
public sealed class PromptItemTests
{
    private const string ManifestInOutput = "bin/Debug/net10.0/Consumer.prompts.json";

    [Fact]
    public async Task AFileThatTheProjectListsTooCountsOnce()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        AddItems(
            consumer,
            """
            <AdditionalFiles Include="Prompts/greeting.prompt.json" />
            <AdditionalFiles Include="$(MSBuildProjectDirectory)/Prompts/support-triage.prompt.yaml" />
            <PromptGenFile Include="./Prompts/house-style.partial.md" />
            """);

        (await consumer.BuildAsync("-warnaserror")).Succeeded();

        Expected.IsTranscript(await consumer.DotnetAsync("exec", "bin/Debug/net10.0/Consumer.dll"));
        Manifest.Read(consumer.PathOf(ManifestInOutput)).HoldsSharedPrompts();
    }

    [Fact]
    public async Task AProjectChoosesItsFolderLeavesFilesOutAndLinksOthersIn()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0", sharedIn: "Llm");
        foreach (string file in (string[])["Program.cs", "Transcript.cs"])
        {
            File.Move(consumer.PathOf("Llm", file), consumer.PathOf(file));
        }

        Directory.Move(consumer.PathOf("Llm", "Prompts"), consumer.PathOf("Llm", "Texts"));
        consumer.Write("Llm/Texts/drafts/broken.prompt.yaml", "not: a prompt\n");
        consumer.Write("linked/farewell.prompt.yaml", "prompt_id: farewell\nversion: 2026-03-15.1\ntemplate: Goodbye.\n");
        AddItems(
            consumer,
            """
            <PromptGenFile Remove="Llm/Texts/drafts/**" />
            <PromptGenFile Include="linked/farewell.prompt.yaml" Link="Llm/Texts/farewell.prompt.yaml" />
            """);

        (await consumer.BuildAsync("-p:PromptGenFolder=Llm/Texts")).Succeeded();

        Assert.Equal(["farewell", "greeting", "support-triage"], Manifest.Read(consumer.PathOf(ManifestInOutput)).Ids);
        Assert.Contains("\"Llm/Texts/farewell.prompt.yaml\"", consumer.Read(ManifestInOutput), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PromptFilesHaveNoOtherBuildActionAndAreWatched()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        consumer.Edit("Consumer.csproj", "Sdk=\"Microsoft.NET.Sdk\"", "Sdk=\"Microsoft.NET.Sdk.Web\"");
        consumer.Write("Prompts/versions/greeting/2026-03-15.1.release.yaml", "prompt_id: greeting\n");
        (await consumer.DotnetAsync("restore")).Succeeded();

        CommandResult evaluated = await consumer.DotnetAsync(
            "msbuild", "-getItem:AdditionalFiles", "-getItem:None", "-getItem:Content", "-getItem:EmbeddedResource", "-getItem:Watch");

        string[] files =
        [
            "Prompts/greeting.prompt.json",
            "Prompts/house-style.partial.md",
            "Prompts/support-triage.prompt.yaml",
            "Prompts/versions/greeting/2026-03-15.1.release.yaml",
        ];
        Assert.Equal(files, Items(evaluated, "AdditionalFiles"));
        Assert.Equal(files, Items(evaluated, "Watch"));
        Assert.Empty(Items(evaluated, "None").Concat(Items(evaluated, "Content")).Concat(Items(evaluated, "EmbeddedResource")));
    }

    [Fact]
    public async Task ALibraryPacksItsManifestWhenItAsksForIt()
    {
        Consumer consumer = await Consumer.CreateAsync("library-and-application", sharedIn: "Library");

        (await consumer.DotnetAsync("pack", "-nologo", "Library", "-o", "without")).Succeeded();
        (await consumer.DotnetAsync("pack", "-nologo", "Library", "-o", "with", "-p:PromptGenPackManifest=true")).Succeeded();

        Assert.DoesNotContain(Entries(consumer.PathOf("without")), entry => entry.Contains("prompts", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            ["prompts/netstandard2.0/Consumer.prompts.json"],
            Entries(consumer.PathOf("with")).Where(entry => entry.Contains("prompts", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task AProjectWithoutPromptsGetsNoManifest()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0", sharedIn: null);
        consumer.Write("Program.cs", "return 0;\n");

        (await consumer.BuildAsync("-warnaserror")).Succeeded();

        Assert.False(File.Exists(consumer.PathOf(ManifestInOutput)));
    }

    private static void AddItems(Consumer consumer, string items) =>
        consumer.Edit("Consumer.csproj", "</Project>", $"<ItemGroup>\n{items}\n</ItemGroup>\n</Project>");

    private static string[] Items(CommandResult evaluated, string type)
    {
        using JsonDocument document = JsonDocument.Parse(evaluated.Succeeded().Output);
        return
        [
            .. document.RootElement.GetProperty("Items").GetProperty(type).EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!)
                .Where(path => path.StartsWith("Prompts", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string[] Entries(string folder)
    {
        using ZipArchive package = ZipFile.OpenRead(Directory.GetFiles(folder, "*.nupkg").Single());
        return [.. package.Entries.Select(entry => entry.FullName)];
    }
}
