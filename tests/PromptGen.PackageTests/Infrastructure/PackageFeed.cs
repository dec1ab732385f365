using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Xunit;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>
/// The package as `dotnet pack PromptGen.sln -c Release` makes it, in a folder that serves as a feed, with a package cache
/// of its own that is empty at first. Made once for all tests.
/// </summary>
public sealed class PackageFeed
{
    public const string Version = "0.1.0";

    /// <summary>A second version of the package, of the same code.</summary>
    public const string OtherVersion = "0.2.0";

    private static readonly Lazy<Task<PackageFeed>> Shared = new(PackAsync);

    private PackageFeed(string folder, string repackedPath, string packageCache, string fallbackFolder, string sources)
    {
        Folder = folder;
        RepackedPath = repackedPath;
        PackageCache = packageCache;
        FallbackFolder = fallbackFolder;
        Sources = sources;
    }

    public string Folder { get; }

    public string PackageCache { get; }

    /// <summary>The packages of others that this machine has already, to spare fetching them again.</summary>
    public string FallbackFolder { get; }

    /// <summary>The copy of the repository that was packed.</summary>
    public string Sources { get; }

    public string PackagePath => PathOf(Version);

    /// <summary>The same package, packed from a second copy of the sources in another folder.</summary>
    public string RepackedPath { get; }

    public static Task<PackageFeed> GetAsync() => Shared.Value;

    /// <summary>The feed with <see cref="OtherVersion"/>.</summary>
    public string OtherFolder => Folder + "-other";

    public string PathOf(string version) =>
        Path.Combine(version == OtherVersion ? OtherFolder : Folder, $"PromptGen.{version}.nupkg");

    /// <summary>That a consumer was built with the package that was packed here and no other of the same name.</summary>
    public void AssertRestored(string version)
    {
        string hashFile = Path.Combine(PackageCache, "promptgen", version, $"promptgen.{version}.nupkg.sha512");
        Assert.True(File.Exists(hashFile), $"PromptGen {version} was not restored.");
        Assert.Equal(Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(PathOf(version)))), File.ReadAllText(hashFile));
    }

    private static async Task<PackageFeed> PackAsync()
    {
        string sources = Path.Combine(TemporaryFolder.Root, "sources");
        string folder = Path.Combine(TemporaryFolder.Root, "feed");
        string elsewhere = Path.Combine(TemporaryFolder.Root, "elsewhere", "and", "deeper");
        string repacked = Path.Combine(TemporaryFolder.Root, "repacked");
        string project = Path.Combine("src", "PromptGen", "PromptGen.csproj");
        string fallback = LinkPackagesOfOthers();
        await Task.WhenAll(Repository.CopySourcesAsync(sources), Repository.CopySourcesAsync(elsewhere));
        await Task.WhenAll(TaggedCommit.MakeAsync(sources, Version), TaggedCommit.MakeAsync(elsewhere, Version));

        await Task.WhenAll(
            DotnetAsync(sources, "pack", "PromptGen.sln", "-c", "Release", "-o", folder),
            DotnetAsync(elsewhere, "pack", project, "-c", "Release", "-o", repacked));
        await DotnetAsync(elsewhere, "pack", project, "-c", "Release", "-o", folder + "-other", "-p:Version=" + OtherVersion);

        string cache = Path.Combine(TemporaryFolder.Root, "packages");
        return new PackageFeed(folder, Path.Combine(repacked, $"PromptGen.{Version}.nupkg"), cache, fallback, sources);
    }

    /// <remarks>The repository's own code analyzers change nothing in what is packed, and take half of the time.</remarks>
    private static async Task DotnetAsync(string folder, params string[] arguments) =>
        (await Command.RunAsync(folder, "dotnet", arguments, new Dictionary<string, string> { ["RunAnalyzers"] = "false" })).Succeeded();

    private static string LinkPackagesOfOthers()
    {
        string folder = Path.Combine(TemporaryFolder.Root, "packages-of-others");
        Directory.CreateDirectory(folder);
        foreach (string package in InstalledPackages())
        {
            string name = Path.GetFileName(package);
            if (!name.StartsWith("promptgen", StringComparison.OrdinalIgnoreCase))
            {
                Directory.CreateSymbolicLink(Path.Combine(folder, name), package);
            }
        }

        return folder;
    }

    private static IEnumerable<string> InstalledPackages()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.Exists(cache) ? Directory.EnumerateDirectories(cache) : [];
    }
}
