using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>
/// A program for .NET Framework: another runtime, with its own formatting of numbers and its own strings. Mono stands in for it
/// where there is none. On Windows, MSBuild.exe builds it, so that generator and task run on .NET Framework, too.
/// </summary>
public sealed class NetFrameworkTests
{
    [FactWithTool("mono", "MSBuild")]
    public async Task ItRendersTheSameTextsAndHasTheSameHashes()
    {
        Consumer consumer = await Consumer.CreateAsync("net472");

        (await BuildAsync(consumer)).Succeeded();

        Expected.IsTranscript(await RunAsync(consumer));
        Manifest.Read(consumer.PathOf("bin", "Debug", "net472", "Consumer.prompts.json")).HoldsSharedPrompts();
    }

    private static Task<CommandResult> BuildAsync(Consumer consumer) =>
        Tool.IsAvailable("MSBuild")
            ? Command.RunAsync(consumer.Folder, "MSBuild", ["-restore", "-nologo", "-v:minimal"], new Dictionary<string, string> { ["NUGET_PACKAGES"] = consumer.Feed.PackageCache })
            : consumer.BuildAsync();

    private static Task<CommandResult> RunAsync(Consumer consumer)
    {
        const string Program = "bin/Debug/net472/Consumer.exe";
        return OperatingSystem.IsWindows()
            ? Command.RunAsync(consumer.Folder, consumer.PathOf(Program), [])
            : Command.RunAsync(consumer.Folder, "mono", [Program], new Dictionary<string, string> { ["MONO_PATH"] = FacadesOfNetStandard() });
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
