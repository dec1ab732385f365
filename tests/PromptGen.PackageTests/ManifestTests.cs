using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>The manifest of a real build, checked by somebody who does not have PromptGen.</summary>
public sealed class ManifestTests
{
    private const string ManifestInOutput = "bin/Debug/net10.0/Consumer.prompts.json";
    private const string EffectiveFolder = "obj/Debug/net10.0/PromptGen.effective";

    [Fact]
    public async Task CanonicalBytesHaveTheHashThatManifestAndProgramTell()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");

        (await consumer.BuildAsync("-p:PromptGenEmitEffective=true")).Succeeded();

        Manifest manifest = Manifest.Read(consumer.PathOf(ManifestInOutput));
        manifest.HoldsSharedPrompts();
        foreach (string id in manifest.Ids)
        {
            byte[] canonical = File.ReadAllBytes(consumer.PathOf(EffectiveFolder, id + ".effective.json"));
            Assert.Equal(manifest.HashOf(id), "sha256:" + Convert.ToHexStringLower(SHA256.HashData(canonical)));
        }
    }

    [FactWithTool("python3")]
    public async Task TheDocumentedProgramRecomputesEveryHash()
    {
        Consumer consumer = await Consumer.CreateAsync("net10.0");
        (await consumer.BuildAsync("-p:PromptGenEmitEffective=true")).Succeeded();
        consumer.Write("recompute.py", DocumentedProgram());

        Dictionary<string, string> utf8 = new() { ["PYTHONIOENCODING"] = "utf-8" };
        CommandResult checkedHashes = await Command.RunAsync(
            consumer.Folder, "python3", ["recompute.py", ManifestInOutput, ".", EffectiveFolder], utf8);

        string[] lines = [.. checkedHashes.Succeeded().Lines.Where(line => line.Length > 0)];
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.EndsWith(" ok", line, StringComparison.Ordinal));
    }

    /// <summary>Line ends, folder and time of a checkout leave no trace.</summary>
    [Fact]
    public async Task AnotherCheckoutGivesTheSameBytes()
    {
        Consumer first = await Consumer.CreateAsync("net10.0");
        Consumer second = await Consumer.CreateAsync("net10.0");
        foreach (string file in Directory.GetFiles(second.PathOf("Prompts")))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        (await first.BuildAsync()).Succeeded();
        (await second.BuildAsync()).Succeeded();

        Assert.Equal(first.Read(ManifestInOutput), second.Read(ManifestInOutput));
        Assert.DoesNotContain(first.Folder, first.Read(ManifestInOutput), StringComparison.Ordinal);
        Expected.IsTranscript(await second.DotnetAsync("exec", "bin/Debug/net10.0/Consumer.dll"));
    }

    private static string DocumentedProgram()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "manifest.md"));
        const string fence = "```python\n";
        int start = page.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}
