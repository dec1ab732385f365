using System;
using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Core.Json;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>A number is a number or an error, however long it is, in YAML and in JSON and in every place where one can stand.</summary>
public sealed class NumberLimitTests
{
    private const string Limits = "is beyond the limits: a number has at most 1,000 characters and an exponent from -9999 to 9999, as written and in normal form";

    private static readonly string[] Places =
    [
        "\"parameters\": { \"custom\": # }",
        "\"parameters\": { \"temperature\": # }",
        "\"parameters\": { \"seed\": # }",
        "\"parameters\": { \"custom\": [1, { \"a\": # }] }",
        "\"tools\": [{ \"name\": \"t\", \"parameters\": { \"type\": \"object\", \"minimum\": # } }]",
        "\"tools\": [{ \"name\": \"t\", \"parameters\": { \"type\": \"object\", \"enum\": [#] } }]",
        "\"response_format\": { \"type\": \"json_schema\", \"schema\": { \"type\": \"number\", \"maximum\": # } }",
        "\"rollout\": { \"share\": # }",
        "\"variables\": { \"v\": { \"type\": \"number\", \"default\": # } }",
        "\"variables\": { \"v\": { \"type\": \"decimal\", \"default\": # } }",
        "\"variables\": { \"v\": { \"type\": \"integer\", \"default\": # } }",
        "\"variables\": { \"v\": { \"type\": \"number[]\", \"default\": [#] } }",
        "\"variables\": { \"v\": { \"properties\": { \"a\": \"number\" }, \"default\": { \"a\": # } } }",
    ];

    public static TheoryData<string> Everywhere => [.. Places];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void ANumberBeyondTheLimitsIsAnErrorThatNamesThem(string place)
    {
        foreach (string number in (string[])[new('9', 1001), "0." + new string('3', 999), "0.5" + new string('0', 998), new('9', 1000), "1e10000", "1e-10000", "10e9999", "1" + new string('0', 400_000)])
        {
            string[] json = Problems(place, number, asYaml: false);
            Assert.Contains(json, static problem => problem.Contains(Limits, StringComparison.Ordinal));
            Assert.DoesNotContain(json, static problem => problem.Length > 1000);
            // A flow mapping of YAML reads the same text.
            Assert.Equal(json, Problems(place, number, asYaml: true));
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void NoNumberWithinTheLimitsBecomesAText(string place)
    {
        foreach (int length in (int[])[399, 400, 401, 402, 500, 993])
        {
            foreach (string number in (string[])[new('9', length), "0." + new string('3', length - 2)])
            {
                string[] json = Problems(place, number, asYaml: false);
                Assert.DoesNotContain(json, static problem => problem.Contains("text \"", StringComparison.Ordinal) || problem.Contains(Limits, StringComparison.Ordinal));
                Assert.Equal(json, Problems(place, number, asYaml: true));
            }
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(994)]
    public void LongNumbersAreHashedAndSentAsNumbers(int length)
    {
        string number = "0." + new string('3', length - 2);
        foreach (bool yaml in (bool[])[false, true])
        {
            PromptDefinition prompt = Read("\"parameters\": { \"custom\": # }, \"tools\": [{ \"name\": \"t\", \"parameters\": { \"minimum\": # } }]", number, yaml).Definition!;
            Assert.Equal("{\"custom\":" + number + "}", JsonWriter.WriteMinified(prompt.Parameters!));
            Assert.Equal("{\"minimum\":" + number + "}", JsonWriter.WriteMinified(prompt.Tools[0].Tool.Parameters!));
        }
    }

    [Theory]
    [InlineData("0x", 'f', 825, true)]
    [InlineData("0x", 'f', 830, false)]
    [InlineData("0x", 'f', 833, false)]
    [InlineData("0x", 'f', 400_000, false)]
    [InlineData("0o", '7', 1100, true)]
    [InlineData("0o", '7', 1110, false)]
    [InlineData("0o", '0', 400_000, true)]
    public void OtherBasesCountWithTheirDecimalDigits(string prefix, char digit, int count, bool fits)
    {
        string[] problems = PromptFile.Problems(PromptFile.ReadYaml(PromptFile.With("template: x\nparameters:\n  custom: " + prefix + new string(digit, count) + "\n")));
        if (fits)
        {
            Assert.Empty(problems);
            return;
        }

        string problem = Assert.Single(problems);
        Assert.StartsWith("PG0110 5:11 The number `" + prefix, problem, StringComparison.Ordinal);
        Assert.Contains(Limits, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ALimitOfATextIsANumberToo() => Assert.Equal(
        ["PG1015 4:34 The `max_length` of the variable `x` must be a whole number from 1 to 1000000000, but it is `" + new string('9', 40) + "...`."],
        PromptFile.Problems(PromptFile.ReadYaml(PromptFile.WithVariable("x: { type: string, max_length: " + new string('9', 500) + " }"))));

    [Theory]
    [InlineData("template: #")]
    [InlineData("template: x\nmodel: #")]
    [InlineData("template: x\nvariables: { x: [#] }")]
    [InlineData("template: x\nvariables: { x: { type: string, default: # } }")]
    public void WhereATextIsExpectedALongNumberNeedsQuotesLikeAShortOne(string lines)
    {
        foreach (int length in (int[])[3, 400, 401, 1001])
        {
            Assert.Single(PromptFile.ReadYaml(PromptFile.With(lines.Replace("#", new string('9', length)) + "\n")).Diagnostics);
            Assert.Empty(PromptFile.ReadYaml(PromptFile.With(lines.Replace("#", "\"" + new string('9', length) + "\"") + "\n")).Diagnostics);
        }
    }

    private static string[] Problems(string place, string number, bool asYaml) =>
        [.. Read(place, number, asYaml).Diagnostics.Select(PromptFile.Problem)];

    private static ReadPrompt Read(string place, string number, bool asYaml)
    {
        string text = "{ \"prompt_id\": \"triage\", \"version\": \"2026-03-15.1\", \"template\": \"x\",\n" + place.Replace("#", number) + " }\n";
        return asYaml ? PromptFile.ReadYaml(text) : PromptFile.ReadJson(text);
    }
}
