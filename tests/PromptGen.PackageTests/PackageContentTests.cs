using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>What is in the package, and what is not.</summary>
public sealed class PackageContentTests
{
    private static readonly string[] ExpectedEntries =
    [
        "LICENSE",
        "PromptGen.nuspec",
        "README.md",
        "THIRD-PARTY-NOTICES.md",
        "analyzers/dotnet/cs/PromptGen.Analyzers.dll",
        "analyzers/dotnet/cs/PromptGen.CodeFixes.dll",
        "analyzers/dotnet/cs/PromptGen.Generator.dll",
        "analyzers/dotnet/cs/YamlDotNet.dll",
        "build/PromptGen.props",
        "build/PromptGen.targets",
        "icon.png",
        "lib/net8.0/PromptGen.Core.dll",
        "lib/net8.0/PromptGen.Core.xml",
        "lib/net8.0/PromptGen.dll",
        "lib/net8.0/PromptGen.xml",
        "lib/netstandard2.0/PromptGen.Core.dll",
        "lib/netstandard2.0/PromptGen.Core.xml",
        "lib/netstandard2.0/PromptGen.dll",
        "lib/netstandard2.0/PromptGen.xml",
        "schemas/promptgen.manifest.schema.json",
        "schemas/promptgen.prompt.schema.json",
        "tasks/netstandard2.0/PromptGen.Build.dll",
        "tasks/netstandard2.0/YamlDotNet.dll",
    ];

    [Fact]
    public async Task ItHoldsTheseFilesAndNoOthers()
    {
        string[] entries = [.. (await EntriesAsync()).Keys.Where(name => !IsPackageFormat(name)).Order(StringComparer.Ordinal)];

        Assert.Equal(ExpectedEntries.Order(StringComparer.Ordinal), entries);
    }

    [Fact]
    public async Task ItDependsOnNothingButMemoryTypesWhereTheFrameworkHasNone()
    {
        XDocument nuspec = XDocument.Parse(Encoding.UTF8.GetString((await EntriesAsync())["PromptGen.nuspec"]).TrimStart('\uFEFF'));
        string[] dependencies =
        [
            .. nuspec.Descendants()
                .Where(element => element.Name.LocalName == "dependency")
                .Select(element => element.Parent!.Attribute("targetFramework")!.Value + " " + element.Attribute("id")!.Value),
        ];

        Assert.Equal([".NETStandard2.0 System.Memory"], dependencies);
    }

    [Fact]
    public async Task PackagesOfPromptGenTakeEachOtherInOneVersionAlone()
    {
        PackageFeed feed = await PackageFeed.GetAsync();
        (string Package, string? Range)[] dependencies =
        [
            .. Directory.GetFiles(feed.Folder, "PromptGen*.nupkg").SelectMany(static package => OwnDependenciesOf(package).Select(range => (Path.GetFileName(package), range))),
        ];

        Assert.True(dependencies.Length >= 5);
        Assert.All(dependencies, static dependency => Assert.Equal((dependency.Package, "[" + PackageFeed.Version + "]"), dependency));
    }

    /// <summary>A command lives for a second. Every machine can run the tool, and this one finds its code compiled.</summary>
    [Fact]
    public async Task TheToolIsCompiledAheadForThePlatformThatPacked()
    {
        PackageFeed feed = await PackageFeed.GetAsync();
        using ZipArchive archive = ZipFile.OpenRead(Directory.GetFiles(feed.Folder, "PromptGen.Tool.*.nupkg").Single());
        ZipArchiveEntry[] tools = [.. archive.Entries.Where(static entry => entry.Name == "PromptGen.Tool.dll")];

        ZipArchiveEntry any = Assert.Single(tools, static entry => entry.FullName == "tools/net8.0/any/PromptGen.Tool.dll");
        ZipArchiveEntry compiled = Assert.Single(tools, static entry => entry.FullName.StartsWith("tools/net10.0/", StringComparison.Ordinal));
        Assert.False(IsReadyToRun(any));
        Assert.True(IsReadyToRun(compiled));
        foreach (string name in new[] { "DotnetToolSettings.xml", "PromptGen.Tool.runtimeconfig.json", "PromptGen.Tool.deps.json" })
        {
            Assert.NotNull(archive.GetEntry(any.FullName.Replace("PromptGen.Tool.dll", name, StringComparison.Ordinal)));
            Assert.NotNull(archive.GetEntry(compiled.FullName.Replace("PromptGen.Tool.dll", name, StringComparison.Ordinal)));
        }
    }

