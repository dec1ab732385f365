using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Core.Json;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class JsonDocumentTests
{
    private const string Head = "{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.1\",\n";

    [Theory]
    [InlineData("{", "PG0002 1:2-2")]
    [InlineData("{ \"a\": 1,", "PG0002 1:10-10")]
    [InlineData("{ \"a\": 1, }", "PG0002 1:9-10")]
    [InlineData("{ \"a\": [1, 2,] }", "PG0002 1:13-14")]
    [InlineData("{ \"a\": [1 2] }", "PG0002 1:11-12")]
    [InlineData("{ \"a\" 1 }", "PG0002 1:7-8")]
    [InlineData("{ a: 1 }", "PG0002 1:3-4")]
    [InlineData("{ 'a': 1 }", "PG0002 1:3-4")]
    [InlineData("{ \"a\": 'x' }", "PG0002 1:8-9")]
    [InlineData("{ \"a\": \"x }", "PG0002 1:8-9")]
    [InlineData("{ \"a\": \"x\n\" }", "PG0002 1:10-10")]
    [InlineData("{ \"a\": \"x\ty\" }", "PG0002 1:10-11")]
    [InlineData("{ \"a\": \"\\q\" }", "PG0002 1:9-11")]
    [InlineData("{ \"a\": \"\\u12\" }", "PG0002 1:9-11")]
    [InlineData("{ \"a\": \"\\", "PG0002 1:9-10")]
    [InlineData("{ \"a\": yes }", "PG0002 1:8-11")]
    [InlineData("{ \"a\": NaN }", "PG0002 1:8-11")]
    [InlineData("{ \"a\": 01 }", "PG0002 1:8-10")]
    [InlineData("{ \"a\": 1. }", "PG0002 1:8-10")]
    [InlineData("{ \"a\": .5 }", "PG0002 1:8-10")]
    [InlineData("{ \"a\": +1 }", "PG0002 1:8-10")]
    [InlineData("{ \"a\": 1x }", "PG0002 1:8-9")]
    [InlineData("{ // no\n }", "PG0002 1:3-4")]
    [InlineData("{ \"a\": /* no */ 1 }", "PG0002 1:8-9")]
    [InlineData("{} x", "PG0002 1:4-5")]
    [InlineData("prompt_id: x", "PG0002 1:1-10")]
    public void ASyntaxErrorIsOneProblem(string text, string place) => Assert.Equal([place], PromptFile.Places(PromptFile.ReadJson(text)));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    public void AnEmptyFile(string text) => Assert.Equal(["PG0015 1:1-1"], PromptFile.Places(PromptFile.ReadJson(text)));

    [Fact]
    public void NestingIsBounded() =>
        Assert.Equal(["PG0008 1:65-66"], PromptFile.Places(PromptFile.ReadJson(new string('[', 100_000))));

    [Fact]
    public void SizeIsBounded() =>
        Assert.Equal(["PG0007"], PromptFile.ReadJson("[" + string.Concat(Enumerable.Repeat("1,", 110_000)) + "1]").Diagnostics.Select(problem => problem.Rule.Id));

    [Fact]
    public void DuplicateFields() =>
        Assert.Equal(
            ["PG0004 2:16-23", "PG0004 2:71-79"],
            PromptFile.Places(PromptFile.ReadJson(Head + " \"model\": \"a\", \"model\": \"b\", \"template\": \"x\", \"parameters\": { \"é\": 1, \"\\u00e9\": 2 } }")));

    [Fact]
    public void TabsAndAnyLineEnd() =>
        Assert.Empty(PromptFile.ReadJson("{\r\n\t\"prompt_id\":\t\"triage\",\r\t\"version\": \"2026-03-15.1\",\n\t\"template\": \"x\"\r\n}\r\n").Diagnostics);

    [Fact]
    public void EscapesAreDecodedAndKeepTheirPlaces()
    {
        string line = " \"template\": \"a\\r\\n\\u00e9\\ud83d\\ude00\\/{{ x }}\" }";
        ReadPrompt read = PromptFile.ReadJson(Head + line);
        Assert.Empty(read.Diagnostics);
        MappedText template = Assert.IsType<InlineMessage>(read.Definition!.Messages[0]).Template;
        Assert.Equal("a\r\n\u00e9\ud83d\ude00/{{ x }}", template.Text);
        SourceSpan place = template.Locate(template.Text.IndexOf('x', System.StringComparison.Ordinal), 1);
        Assert.Equal((1, line.IndexOf("x }}", System.StringComparison.Ordinal)), (place.StartLine, place.StartColumn));
        SourceSpan accent = template.Locate(3, 1);
        Assert.Equal(line.IndexOf("\\u00e9", System.StringComparison.Ordinal), accent.StartColumn);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("-12.5e-3", "-0.0125")]
    [InlineData("1E5", "100000")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("null", "null")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("\"yes\"", "\"yes\"")]
    public void Values(string written, string json) =>
        Assert.Equal(
            "{\"v\":" + json + "}",
            JsonWriter.WriteMinified(PromptFile.ReadJson(Head + "\"template\": \"x\", \"parameters\": { \"v\": " + written + " } }").Definition!.Parameters!));

    [Fact]
    public void YamlReadsTheSameFromIt()
    {
        string text = Head + "\"template\": \"a\\tb\\u00e9\", \"variables\": { \"tier\": [\"free\", \"pro\"], \"n\": { \"type\": \"integer\", \"default\": 3 } } }";
        PromptDefinition json = PromptFile.ReadJson(text).Definition!;
        PromptDefinition yaml = PromptFile.ReadYaml(text).Definition!;
        Assert.Equal(json.Variables.Select(variable => variable.Variable), yaml.Variables.Select(variable => variable.Variable));
        MappedText template = Assert.IsType<InlineMessage>(json.Messages[0]).Template;
        Assert.Equal(template.Text, Assert.IsType<InlineMessage>(yaml.Messages[0]).Template.Text);
        Assert.Equal(template.Segments, Assert.IsType<InlineMessage>(yaml.Messages[0]).Template.Segments);
    }
}
