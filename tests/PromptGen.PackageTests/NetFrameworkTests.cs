using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>A program for .NET Framework, run by Mono: another runtime, with its own formatting of numbers and its own strings.</summary>
public sealed class NetFrameworkTests
{
    [FactWithTool("mono")]
    public async Task It_renders_the_same_texts_and_has_the_same_hashes()
    {
        Consumer consumer = await Consumer.CreateAsync("net472");

        (await consumer.BuildAsync()).Succeeded();

        Dictionary<string, string> facades = new() { ["MONO_PATH"] = FacadesOfNetStandard() };
        Expected.IsTranscript(await Command.RunAsync(consumer.Folder, "mono", ["bin/Debug/net472/Consumer.exe"], facades));
        Manifest.Read(consumer.PathOf("bin", "Debug", "net472", "Consumer.prompts.json")).HoldsSharedPrompts();
    }

    /// <summary>.NET Framework has the facade for .NET Standard built in; Debian's mono-runtime leaves it out, and the SDK has a copy.</summary>
    private static string FacadesOfNetStandard()
    {
        string sdks = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "sdk");
        string facade = Directory.GetFiles(Path.GetFullPath(sdks), "netstandard.dll", SearchOption.AllDirectories)
            .Where(path => path.Contains(Path.Combine("Microsoft.NET.Build.Extensions", "net461", "lib"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Last();
        return Path.GetDirectoryName(facade)!;
    }
}
