using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Tests.Files;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>What docs/manifest.md says where its words could be taken in two ways.</summary>
public sealed class SettledCaseTests
{
    private static readonly PromptFolderInMemory Folder = SettledCases.All();

    [Fact]
    public void EveryIncludeInATagIsReachedWhetherItRunsOrNot()
    {
        Assert.Equal(
            ["branch", "inner", "interpolated", "of-file", "parens", "verbatim"],
            Folder.Effective("Prompts/includes.prompt.json").Partials.Select(static partial => partial.Name));
        Assert.DoesNotContain(Compile("includes").Diagnostics, static problem => problem.Severity == Core.Diagnostics.RuleSeverity.Error);
    }

    [Theory]
    [InlineData("include 'inner'")]
    [InlineData("include \\\"inner\\\"")]
    [InlineData("include `inner`")]
    [InlineData("include $'inner'")]
    [InlineData("include $\\\"inner\\\"")]
    [InlineData("include $'in\\\\x6eer'")]
    [InlineData("include('inner')")]
    [InlineData("include($'inner')")]
    [InlineData("x = include $'inner'; x")]
    [InlineData("include $'inner' | string.upcase")]
    public void APartialThatTheCompilerIncludesIsReached(string statement)
    {
        PromptFolderInMemory folder = new PromptFolderInMemory()
            .Add("Prompts/a.prompt.json", "{ \"prompt_id\": \"a\", \"version\": \"2026-01-01.1\", \"template\": \"{{ " + statement + " }}\" }")
            .Add("Prompts/inner.partial.md", "Inner.");
        ResolvedPrompt prompt = folder.Resolve("Prompts/a.prompt.json");

        Assert.Equal(["inner"], prompt.Partials.Select(static partial => partial.Name));
        CompiledPrompt compiled = PromptCompiler.Compile(prompt, Target, CancellationToken.None);
        Assert.Empty(compiled.Diagnostics.Select(PromptFile.Problem));
        Assert.NotNull(compiled.Record);
    }

    [Theory]
    [InlineData("include $'in{x}'")]
    [InlineData("include x")]
    [InlineData("include ('inner')")]
    [InlineData("include ($'inner')")]
    public void OtherNamesOfPartialsAreErrors(string statement)
    {
        PromptFolderInMemory folder = new PromptFolderInMemory()
            .Add("Prompts/a.prompt.json", "{ \"prompt_id\": \"a\", \"version\": \"2026-01-01.1\", \"variables\": [\"x\"], \"template\": \"{{ " + statement + " }}\" }")
            .Add("Prompts/inner.partial.md", "Inner.");
        CompiledPrompt compiled = PromptCompiler.Compile(folder.Resolve("Prompts/a.prompt.json"), Target, CancellationToken.None);

        Assert.Contains(compiled.Diagnostics, static problem => PromptFile.Message(problem).Contains("name the partial by a string literal", StringComparison.Ordinal));
    }

    [Fact]
    public void TheNameOfAPartialEndsBeforeTheFirstMark() => Assert.Equal(
        ["Upper", "two"], Folder.Effective("Prompts/names.prompt.json").Partials.Select(static partial => partial.Name));

    [Fact]
    public void NamesOfIncludesCountLettersInTheirCase()
    {
        ReadPrompt read = PromptFile.ReadYaml(PromptFile.With("template: \"{{ include 'TONE' }}\"\n"));
        Fragment tone = PromptCompiler.ReadFragment(new SourceFile("/x/Prompts/tone.partial.md", "Prompts/tone.partial.md", SourceFileKind.Partial, "Tone."), CancellationToken.None);
        ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition!, Project.FragmentLibrary.Of(Core.Collections.EquatableArray.Create(tone)), CancellationToken.None);

        string problem = PromptFile.Problem(Assert.Single(resolved.Diagnostics));
        Assert.Contains("`TONE`", problem, StringComparison.Ordinal);
        Assert.Contains("Did you mean `tone`?", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ComponentsThatAPromptDoesNotHaveAreNull()
    {
        JsonNode bare = Entry("bare")["components"]!;
        Assert.Null(bare["parameters"]);
        Assert.Null(bare["response_format"]);
        Assert.Equal(ContentHash.Of("[]"u8.ToArray()), (string?)bare["variables"]);
        Assert.Equal(ContentHash.Of("[]"u8.ToArray()), (string?)bare["tools"]);
        Assert.Equal("{}", bare["partials"]!.ToJsonString());
        JsonNode free = Entry("free");
        Assert.NotNull(free["components"]!["response_format"]);
        Assert.Null(free["response_schema"]);
    }

    [Fact]
    public void ValuesAreWrittenAsThePageSays()
    {
        JsonNode form = JsonNode.Parse(Folder.Canonical("Prompts/values.prompt.json"))!;
        string[] defaults = [.. form["variables"]!.AsArray().Select(static variable => variable!["name"] + "=" + (variable["default"]?.ToJsonString() ?? "null"))];

        Assert.Equal(
            [
                "n=1", "d={\"$decimal\":\"1.0\"}", "i=0", "e=\"x\"", "o=null", "a=\"2026-03-15T10:30:00.500Z\"", "b=\"2026-03-15T10:30:00.5\"", "c=\"2026-03-15\"",
                "l={\"$decimal\":\"7.9228162514264337593543950335\"}", "m={\"$number\":\"" + SettledCases.LongFraction + "\"}",
            ],
            defaults);
        Assert.Equal("enum", (string?)form["variables"]![3]!["type"]!["kind"]);
        Assert.True((bool)form["variables"]![4]!["type"]!["nullable"]!);
        Assert.Equal("1", form["parameters"]!["a"]!.ToJsonString());
        Assert.Equal(SettledCases.LongFraction, (string?)form["parameters"]!["long"]!["$number"]);
        Assert.Equal("{\"minimum\":" + SettledCases.LongFraction + "}", (string?)form["tools"]![0]!["parameters"]);
    }

    [Theory]
    [InlineData("2026-03-15T10:30:00.1234567", true)]
    [InlineData("2026-03-15T10:30:00.12345678", false)]
    [InlineData("2026-03-15T10:30:00.", false)]
    [InlineData("2026-03-15T10:30:00.Z", false)]
    [InlineData("2026-03-15T10:30", false)]
    public void FractionsOfSecondsHaveOneToSevenDigits(string text, bool accepted) => Assert.Equal(
        accepted, PromptFile.ReadYaml(PromptFile.WithVariable("x: { type: date-time, default: \"" + text + "\" }")).Diagnostics.IsEmpty);

    private static readonly CompilationTarget Target = new("", "", LanguageVersion: 1300, HasRequiredMembers: true, Public: true, Locked: false);

    private static CompiledPrompt Compile(string id) => PromptCompiler.Compile(Folder.Resolve("Prompts/" + id + ".prompt.json"), Target, CancellationToken.None);

    private static JsonNode Entry(string id) => JsonNode.Parse(Folder.Record("Prompts/" + id + ".prompt.json"))!;
}
