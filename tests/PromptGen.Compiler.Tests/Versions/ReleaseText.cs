using System;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Tests.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>Writes and reads release files in a test.</summary>
internal static class ReleaseText
{
    public static string Write(
        ResolvedPrompt prompt, string? version = null, ReleaseReference? previous = null, AcceptedContract? accepted = null) =>
        ReleaseWriter.Write(
            prompt, version ?? prompt.Definition.Version, prompt.Definition.RollbackTo, HashOf(prompt), previous, accepted);

    public static string HashOf(ResolvedPrompt prompt) => PromptHashes.Of(PromptCompiler.Effective(prompt)).Prompt;

    public static ReadRelease Read(string text, string path = "Prompts/versions/triage/2026-03-15.1.release.yaml") =>
        PromptCompiler.ReadRelease(new SourceFile("/repo/" + path, path, SourceFileKind.Release, text), CancellationToken.None);

    /// <summary>The release of a text without problems.</summary>
    public static Release Release(string text, string path)
    {
        ReadRelease read = Read(text, path);
        Assert.True(read.Diagnostics.IsEmpty, string.Join("\n", Problems(read)) + "\n" + text);
        return Assert.IsType<Release>(read.Release);
    }

    public static string Path(ResolvedPrompt prompt) =>
        "Prompts/versions/" + prompt.Definition.Id + "/" + prompt.Definition.Version + ".release.yaml";

    public static string[] Problems(ReadRelease read) => [.. read.Diagnostics.Select(PromptFile.Problem)];
}
