using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class FragmentTests
{
    [Theory]
    [InlineData("Prompts/house-style.partial.md", "house-style")]
    [InlineData("Prompts/a/tone.v2.partial.txt", "tone.v2")]
    [InlineData("Prompts/with space #1.PARTIAL.md", "with space #1")]
    [InlineData("gr\u00fc\u00dfe.partial.md", "gr\u00fc\u00dfe")]
    public void APartialHasItsFileName(string path, string name)
    {
        Fragment partial = Read(path, "Hello\n");
        Assert.Equal(name, partial.Name);
        Assert.Empty(partial.Diagnostics);
    }

    [Fact]
    public void ItsTextIsTheWholeFileWithLineFeeds()
    {
        Fragment partial = Read("a.partial.md", "\uFEFFone\r\ntwo\rthree\u2028four\n\nend");
        Assert.Equal("one\ntwo\nthree\u2028four\n\nend", partial.Template.Text);
        SourceSpan one = partial.Template.Locate(0, 3);
        Assert.Equal((1, 0, 1), (one.Start, one.StartLine, one.StartColumn));
        SourceSpan end = partial.Template.Locate(20, 3);
        Assert.Equal((4, 0), (end.StartLine, end.StartColumn));
        Assert.Equal(Read("b.partial.md", "one\ntwo\nthree\u2028four\n\nend").InputHash, partial.InputHash);
    }

    [Fact]
    public void AnEmptyPartialIsFineAndAnEmptyMessageIsNot()
    {
        Assert.Empty(Read("a.partial.md", "").Diagnostics);
        Assert.Equal(["PG0106 1:1 The message file is empty. Write the text of the message in it."], Read("a.message.md", "").Diagnostics.Select(PromptFile.Problem));
    }

    [Theory]
    [InlineData("a\0b", "PG0012 1:2-3")]
    [InlineData("a\n\uFFFD", "PG0010 2:1-2")]
    public void TheSameCharactersAreRefused(string text, string place) =>
        Assert.Equal([place], Read("a.partial.md", text).Diagnostics.Select(PromptFile.Place));

    [Fact]
    public void TheSameSizeIsRefused()
    {
        Fragment partial = Read("a.partial.md", new string('x', FileLimits.FileLength + 1));
        Assert.Equal(["PG0009"], partial.Diagnostics.Select(problem => problem.Rule.Id));
        Assert.Empty(partial.Template.Text);
    }

    [Theory]
    [InlineData("Prompts/.partial.md")]
    [InlineData("Prompts/0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x.partial.md")]
    public void APartialWithoutAUsableName(string path) => Assert.Equal(["PG0117 1:1-1"], Read(path, "x").Diagnostics.Select(PromptFile.Place));

    [Fact]
    public void ASlipInTheSyntaxIsReportedAtTheFile()
    {
        Fragment partial = Read("a.partial.md", "Hello\n{{ if x }}\nno end\n");
        PromptDiagnostic problem = Assert.Single(partial.Diagnostics);
        Assert.StartsWith("PG11", problem.Rule.Id, System.StringComparison.Ordinal);
        Assert.Equal("/repo/a.partial.md", problem.Location.Path);
        Assert.InRange(problem.Location.StartLine, 1, 3);
    }

    private static Fragment Read(string path, string text)
    {
        SourceFileKind kind = path.Contains(".partial.", System.StringComparison.OrdinalIgnoreCase) ? SourceFileKind.Partial : SourceFileKind.Message;
        return PromptCompiler.ReadFragment(new SourceFile("/repo/" + path, path, kind, text), CancellationToken.None);
    }
}
