using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>What the shared program prints, wherever it runs.</summary>
public static class Expected
{
    private static readonly string Transcript = File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "PromptGen.PackageTests", "consumers", "expected-transcript.txt"));

    public static void IsTranscript(CommandResult run) => IsTranscript(run.Succeeded().Output);

    public static void IsTranscript(string output) =>
        Assert.Equal(Transcript, output.Replace("\r\n", "\n", StringComparison.Ordinal));

    /// <summary>The line of the transcript that has the identity of a prompt: id, version, hash.</summary>
    public static string[] IdentityOf(string id) =>
        Transcript.Split('\n').Single(line => line.StartsWith(id + " 20", StringComparison.Ordinal)).Split(' ');
}
