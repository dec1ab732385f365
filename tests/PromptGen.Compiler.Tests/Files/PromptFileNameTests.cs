using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class PromptFileNameTests
{
    [Theory]
    [InlineData("/app/a.prompt.yaml", nameof(SourceFileKind.Prompt))]
    [InlineData("/app/a.prompt.yml", nameof(SourceFileKind.Prompt))]
    [InlineData("C:\\app\\a.PROMPT.json", nameof(SourceFileKind.Prompt))]
    [InlineData("a.partial.prompt.yaml", nameof(SourceFileKind.Prompt))]
    [InlineData("/app/style.partial.md", nameof(SourceFileKind.Partial))]
    [InlineData("/app/intro.message.txt", nameof(SourceFileKind.Message))]
    [InlineData("/app/versions/a/2026-03-15.1.release.yaml", nameof(SourceFileKind.Release))]
    [InlineData("/app/a.release.json", null)]
    [InlineData("/app/.prompt.yaml", null)]
    [InlineData("/app/.partial.md", null)]
    [InlineData("/app/x.partial.", null)]
    [InlineData("/app/x.partial.d/readme.md", null)]
    [InlineData("/app/appsettings.json", null)]
    [InlineData("", null)]
    public void KindFollowsTheName(string path, string? kind) => Assert.Equal(kind, PromptFileName.KindOf(path)?.ToString());
}
