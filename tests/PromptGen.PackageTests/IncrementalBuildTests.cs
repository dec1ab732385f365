using System;
using System.IO;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>Building again does what is needed, and only that.</summary>
public sealed class IncrementalBuildTests
{
    private const string Framework = "net10.0";

    [Fact]
    public async Task ABuildWithNothingToDoRunsNeitherCompilerNorTask()
    {
        Consumer consumer = await BuiltAsync();
        DateTime assembly = WrittenAt(consumer, "obj", "Debug", Framework, "Consumer.dll");
        DateTime manifest = WrittenAt(consumer, "obj", "Debug", Framework, "PromptGen.manifest.json");

        CommandResult again = (await consumer.DotnetAsync("build", "-nologo", "-v:normal")).Succeeded();

        Assert.Contains("Skipping target \"CoreCompile\"", again.Output, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"PromptGenWriteManifest\"", again.Output, StringComparison.Ordinal);
        Assert.Equal(assembly, WrittenAt(consumer, "obj", "Debug", Framework, "Consumer.dll"));
        Assert.Equal(manifest, WrittenAt(consumer, "obj", "Debug", Framework, "PromptGen.manifest.json"));
        Manifest.Read(consumer.PathOf("bin", "Debug", Framework, "Consumer.prompts.json")).HoldsSharedPrompts();
    }

    [Fact]
    public async Task EditingAPartialChangesTheProgramAndTheManifest()
    {
        Consumer consumer = await BuiltAsync();

        consumer.Edit("Prompts/house-style.partial.md", "plain English", "simple English");
        (await consumer.BuildAsync()).Succeeded();

        CommandResult run = (await consumer.DotnetAsync("exec", $"bin/Debug/{Framework}/Consumer.dll")).Succeeded();
        Assert.Contains("Answer in simple English", run.Output, StringComparison.Ordinal);
        Manifest manifest = Manifest.Read(consumer.PathOf("bin", "Debug", Framework, "Consumer.prompts.json"));
        Assert.Contains(manifest.HashOf("support-triage"), run.Output, StringComparison.Ordinal);
        Assert.NotEqual(Expected.IdentityOf("support-triage")[2], manifest.HashOf("support-triage"));
        Assert.Equal(Expected.IdentityOf("greeting")[2], manifest.HashOf("greeting"));
    }

    [Fact]
    public async Task APromptThatIsAddedRenamedAndRemovedIsSeen()
    {
        Consumer consumer = await BuiltAsync();

        consumer.Write("Prompts/more/farewell.prompt.yaml", "prompt_id: farewell\nversion: 2026-03-15.1\ntemplate: Goodbye.\n");
        (await consumer.BuildAsync()).Succeeded();
        Assert.Equal(["farewell", "greeting", "support-triage"], ManifestOf(consumer).Ids);

        File.Move(consumer.PathOf("Prompts", "more", "farewell.prompt.yaml"), consumer.PathOf("Prompts", "more", "Farewell.prompt.yaml"));
        (await consumer.BuildAsync()).Succeeded();
        Assert.Contains("\"Prompts/more/Farewell.prompt.yaml\"", consumer.Read("bin", "Debug", Framework, "Consumer.prompts.json"), StringComparison.Ordinal);

        File.Delete(consumer.PathOf("Prompts", "more", "Farewell.prompt.yaml"));
        (await consumer.BuildAsync()).Succeeded();
        Assert.Equal(["greeting", "support-triage"], ManifestOf(consumer).Ids);
    }

    [Fact]
    public async Task AManifestThatWasDeletedComesBack()
    {
        Consumer consumer = await BuiltAsync();
        File.Delete(consumer.PathOf("obj", "Debug", Framework, "PromptGen.manifest.json"));
        File.Delete(consumer.PathOf("bin", "Debug", Framework, "Consumer.prompts.json"));

        (await consumer.BuildAsync()).Succeeded();

        ManifestOf(consumer).HoldsSharedPrompts();
    }

    [Fact]
    public async Task CleanRemovesEveryFileThatThePackageWrote()
    {
        Consumer consumer = await BuiltAsync("-p:PromptGenEmitEffective=true");
        string effective = consumer.PathOf("obj", "Debug", Framework, "PromptGen.effective");
        Assert.Equal(2, Directory.GetFiles(effective).Length);

        (await consumer.BuildAsync("-p:PromptGenEmitEffective=true")).Succeeded();
        Assert.Equal(2, Directory.GetFiles(effective).Length);

        (await consumer.DotnetAsync("clean", "-nologo", "-p:PromptGenEmitEffective=true")).Succeeded();

        Assert.False(File.Exists(consumer.PathOf("obj", "Debug", Framework, "PromptGen.manifest.json")));
        Assert.False(File.Exists(consumer.PathOf("bin", "Debug", Framework, "Consumer.prompts.json")));
        Assert.Empty(Directory.GetFiles(effective));
    }

    [Fact]
    public async Task TheManifestGoesWithTheLastPrompt()
    {
        Consumer consumer = await BuiltAsync();

        Directory.Delete(consumer.PathOf("Prompts"), recursive: true);
        File.Delete(consumer.PathOf("Transcript.cs"));
        consumer.Write("Program.cs", "return 0;\n");
        (await consumer.BuildAsync()).Succeeded();

        Assert.False(File.Exists(consumer.PathOf("obj", "Debug", Framework, "PromptGen.manifest.json")));
        Assert.False(File.Exists(consumer.PathOf("bin", "Debug", Framework, "Consumer.prompts.json")));
    }

    /// <summary>An editor asks for the compiler's command line and has nothing compiled.</summary>
    [Fact]
    public async Task ADesignTimeBuildWritesNoManifest()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        (await consumer.DotnetAsync("restore")).Succeeded();

        CommandResult build = await consumer.DotnetAsync(
            "msbuild", "-nologo", "-t:Compile", "-getItem:CscCommandLineArgs",
            "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        Assert.Contains("support-triage.prompt.yaml", build.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("PromptGen.Generator.dll", build.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(consumer.PathOf("obj", "Debug", Framework, "PromptGen.manifest.json")));
    }

    private static async Task<Consumer> BuiltAsync(params string[] arguments)
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        (await consumer.BuildAsync(arguments)).Succeeded();
        ManifestOf(consumer).HoldsSharedPrompts();
        return consumer;
    }

    private static Manifest ManifestOf(Consumer consumer) =>
        Manifest.Read(consumer.PathOf("bin", "Debug", Framework, "Consumer.prompts.json"));

    private static DateTime WrittenAt(Consumer consumer, params string[] path)
    {
        Assert.True(File.Exists(consumer.PathOf(path)));
        return File.GetLastWriteTimeUtc(consumer.PathOf(path));
    }
}
