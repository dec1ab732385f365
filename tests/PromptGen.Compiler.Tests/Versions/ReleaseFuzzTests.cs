using System;
using PromptGen.Compiler.Tests.Manifest;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>Whatever happens to a release file, it is refused at a place in it, or it still is the prompt that was released.</summary>
public sealed class ReleaseFuzzTests
{
    private const string Path = "Prompts/versions/full/2026-03-15.10.release.yaml";

    private static readonly string[] Pieces =
    [
        "\n", "\r\n", " ", "  ", "\t", ":", "- ", "#", "|", "\"", "'", "{", "}", "[", "]", "&a", "*a", "---\n", "0", "1", "x", "\u0000", "\uFEFF", "\uFFFD", "é",
        "<<<<<<< HEAD\n", "=======\n", ">>>>>>> other\n", "hash: ", "version: ", "partials:\n", "template: ",
    ];

    [Fact]
    public void AChangedFileIsRefusedOrTheSamePrompt()
    {
        ResolvedPrompt prompt = SamplePrompts.All().Resolve("Prompts/nested/full.prompt.json");
        string sound = ReleaseText.Write(prompt);
        // Where in a file a tool names its method is no part of the prompt.
        byte[] released = PromptHashes.CanonicalBytes(PromptCompiler.Effective(prompt));
        Random random = new(411);
        int refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            string text = sound;
            for (int edits = 1 + random.Next(3); edits > 0; edits--)
            {
                text = Mutate(text, random);
            }

            ReadRelease read = ReleaseText.Read(text, Path);

            Assert.DoesNotContain(read.Diagnostics, static problem => problem.Rule.Id == "PG9001");
            if (read.Release is { } release)
            {
                Assert.Empty(read.Diagnostics);
                Assert.Equal(released, PromptHashes.CanonicalBytes(release.Effective()));
                Assert.Equal(("full", "2026-03-15.10"), (release.Id, release.Version));
            }
            else
            {
                refused++;
                Assert.NotEmpty(read.Diagnostics);
                Assert.All(read.Diagnostics, problem => Assert.InRange(problem.Location.Start, 0, text.Length));
            }
        }

        Assert.InRange(refused, 1500, 3000);
    }

    private static string Mutate(string text, Random random)
    {
        int at = random.Next(text.Length);
        int length = Math.Min(random.Next(20), text.Length - at);
        return random.Next(4) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
            2 => text.Insert(at, text.Substring(at, length)),
            _ => text.Remove(at, 1).Insert(at, Pieces[random.Next(Pieces.Length)]),
        };
    }
}
