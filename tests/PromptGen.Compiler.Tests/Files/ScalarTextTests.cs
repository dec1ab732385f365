using System;
using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>Every character of a template is found again where it stands in the file.</summary>
public sealed class ScalarTextTests
{
    [Theory]
    [InlineData("template: plain text\n", "plain text")]
    [InlineData("template: one\n  two\n\n\n  three four # no\n", "one two\n\nthree four")]
    [InlineData("template: 'it''s'\n", "it's")]
    [InlineData("template: 'one\n\n  two ''x''   \n  three'\n", "one\ntwo 'x' three")]
    [InlineData("template: \"tab\\t\\x41\\u00e9\\U0001F600 end\"\n", "tab\tA\u00e9\ud83d\ude00 end")]
    [InlineData("template: \"one\\\n    \\ two\\n\n   three\n\n   four\"\n", "one two\n three\nfour")]
    [InlineData("template: |\n  one\n\n    two\n  three\n", "one\n\n  two\nthree\n")]
    [InlineData("template: |-\n  one\n  two\n\n\n", "one\ntwo")]
    [InlineData("template: |+\n  one\n\n\n", "one\n\n\n")]
    [InlineData("template: |2\n    one\n   two\n", "  one\n two\n")]
    [InlineData("template: |1-\n   one\n", "  one")]
    [InlineData("template: |  # a comment\n\n\n  one\n", "\n\none\n")]
    [InlineData("template: |\n  one\n   \n  two", "one\n \ntwo")]
    [InlineData("template: >\n  one\n  two\n\n  three\n    four\n    five\n\n  six\n", "one two\nthree\n  four\n  five\n\nsix\n")]
    [InlineData("template: >-\n\n  one\n\n\n  two   \n  three\n", "\none\n\ntwo    three")]
    [InlineData("template: >+\n  one\n\n", "one\n\n")]
    [InlineData("template: >2\n    one\n  two\n", "  one\ntwo\n")]
    [InlineData("template: &a !!str   text\n", "text")]
    [InlineData("template: \"\ud83d\ude00 smile\"\n", "\ud83d\ude00 smile")]
    public void InEveryStyle(string lines, string expected)
    {
        foreach (string lineEnd in new[] { "\n", "\r\n" })
        {
            string file = PromptFile.With(lines).Replace("\n", lineEnd, StringComparison.Ordinal);
            MappedText template = Assert.IsType<InlineMessage>(Assert.Single(PromptFile.ReadYaml(file).Definition!.Messages)).Template;
            Assert.Equal(expected, template.Text);
            Assert.True(template.Segments[^1].Length > 0 || template.Text.EndsWith('\n'), "The fallback was used.");
            for (int i = 0; i < expected.Length; i++)
            {
                if (!char.IsLetterOrDigit(expected[i]) || expected[i] is 'A' or '\u00e9')
                {
                    continue;
                }

                SourceSpan span = template.Locate(i, 1);
                Assert.Equal(expected[i], file[span.Start]);
                string[] rows = file.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
                Assert.Equal(expected[i], rows[span.StartLine][span.StartColumn]);
                Assert.Equal(1, span.Length);
            }
        }
    }

    [Fact]
    public void AnEscapeIsFoundAtItsBackslash()
    {
        string file = PromptFile.With("template: \"ab\\u00e9\\n{{\"\n");
        MappedText template = Assert.IsType<InlineMessage>(PromptFile.Define(file).Messages[0]).Template;
        Assert.Equal("ab\u00e9\n{{", template.Text);
        Assert.Equal(file.IndexOf("\\u00e9", StringComparison.Ordinal), template.Locate(2, 1).Start);
        Assert.Equal(file.IndexOf("\\n", StringComparison.Ordinal), template.Locate(3, 1).Start);
        Assert.Equal(file.IndexOf("{{", StringComparison.Ordinal), template.Locate(4, 2).Start);
    }

    [Fact]
    public void TheEndOfATextIsBehindItsLastCharacter()
    {
        string file = PromptFile.With("template: 'abc'\n");
        MappedText template = Assert.IsType<InlineMessage>(PromptFile.Define(file).Messages[0]).Template;
        Assert.Equal(file.IndexOf('c', file.IndexOf("abc", StringComparison.Ordinal)) + 1, template.Locate(3, 0).Start);
    }
}
