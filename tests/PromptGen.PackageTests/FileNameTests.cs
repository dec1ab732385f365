using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>Names that a file system takes and a build stumbles over.</summary>
public sealed class FileNameTests
{
    private static readonly string[] Names =
        ["a b", "c#d", "e;f", "g%20h", "i'j", "k[l]{m}", "ünïcode", "日本", "n,o=p", "q@(r)", "s$(t)"];

    [Fact]
    public async Task EveryOneOfThemWorksAndReachesTheManifestAsItIs()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        for (int i = 0; i < Names.Length; i++)
        {
            consumer.Write(
                $"Prompts/{Names[i]}/{Names[i]}.prompt.yaml",
                $"prompt_id: named-{i:D2}\nversion: 2026-03-15.1\ntemplate: \"{{{{ include 'house-style' }}}}\"\n");
        }

        (await consumer.BuildAsync()).Succeeded();

        string manifest = consumer.Read("bin", "Debug", "net10.0", "Consumer.prompts.json");
        string[] missing = [.. Names.Where(name => !manifest.Contains($"\"Prompts/{name}/{name}.prompt.yaml\"", StringComparison.Ordinal))];
        Assert.Empty(missing);
        Expected.IsTranscript(await consumer.DotnetAsync("exec", "bin/Debug/net10.0/Consumer.dll"));
    }

    [Fact]
    public async Task TheProjectItselfMayStandUnderSuchAName()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0", sharedIn: "c# & co; 100%/Größe");
        File.Move(consumer.PathOf("Consumer.csproj"), consumer.PathOf("c# & co; 100%", "Größe", "Consumer.csproj"));

        (await consumer.BuildAsync("c# & co; 100%/Größe")).Succeeded();

        string output = "c# & co; 100%/Größe/bin/Debug/net10.0/";
        Expected.IsTranscript(await consumer.DotnetAsync("exec", output + "Consumer.dll"));
        Manifest.Read(consumer.PathOf(output, "Consumer.prompts.json")).HoldsSharedPrompts();
    }
}
