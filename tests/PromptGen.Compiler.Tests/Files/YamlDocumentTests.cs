using System.Linq;
using System.Text;
using PromptGen.Compiler.Files;
using PromptGen.Core.Json;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class YamlDocumentTests
{
    [Theory]
    [InlineData("a:\n\tb: 1", "PG0003 2:1-2")]
    [InlineData("a:\n  b: 1\n  \tc: 2", "PG0003 3:3-4")]
    [InlineData("a: 1\n\tb: 2", "PG0003 2:1-2")]
    [InlineData("a: |\n\tx", "PG0003 2:1-2")]
    public void ATabAsIndentation(string text, string place) => Assert.Equal([place], PromptFile.Places(PromptFile.ReadYaml(text)));

    [Fact]
    public void ATabInsideABlockIsText() =>
        Assert.Equal("\tx\n", Template("template: |\n  \tx\n"));

    [Theory]
    [InlineData("a: b: c", "PG0001 1:5-5")]
    [InlineData("a: 1\n b: 2", "PG0001 2:3-3")]
    [InlineData("a: 'x", "PG0001 1:4-6")]
    [InlineData("a: \"x\nb: y", "PG0001 1:4-6")]
    [InlineData("a: [1, 2", "PG0001 1:9-9")]
    [InlineData("a: { b: 1", "PG0001 1:10-10")]
    [InlineData("a: @x", "PG0001 1:4-5")]
    [InlineData("a: - b", "PG0001 1:4-4")]
    [InlineData("a: \"\\q\"", "PG0001 1:4-5")]
    [InlineData("a: 1\nb", "PG0001 2:1-1")]
    [InlineData("a: \"x\" y", "PG0001 1:8-9")]
    [InlineData("- a\nb: c", "PG0001 2:1-1")]
    [InlineData("a: [1\nb: c", "PG0001 2:1-1")]
    [InlineData("a: { b: 1\nc: d }", "PG0001 2:1-1")]
    public void ASyntaxErrorIsOneProblem(string text, string place) => Assert.Equal([place], PromptFile.Places(PromptFile.ReadYaml(text)));

    [Fact]
    public void AKeyThatIsLeftOut() =>
        Assert.Equal(["PG0018 2:6-6", "PG0001 3:3-3"], PromptFile.Places(PromptFile.ReadYaml("m:\n  - : s: c\n  - r: u\n")));

    [Theory]
    [InlineData("template: {{ body }} is the ticket", "PG0018 3:12-20")]
    [InlineData("template: {{ body }}", "PG0018 3:12-20")]
    public void ATemplateThatBeginsWithBracesAndHasNoQuotes(string text, string place)
    {
        ReadPrompt read = PromptFile.ReadYaml(PromptFile.With(text));
        PromptDiagnostic problem = Assert.Single(read.Diagnostics);
        Assert.Equal(place, PromptFile.Place(problem));
        Assert.Contains("in quotes or in a block", PromptFile.Message(problem), System.StringComparison.Ordinal);
    }

    [Fact]
    public void DuplicateFieldsNameTheFirst()
    {
        ReadPrompt read = PromptFile.ReadYaml(PromptFile.With("model: a\ntemplate: x\nmodel: b\nvariables: { x: string, y: string, x: integer }"));
        Assert.Equal(
            [
                "PG0004 5:1 `model` is given twice. The first one is in line 3. Remove one of them.",
                "PG0004 6:36 `x` is given twice. The first one is in line 6. Remove one of them.",
            ],
            PromptFile.Problems(read));
    }

    [Fact]
    public void DuplicateFieldsAmongMany()
    {
        StringBuilder text = new("variables:\n");
        for (int i = 0; i < 40; i++)
        {
            text.Append("  v").Append(i).Append(": string\n");
        }

        text.Append("  v3: string\n  v30: string\ntemplate: x\n");
        Assert.Equal(["PG0004 44:3-5", "PG0004 45:3-6"], PromptFile.Places(PromptFile.ReadYaml(PromptFile.With(text.ToString()))));
    }

    [Fact]
    public void AnAliasRepeatsAValue()
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.With("""
            variables:
              from: &region { type: string, pattern: "^[a-z]+$" }
              to: *region
            template: x
            """));
        Assert.Equal(prompt.Variables[0].Variable.Type, prompt.Variables[1].Variable.Type);
    }

    [Fact]
    public void AProblemOfAnAliasedValueIsReportedOnce()
    {
        ReadPrompt read = PromptFile.ReadYaml(PromptFile.With("variables:\n  a: &t { type: strin }\n  b: *t\ntemplate: x\n"));
        Assert.Equal(["PG1005 4:17-22"], PromptFile.Places(read));
    }

    [Fact]
    public void AnAliasOfAnAnchoredTextMapsToIt()
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.With("description: &d   Hello there\ntemplate: *d\n"));
        SourceSpan place = Assert.IsType<InlineMessage>(prompt.Messages[0]).Template.Locate(6, 5);
        Assert.Equal((2, 24), (place.StartLine, place.StartColumn));
    }

    [Theory]
    [InlineData("a: *x", "PG0005 1:4-6")]
    [InlineData("a: &x [*x]", "PG0006 1:8-10")]
    [InlineData("a: &x { b: { c: *x } }", "PG0006 1:17-19")]
    [InlineData("a: { <<: 1 }", "PG0019 1:6-8", "PG0101 1:1-2", "PG0103 1:1-2", "PG0103 1:1-2", "PG0103 1:1-2")]
    public void AliasesThatMeanNothing(string text, params string[] places) =>
        Assert.Equal(places.Order(), PromptFile.Places(PromptFile.ReadYaml(text)).Order());

    [Fact]
    public void AnAliasBombIsRefused()
    {
        StringBuilder text = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++)
        {
            text.Append('a').Append(i).Append(": &a").Append(i).Append(" [");
            text.Append(string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))).Append("]\n");
        }

        Assert.Equal(["PG0007 5:45-48"], PromptFile.Places(PromptFile.ReadYaml(text.ToString())));
    }

    [Fact]
    public void NestingIsBounded()
    {
        Assert.Equal(["PG0008 1:65-65"], PromptFile.Places(PromptFile.ReadYaml(new string('[', 100_000))));
        string nested = "rollout: " + new string('[', 63) + new string(']', 63);
        Assert.Empty(PromptFile.ReadYaml(PromptFile.With("template: x\n" + nested)).Diagnostics);
        Assert.Equal(
            ["PG0008 4:73-73"],
            PromptFile.Places(PromptFile.ReadYaml(PromptFile.With("template: x\nrollout: " + new string('[', 64) + new string(']', 64)))));
    }

    [Fact]
    public void AliasesDoNotHideDepth()
    {
        string text = "a: &a " + new string('[', 40) + new string(']', 40) + "\nb: " + new string('[', 40) + "*a" + new string(']', 40);
        Assert.Equal(["PG0008 2:44-46"], PromptFile.Places(PromptFile.ReadYaml(text)));
    }

    [Theory]
    [InlineData("a: !foo x", "PG0017 1:4-5")]
    [InlineData("a: !!int x", "PG0017 1:4-5")]
    [InlineData("a: !!binary x", "PG0017 1:4-5")]
    [InlineData("a: !!map [x]", "PG0017 1:4-5")]
    public void TagsAreRefused(string text, string place) => Assert.Equal([place], PromptFile.Places(PromptFile.ReadYaml(text)));

    [Fact]
    public void TagsOfTheCoreSchemaAreRead()
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.With("description: !!str 5\nmodel: ! 7\nparameters: !!map { a: !!int 1, b: !!float 2, c: !!bool true }\ntemplate: !!str x\n"));
        Assert.Equal(("5", "7"), (prompt.Description, prompt.Model));
        Assert.Equal("{\"a\":1,\"b\":2,\"c\":true}", JsonWriter.WriteMinified(prompt.Parameters!));
        Assert.Equal(5, Assert.IsType<InlineMessage>(prompt.Messages[0]).Template.Locate(0, 1).StartLine);
    }

    [Theory]
    [InlineData("? [a]\n: b", "PG0018 1:3-6")]
    [InlineData("{ : b }", "PG0018 1:3-3")]
    public void NamesAreTexts(string text, string place) => Assert.Contains(place, PromptFile.Places(PromptFile.ReadYaml(text)));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    [InlineData("\uFEFF")]
    public void AnEmptyFile(string text) => Assert.Equal(["PG0015 1:1-1"], PromptFile.Places(PromptFile.ReadYaml(text)));

    [Fact]
    public void OneDocumentOnly()
    {
        Assert.Equal(["PG0016 4:1-4"], PromptFile.Places(PromptFile.ReadYaml(PromptFile.With("template: x\n---\na: 1\n"))));
        PromptFile.Define("%YAML 1.2\n---\n" + PromptFile.With("template: x\n...\n"));
    }

    [Fact]
    public void TheRootIsAMapping() =>
        Assert.Equal(["PG0102 1:1-4"], PromptFile.Places(PromptFile.ReadYaml("a:b\n")));

    [Fact]
    public void WordsOfYaml11AreTexts()
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.With("variables:\n  answer: [yes, no, on, off, y, n]\n  time: [12:30, 2026-01-01]\ntemplate: x\n"));
        Assert.Equal(["yes", "no", "on", "off", "y", "n"], prompt.Variables[0].Variable.Type.EnumValues);
        Assert.Equal(["12:30", "2026-01-01"], prompt.Variables[1].Variable.Type.EnumValues);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("+5", "5")]
    [InlineData("-07", "-7")]
    [InlineData("0o17", "15")]
    [InlineData("0xfF", "255")]
    [InlineData("0xFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData(".5", "0.5")]
    [InlineData("-1.", "-1")]
    [InlineData("+1.50e+3", "1500")]
    [InlineData("1e3", "1000")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("~", "null")]
    [InlineData("Null", "null")]
    [InlineData("", "null")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("0o8", "\"0o8\"")]
    [InlineData("+", "\"+\"")]
    [InlineData(".", "\".\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData("+0x1", "\"+0x1\"")]
    [InlineData("nULL", "\"nULL\"")]
    [InlineData("'1'", "\"1\"")]
    public void ValuesOfTheCoreSchema(string scalar, string json) =>
        Assert.Equal(
            "{\"v\":" + json + "}",
            JsonWriter.WriteMinified(PromptFile.Define(PromptFile.With($"template: x\nparameters:\n  v: {scalar}\n")).Parameters!));

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.INF")]
    [InlineData(".NaN")]
    public void NumbersThatJsonCannotHold(string number) =>
        Assert.Equal(["PG0110 4:20-" + (20 + number.Length)], PromptFile.Places(PromptFile.ReadYaml(PromptFile.With($"template: x\nparameters: {{ top: {number} }}\n"))));

    private static string Template(string lines) =>
        Assert.IsType<InlineMessage>(Assert.Single(PromptFile.Define(PromptFile.With(lines)).Messages)).Template.Text;
}
