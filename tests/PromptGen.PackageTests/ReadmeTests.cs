using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>Somebody with an empty folder does what README.md says, and sees what it shows.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task TheFirstPromptGoesAsDescribed()
    {
        PackageFeed feed = await PackageFeed.GetAsync();
        string folder = Path.Combine(TemporaryFolder.Root, "readme");
        Directory.CreateDirectory(folder);
        Directory.CreateSymbolicLink(Path.Combine(folder, "packages"), feed.Folder);

        string project = await TypeAsync(feed, folder, Readme.BlockAfter("From an empty folder"));
        Write(project, "Prompts/greeting.prompt.yaml", Readme.BlockAfter("`Prompts/greeting.prompt.yaml`"));
        Write(project, "Program.cs", Readme.BlockAfter("`Program.cs`"));
        CommandResult run = (await DotnetAsync(feed, project, "run")).Succeeded();
        Assert.EndsWith(Readme.BlockAfter("`dotnet run` prints"), run.Output, StringComparison.Ordinal);

        string manifest = File.ReadAllText(Path.Combine(project, "bin", "Debug", "net10.0", "Hello.prompts.json"));
        foreach (string line in Readme.BlockAfter("`bin/Debug/net10.0/Hello.prompts.json`").Split('\n'))
        {
            Assert.Contains(WithoutEllipsis(line), manifest, StringComparison.Ordinal);
        }

        Write(project, "Prompts/greeting.prompt.yaml", Readme.BlockAfter("`Prompts/greeting.prompt.yaml`").Replace("{{ customer }}", "{{ custommer }}", StringComparison.Ordinal));
        Write(project, "nuget.config", Readme.BlockAfter("this `nuget.config`"));
        CommandResult build = (await DotnetAsync(feed, project, "build")).Failed();
        foreach (string line in Readme.BlockAfter("Misspell").TrimEnd().Split('\n'))
        {
            Assert.Contains(WithoutEllipsis(line), build.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>An ellipsis stands for what an excerpt leaves out.</summary>
    private static string WithoutEllipsis(string line) => line.Replace("…", "", StringComparison.Ordinal).Trim();

    /// <summary>Types the lines of a block into a shell and gives the folder in which that ends.</summary>
    private static async Task<string> TypeAsync(PackageFeed feed, string folder, string block)
    {
        foreach (string line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "cd")
            {
                folder = Path.Combine(folder, words[1]);
            }
            else
            {
                Assert.Equal("dotnet", words[0]);
                (await DotnetAsync(feed, folder, words[1..])).Succeeded();
            }
        }

        return folder;
    }

    private static Task<CommandResult> DotnetAsync(PackageFeed feed, string folder, params string[] arguments) =>
        Command.RunAsync(folder, "dotnet", arguments, new Dictionary<string, string> { ["NUGET_PACKAGES"] = feed.PackageCache });

    private static void Write(string project, string path, string text)
    {
        string full = Path.Combine(project, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
