using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>
/// A project of a user of the package: a folder outside the repository that knows the package by its feed alone. Made from
/// <c>consumers/shared</c> and, over it, <c>consumers/NAME</c>.
/// </summary>
public sealed class Consumer
{
    private const string VersionMark = "{PromptGenVersion}";
    private const string OtherVersionMark = "{OtherPromptGenVersion}";

    private static int _count;

    private Consumer(string folder, PackageFeed feed)
    {
        Folder = folder;
        Feed = feed;
    }

    public string Folder { get; }

    public PackageFeed Feed { get; }

    /// <param name="name">A folder below <c>consumers</c>.</param>
    /// <param name="sharedIn">Into which folder of it the prompts and the program go that most consumers share; null for nowhere.</param>
    /// <param name="below">Folders of its own around it.</param>
    public static async Task<Consumer> CreateAsync(string name, string? sharedIn = "", string below = "")
    {
        PackageFeed feed = await PackageFeed.GetAsync();
        string folder = Path.Combine(
            TemporaryFolder.Root, "consumers", below, $"{name}-{Interlocked.Increment(ref _count)}");
        Directory.CreateDirectory(folder);
        if (sharedIn is not null)
        {
            CopyFolder(SourceOf("shared"), Path.Combine(folder, sharedIn));
        }

        CopyFolder(SourceOf(name), folder);

        // Nothing above the folder has a say, even where somebody keeps such files in the root of temporary files.
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />\n");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />\n");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />\n");
        File.WriteAllText(Path.Combine(folder, "nuget.config"), NuGetConfiguration(feed));
        return new Consumer(folder, feed);
    }

    /// <summary>
    /// What the SDK remembers of tools. It writes that file in place, for every tool of a home, so that commands that run at
    /// the same time lose each other's entries.
    /// </summary>
    public string DotnetHome => Folder + "-home";

    public string PathOf(params string[] segments) => Path.Combine([Folder, .. segments]);

    public string Read(params string[] segments) => File.ReadAllText(PathOf(segments));

    public void Write(string path, string text)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Replaces a text that the file must hold.</summary>
    public void Edit(string path, string from, string to)
    {
        string text = Read(path);
        if (!text.Contains(from, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path} does not hold '{from}'.");
        }

        File.WriteAllText(PathOf(path), text.Replace(from, to, StringComparison.Ordinal));
    }

    public Task<CommandResult> DotnetAsync(params string[] arguments) => DotnetAsync(arguments, environment: null);

    public Task<CommandResult> DotnetAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment) =>
        DotnetInAsync("", arguments, environment);

    /// <param name="path">Of a folder below this one.</param>
    public Task<CommandResult> DotnetInAsync(string path, string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        Dictionary<string, string> all = new(environment ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["NUGET_PACKAGES"] = Feed.PackageCache,
        };
        return Command.RunAsync(PathOf(path), "dotnet", arguments, all);
    }

    public async Task<CommandResult> BuildAsync(params string[] arguments) =>
        await DotnetAsync([.. "build -nologo -v:minimal".Split(' '), .. arguments]);

    private static string SourceOf(string name) =>
        Path.Combine(Repository.Root, "tests", "PromptGen.PackageTests", "consumers", name);

    private static void CopyFolder(string source, string destination)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(destination, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            string text = File.ReadAllText(file)
                .Replace(VersionMark, PackageFeed.Version, StringComparison.Ordinal)
                .Replace(OtherVersionMark, PackageFeed.OtherVersion, StringComparison.Ordinal);
            File.WriteAllText(target, text);
        }
    }

    /// <remarks>Other packages come from wherever this machine gets them: its own sources stay in force.</remarks>
    private static string NuGetConfiguration(PackageFeed feed) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <packageSources>
            <add key="packed" value="{feed.Folder}" />
            <add key="packed-other" value="{feed.OtherFolder}" />
          </packageSources>
          <fallbackPackageFolders>
            <add key="others" value="{feed.FallbackFolder}" />
          </fallbackPackageFolders>
        </configuration>

        """;
}
