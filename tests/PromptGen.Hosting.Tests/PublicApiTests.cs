using System;
using System.IO;
using System.Linq;
using System.Reflection;
using PromptGen.Tests.Api;
using Xunit;

namespace PromptGen.Hosting.Tests;

/// <summary>As for the other packages: after a change on purpose, run the tests with <c>PROMPTGEN_UPDATE_SNAPSHOTS=1</c>.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("PromptGen.AspNetCore")]
    [InlineData("PromptGen.Extensions.Hosting")]
    [InlineData("PromptGen.FeatureManagement")]
    [InlineData("PromptGen.Testing")]
    public void Is_what_the_files_beside_the_code_say(string assemblyName)
    {
        string folder = Path.Combine(Repository(), "src", assemblyName);
        string[] actual = ["#nullable enable", .. PublicApi.Lines(Assembly.Load(assemblyName))];
        string unshipped = Path.Combine(folder, "PublicAPI.Unshipped.txt");
        if (Environment.GetEnvironmentVariable("PROMPTGEN_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllLines(unshipped, actual);
        }

        // Nothing is shipped yet.
        Assert.Equal(["#nullable enable"], File.ReadAllLines(Path.Combine(folder, "PublicAPI.Shipped.txt")));
        Assert.Equal(File.ReadAllLines(unshipped), actual);
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
