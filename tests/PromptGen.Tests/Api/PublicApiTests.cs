using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace PromptGen.Tests.Api;

/// <summary>
/// The public API stands in text files beside the code, so that a change of it is a change that a reviewer sees. After a change on
/// purpose, run the tests with <c>PROMPTGEN_UPDATE_SNAPSHOTS=1</c>.
/// </summary>
public class PublicApiTests
{
    private const string Header = "#nullable enable";

    [Theory]
    [InlineData("PromptGen")]
    [InlineData("PromptGen.Core")]
    public void Is_what_the_files_beside_the_code_say(string assemblyName)
    {
        string folder = Path.Combine(Repository(), "src", assemblyName);
        string shippedFile = Path.Combine(folder, "PublicAPI.Shipped.txt");
        string unshippedFile = Path.Combine(folder, "PublicAPI.Unshipped.txt");
        string[] actual = [.. PublicApi.Lines(Assembly.Load(assemblyName))];
        string[] shipped = Read(shippedFile);
        if (Environment.GetEnvironmentVariable("PROMPTGEN_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllLines(unshippedFile, actual.Except(shipped).Prepend(Header));
        }

        string[] unshipped = Read(unshippedFile);
        Assert.Empty(shipped.Intersect(unshipped));
        Assert.Equal(shipped.Concat(unshipped).Order(StringComparer.Ordinal), actual);
    }

    [Theory]
    [InlineData("PromptGen")]
    [InlineData("PromptGen.Core")]
    public void Stands_in_two_namespaces(string assemblyName) =>
        Assert.All(
            Assembly.Load(assemblyName).GetExportedTypes(),
            static type => Assert.True(type.Namespace is "PromptGen" or "PromptGen.Generated", type.FullName));

    private static string[] Read(string file)
    {
        string[] lines = File.ReadAllLines(file);
        Assert.Equal(Header, lines[0]);
        return lines[1..];
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PromptGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
