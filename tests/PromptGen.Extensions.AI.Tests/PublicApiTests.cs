using System;
using System.IO;
using System.Linq;
using PromptGen.Tests.Api;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>As for the other packages: after a change on purpose, run the tests with <c>PROMPTGEN_UPDATE_SNAPSHOTS=1</c>.</summary>
public class PublicApiTests
{
    [Fact]
    public void Is_what_the_file_beside_the_code_says()
    {
        string file = Path.Combine(Repository.Folder, "src", "PromptGen.Extensions.AI", "PublicAPI.Unshipped.txt");
        string[] actual = ["#nullable enable", .. PublicApi.Lines(typeof(PromptTelemetryChatClient).Assembly)];
        if (Environment.GetEnvironmentVariable("PROMPTGEN_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllLines(file, actual);
        }

        Assert.Equal(File.ReadAllLines(file), actual);
    }

    [Fact]
    public void Stands_in_one_namespace() =>
        Assert.All(typeof(PromptTelemetryChatClient).Assembly.GetExportedTypes(), static type => Assert.Equal("PromptGen", type.Namespace));
}