    private static bool IsReadyToRun(ZipArchiveEntry assembly)
    {
        using Stream stream = assembly.Open();
        using MemoryStream content = new();
        stream.CopyTo(content);
        content.Position = 0;
        using PEReader reader = new(content);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    /// <summary>A gallery shows nothing else of a package, and resolves no relative link.</summary>
    [Fact]
    public async Task EveryPackageHasAReadmeAnIconAndAddresses()
    {
        PackageFeed feed = await PackageFeed.GetAsync();
        string[] packages = Directory.GetFiles(feed.Folder, "PromptGen*.nupkg");

        Assert.True(packages.Length >= 6);
        Assert.All(packages, static package =>
        {
            using ZipArchive archive = ZipFile.OpenRead(package);
            using Stream stream = archive.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            Dictionary<string, XElement> metadata = XDocument.Load(stream).Root!.Elements().Single().Elements().ToDictionary(static element => element.Name.LocalName, StringComparer.Ordinal);

            Assert.Equal("https://github.com/promptgen/promptgen", metadata["projectUrl"].Value);
            Assert.Equal("https://github.com/promptgen/promptgen", metadata["repository"].Attribute("url")!.Value);
            Assert.NotEqual("Package Description", metadata["description"].Value);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Content(archive, metadata["icon"].Value)[..4]);
            string readme = Encoding.UTF8.GetString(Content(archive, metadata["readme"].Value));
            Assert.StartsWith("# " + metadata["id"].Value + "\n", readme, StringComparison.Ordinal);
            string[] links = [.. Regex.Matches(readme, @"\]\((?<link>[^)]*)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(static match => match.Groups["link"].Value)];
            Assert.NotEmpty(links);
            Assert.All(links, AssertResolves);
        });
    }

    /// <summary>An address in the repository names a file that is there.</summary>
    [Theory]
    [InlineData("src/PromptGen.Tool/Beginning/NewPrompt.cs")]
    [InlineData("docs/prompt-file.md")]
    [InlineData("schemas/promptgen.prompt.schema.json")]
    [InlineData("schemas/promptgen.manifest.schema.json")]
    [InlineData("build/PromptGen.targets")]
    [InlineData("build/PromptGen.AddOn.targets")]
    public void AddressesOfTheRepositoryResolve(string file)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, file)).Replace("$(_PromptGenHelpRoot)", "https://github.com/promptgen/promptgen/blob/main/docs/diagnostics/", StringComparison.Ordinal);
        string[] links = [.. Regex.Matches(text, @"https://[a-z.]+/promptgen/promptgen[\w./-]*", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(static match => match.Value)];

        Assert.NotEmpty(links);
        Assert.All(links, AssertResolves);
    }

