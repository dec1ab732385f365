using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class TextChecksTests
{
    private const string Json = "{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.1\", \"template\": \"";

    [Fact]
    public void ATextOfTenMegabytesIsOneQuickError()
    {
        string text = PromptFile.With("template: " + new string('x', 10 * 1024 * 1024));
        Stopwatch clock = Stopwatch.StartNew();
        ReadPrompt read = PromptFile.ReadYaml(text);
        Assert.Equal(
            ["PG0009 1:1 The file has 10485810 characters, and the limit for prompt files, partials and message files is 1048576. Pass large texts as variables."],
            PromptFile.Problems(read));
        Assert.Null(read.Definition);
        // Reading it would take minutes; ten seconds are a busy machine.
        Assert.InRange(clock.ElapsedMilliseconds, 0, 10_000);
    }

    [Fact]
    public void TheLimitItselfIsAllowed()
    {
        string head = PromptFile.With("template: ");
        PromptDefinition prompt = PromptFile.Define(head + new string('x', FileLimits.FileLength - head.Length));
        Assert.Equal(FileLimits.FileLength - head.Length, Assert.IsType<InlineMessage>(prompt.Messages[0]).Template.Text.Length);
    }

    [Theory]
    [InlineData("template: Caf\uFFFD\n", "PG0010 3:14-15")]
    [InlineData("template: \uD83D x\n", "PG0010 3:11-12")]
    [InlineData("template: a\0b\n", "PG0012 3:12-13")]
    [InlineData("template: a\u0007b\n", "PG0012 3:12-13")]
    [InlineData("template: a\u007fb\n", "PG0012 3:12-13")]
    [InlineData("template: a\u0085b\n", "PG0013 3:12-13")]
    [InlineData("template: a\u2028b\n", "PG0013 3:12-13")]
    [InlineData("# a\u2029b\ntemplate: x\n", "PG0013 3:4-5")]
    public void CharactersThatNoYamlPromptHolds(string lines, string place) =>
        Assert.Equal([place], PromptFile.Places(PromptFile.ReadYaml(PromptFile.With(lines))));

    [Theory]
    [InlineData("\uFFFD", "PG0010")]
    [InlineData("\0", "PG0012")]
    [InlineData("\u001b", "PG0012")]
    public void CharactersThatNoJsonPromptHolds(string character, string rule) =>
        Assert.Equal([rule], PromptFile.ReadJson(Json + character + "\" }").Diagnostics.Select(problem => problem.Rule.Id));

    [Theory]
    [InlineData("a\\u2028b")]
    [InlineData("a\\u0007b")]
    [InlineData("a\\0b")]
    [InlineData("\\uFFFD")]
    [InlineData("\\ud83d\\ude00")]
    public void TheSameCharactersAsEscapesAreMeant(string escaped) => PromptFile.Define(PromptFile.With("template: \"" + escaped + "\"\n"));

    [Fact]
    public void UnicodeLineSeparatorsAreTextInJson() =>
        Assert.Empty(PromptFile.ReadJson(Json + "a\u2028b\u0085c\" }").Diagnostics);

    [Theory]
    [InlineData("template: \"\\ud83d\"\n", "PG0014 3:12-18")]
    [InlineData("template: \"\\ude00\\ud83d\"\n", "PG0014 3:12-18")]
    [InlineData("template: \"\\ud83d\\ude00 \\\\ \\ud83d\\u0041\"\n", "PG0014 3:28-34")]
    [InlineData("template: \"\\UD83DDE00\"\n", "PG0014 3:12-22")]
    public void HalfACharacter(string lines, string place) => Assert.Equal([place], PromptFile.Places(PromptFile.ReadYaml(PromptFile.With(lines))));

    [Fact]
    public void HalfACharacterInJson() =>
        Assert.Equal(["PG0014 1:66-72"], PromptFile.Places(PromptFile.ReadJson(Json + "\\ud83d\" }")));

    [Fact]
    public void Utf16ThatWasReadAsUtf8()
    {
        string prompt = PromptFile.With("template: x\n");
        string littleEndian = Encoding.UTF8.GetString([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(prompt)]);
        string withoutMark = Encoding.UTF8.GetString(Encoding.BigEndianUnicode.GetBytes(prompt));
        Assert.Equal(["PG0011 1:1-2"], PromptFile.Places(PromptFile.ReadYaml(littleEndian)));
        Assert.Equal(["PG0011 1:1-2"], PromptFile.Places(PromptFile.ReadYaml(withoutMark)));
    }

    [Fact]
    public void AnEncodingThatTheHostFound()
    {
        SourceFile file = new("/repo/a.prompt.yaml", "a.prompt.yaml", SourceFileKind.Prompt, PromptFile.With("template: x\n")) { IsUtf8 = false };
        Assert.Equal(["PG0011 1:1-1"], PromptFile.Places(PromptCompiler.Read(file, CancellationToken.None)));
    }

    [Fact]
    public void AByteOrderMarkIsNoText()
    {
        string plain = PromptFile.With("template: x\nmodl: y\n");
        ReadPrompt marked = PromptFile.ReadYaml("\uFEFF" + plain);
        Assert.Equal(["PG0101 4:1-5"], PromptFile.Places(marked));
        Assert.Equal("modl", PromptFile.Marked(marked, marked.Diagnostics[0]));
        Assert.Equal(PromptFile.ReadYaml(plain).Definition!.InputHash, marked.Definition!.InputHash);
        Assert.Equal((0, 12), (marked.Definition.IdSpan.StartLine, marked.Definition.IdSpan.StartColumn));
        Assert.Equal("triage", marked.File.Text.Substring(marked.Definition.IdSpan.Start, marked.Definition.IdSpan.Length));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void LineEndsOfTheFileBecomeLineFeeds(string lineEnd)
    {
        string text = PromptFile.With("template: |\n  one\n  two\n\n  three\nmodl: x\n").Replace("\n", lineEnd, StringComparison.Ordinal);
        ReadPrompt read = PromptFile.ReadYaml(text);
        Assert.Equal(["PG0101 8:1-5"], PromptFile.Places(read));
        MappedText template = Assert.IsType<InlineMessage>(read.Definition!.Messages[0]).Template;
        Assert.Equal("one\ntwo\n\nthree\n", template.Text);
        SourceSpan three = template.Locate(9, 5);
        Assert.Equal((6, 2, 7), (three.StartLine, three.StartColumn, three.EndColumn));
        Assert.Equal("three", text.Substring(three.Start, three.Length));
    }

    [Fact]
    public void AnEscapedCarriageReturnStays()
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.With("template: \"a\\r\\nb\"\n"));
        Assert.Equal("a\r\nb", Assert.IsType<InlineMessage>(prompt.Messages[0]).Template.Text);
    }

    [Theory]
    [InlineData("Prompts/with space.prompt.yaml")]
    [InlineData("Prompts/c#.prompt.yaml")]
    [InlineData("Prompts/it's \"quoted\".prompt.yaml")]
    [InlineData("Prompts/\u00fcber/\u65e5\u672c.prompt.yml")]
    public void AFileMayHaveAnyName(string path) => Assert.Empty(PromptFile.Read(path, PromptFile.With("template: x\n")).Diagnostics);
}