    private static void AssertResolves(string link)
    {
        Match address = Regex.Match(
            link,
            "^https://(github.com/promptgen/promptgen((/(blob|tree)/main/(?<path>[^#]+))?(#.*)?)|raw.githubusercontent.com/promptgen/promptgen/main/(?<path>.+))$",
            RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        string path = Path.Combine(Repository.Root, address.Groups["path"].Value);

        Assert.True(address.Success && (File.Exists(path) || Directory.Exists(path)), link);
    }

    private static byte[] Content(ZipArchive archive, string name)
    {
        using Stream stream = archive.GetEntry(name)!.Open();
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static IEnumerable<string?> OwnDependenciesOf(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream nuspec = archive.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return [
            .. XDocument.Load(nuspec).Descendants()
                .Where(static element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value.StartsWith("PromptGen", StringComparison.Ordinal))
                .Select(static element => element.Attribute("version")?.Value),
        ];
    }

    [Fact]
    public async Task EveryAssemblyIsSignedAndReferencesOnlySignedOnes()
    {
        foreach ((string name, byte[] content) in (await EntriesAsync()).Where(IsAssembly))
        {
            using PEReader image = new(new MemoryStream(content));
            MetadataReader metadata = image.GetMetadataReader();

            Assert.True(image.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned), name + " is not signed.");
            Assert.False(metadata.GetAssemblyDefinition().PublicKey.IsNil, name + " has no public key.");
            foreach (AssemblyReference reference in References(metadata))
            {
                Assert.False(reference.PublicKeyOrToken.IsNil, $"{name} references {metadata.GetString(reference.Name)}, unsigned.");
            }
        }
    }

    [Fact]
    public async Task OurAssembliesShareOneKey()
    {
        string[] tokens =
        [
            .. (await EntriesAsync())
                .Where(entry => IsAssembly(entry) && Path.GetFileName(entry.Key).StartsWith("PromptGen", StringComparison.Ordinal))
                .Select(entry => Convert.ToHexString(NameOf(entry.Value).GetPublicKeyToken()!))
                .Distinct(),
        ];

        Assert.Single(tokens);
    }

    /// <summary>The floor: a generator or task built against a later version is not loaded by the oldest supported host.</summary>
    [Theory]
    [InlineData("analyzers/dotnet/cs/PromptGen.Analyzers.dll", "Microsoft.CodeAnalysis", 4, 8)]
    [InlineData("analyzers/dotnet/cs/PromptGen.Analyzers.dll", "Microsoft.CodeAnalysis.CSharp", 4, 8)]
    [InlineData("analyzers/dotnet/cs/PromptGen.Generator.dll", "Microsoft.CodeAnalysis", 4, 8)]
    [InlineData("analyzers/dotnet/cs/PromptGen.Generator.dll", "Microsoft.CodeAnalysis.CSharp", 4, 8)]
    [InlineData("analyzers/dotnet/cs/PromptGen.Generator.dll", "System.Memory", 4, 0)]
    [InlineData("tasks/netstandard2.0/PromptGen.Build.dll", "System.Reflection.Metadata", 7, 0)]
    [InlineData("tasks/netstandard2.0/PromptGen.Build.dll", "System.Memory", 4, 0)]
    public async Task ItAsksNoMoreOfItsHostThanTheFloor(string entry, string reference, int major, int minor)
    {
        using PEReader image = new(new MemoryStream((await EntriesAsync())[entry]));
        MetadataReader metadata = image.GetMetadataReader();

        AssemblyReference found = Assert.Single(References(metadata), candidate => metadata.GetString(candidate.Name) == reference);
        Assert.True(found.Version <= new Version(major, minor, int.MaxValue, int.MaxValue), $"{reference} {found.Version}");
    }

    [Fact]
    public async Task GeneratorAndTaskNeedNothingThatNeitherTheirHostNorThePackageHas()
    {
        // On .NET Framework, compiler and MSBuild of the floor bring System.Memory 4.0.1.2; on .NET it is part of the runtime.
        Dictionary<string, byte[]> entries = await EntriesAsync();
        Assert.Empty(Needed(entries["analyzers/dotnet/cs/PromptGen.Generator.dll"])
            .Except(["netstandard", "YamlDotNet", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory"]));
        Assert.Empty(Needed(entries["analyzers/dotnet/cs/PromptGen.Analyzers.dll"])
            .Except(["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable"]));
        Assert.Empty(Needed(entries["analyzers/dotnet/cs/PromptGen.CodeFixes.dll"])
            .Except(["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable"]));
        Assert.Empty(Needed(entries["tasks/netstandard2.0/PromptGen.Build.dll"])
            .Except(["netstandard", "YamlDotNet", "Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core", "System.Collections.Immutable", "System.Memory", "System.Reflection.Metadata"]));
    }

    [Fact]
    public async Task NoFileTellsWhereItWasBuilt()
    {
        PackageFeed feed = await PackageFeed.GetAsync();
        byte[] folder = Encoding.UTF8.GetBytes(feed.Sources);
        byte[] home = Encoding.UTF8.GetBytes(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/.nuget");

        foreach ((string name, byte[] content) in await EntriesAsync())
        {
            Assert.True(content.AsSpan().IndexOf(folder) < 0 && content.AsSpan().IndexOf(home) < 0, name);
        }
    }

    [FactWithTool("git")]
    public async Task PackageAndSymbolsNameTheCommitThatTheyWereMadeFrom()
    {
        PackageFeed feed = await PackageFeed.GetAsync();
        string commit = await TaggedCommit.HashAsync(feed.Sources);
        Dictionary<string, byte[]> entries = await EntriesAsync();
        XElement repository = XDocument.Parse(Encoding.UTF8.GetString(entries["PromptGen.nuspec"]).TrimStart('\uFEFF'))
            .Descendants().Single(element => element.Name.LocalName == "repository");

        Assert.Equal(TaggedCommit.RepositoryUrl, repository.Attribute("url")!.Value);
        Assert.Equal(commit, repository.Attribute("commit")!.Value);
        (string Name, byte[] Content)[] ours =
        [
            .. entries.Where(entry => IsAssembly(entry) && Path.GetFileName(entry.Key).StartsWith("PromptGen", StringComparison.Ordinal))
                .Select(entry => (entry.Key, entry.Value)),
        ];
        Assert.Equal(8, ours.Length);
        Assert.All(ours, entry => Assert.Contains($"https://raw.githubusercontent.com/promptgen/promptgen/{commit}/*", SourceLinkOf(entry.Content), StringComparison.Ordinal));
    }

    [FactWithTool("git")]
    public async Task TheVersionOfPackageAndAssembliesIsThatOfTheTag()
    {
        foreach ((string name, byte[] content) in (await EntriesAsync()).Where(static entry => IsAssembly(entry) && Path.GetFileName(entry.Key).StartsWith("PromptGen", StringComparison.Ordinal)))
        {
            Assert.Equal((name, new Version(PackageFeed.Version + ".0")), (name, NameOf(content).Version));
        }

        Assert.True(File.Exists((await PackageFeed.GetAsync()).PackagePath));
    }

    [Fact]
    public async Task TheSameSourcesElsewhereGiveTheSameBytes()
    {
        PackageFeed feed = await PackageFeed.GetAsync();

        Assert.Equal(await File.ReadAllBytesAsync(feed.PackagePath), await File.ReadAllBytesAsync(feed.RepackedPath));
    }

    private static async Task<Dictionary<string, byte[]>> EntriesAsync() => EntriesOf((await PackageFeed.GetAsync()).PackagePath);

    private static Dictionary<string, byte[]> EntriesOf(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return archive.Entries.ToDictionary(entry => entry.FullName, Content, StringComparer.Ordinal);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>The document of Source Link in the symbols that an assembly embeds.</summary>
    private static string SourceLinkOf(byte[] assembly)
    {
        Guid kind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
        using PEReader image = new(new MemoryStream(assembly));
        DebugDirectoryEntry embedded = image.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        MetadataReader symbols = provider.GetMetadataReader();
        return symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
            .Where(information => symbols.GetGuid(information.Kind) == kind)
            .Select(information => Encoding.UTF8.GetString(symbols.GetBlobBytes(information.Value)))
            .Single();
    }

    private static bool IsPackageFormat(string name) =>
        name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/services/", StringComparison.Ordinal);

    private static bool IsAssembly(KeyValuePair<string, byte[]> entry) => entry.Key.EndsWith(".dll", StringComparison.Ordinal);

    private static IEnumerable<AssemblyReference> References(MetadataReader metadata) =>
        metadata.AssemblyReferences.Select(metadata.GetAssemblyReference);

    private static IEnumerable<string> Needed(byte[] assembly)
    {
        using PEReader image = new(new MemoryStream(assembly));
        MetadataReader metadata = image.GetMetadataReader();
        return [.. References(metadata).Select(reference => metadata.GetString(reference.Name))];
    }

    private static AssemblyName NameOf(byte[] assembly)
    {
        using PEReader image = new(new MemoryStream(assembly));
        return image.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
    }
}
