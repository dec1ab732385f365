using System;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>What of a prompt file is in the hash, and what is not.</summary>
public sealed class EffectivePromptTests
{
    private const string Yaml = """
        # A comment.
        prompt_id: sample
        version: 2026-03-15.3
        rollback_to: 2026-03-12.1
        description: Not hashed.
        model: gpt-4.1
        parameters: { temperature: 0.20, budget: 4e2 }
        variables:
          tier: [free, pro]
          body: { type: string, untrusted: true, max_length: 80, description: Not hashed., parameter: text }
          price: { type: decimal, default: 1.50 }
        messages:
          - role: system
            template: "Grüße\n{{ tier }}"
          - slot: talk
          - role: user
            template: |
              {{ body }} {{ price }}
        tools:
          - name: find
            description: Finds.
            method: Orders.Find
            parameters: { type: object, properties: { id: { type: string, minLength: 0x10 } } }
        response_format: { type: json_object }
        rollout: { owner: me }
        evaluation: sample.eval.yaml
        strict: false
        """;

    private const string Json = """
        {
          "response_format": {"type": "json_object"},
          "prompt_id": "another", "version": "2026-03-16.1", "model": "gpt-4.1",
          "messages": [
            {"template": "Grüße\n{{ tier }}", "role": "system"}, {"slot": "talk"}, {"role": "user", "template": "{{ body }} {{ price }}\n"}],
          "parameters": {"budget": 400.0, "temperature": 2E-1},
          "tools": [{"parameters": {"type": "object", "properties": {"id": {"type": "string", "minLength": 16}}}, "description": "Finds.", "name": "find"}],
          "variables": {
            "tier": {"enum": ["free", "pro"]},
            "body": {"max_length": 80, "type": "string", "untrusted": true, "sensitive": false, "nullable": false, "on_overflow": "error"},
            "price": {"default": 15.0e-1, "type": "decimal"}
          }
        }
        """;

    [Fact]
    public void AYamlAndAJsonFileOfOnePromptHaveOneForm()
    {
        PromptFolderInMemory folder = new PromptFolderInMemory().Add("a.prompt.yaml", Yaml).Add("b.prompt.json", Json);

        Assert.Equal(folder.Canonical("a.prompt.yaml"), folder.Canonical("b.prompt.json"));
        // Also as values, so that what is generated from them is the same.
        Assert.Equal(
            folder.Effective("a.prompt.yaml") with { Parameters = null },
            folder.Effective("b.prompt.json") with { Parameters = null });
    }

    [Fact]
    public void LineEndsByteOrderMarksAndCulturesDoNotCount()
    {
        string expected = SamplePrompts.All().Canonical("Prompts/nested/full.prompt.json");
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            PromptFolderInMemory windows = new PromptFolderInMemory()
                .Add("a.prompt.yaml", "\uFEFF" + Yaml.ReplaceLineEndings("\r\n"))
                .Add("b.prompt.yaml", Yaml.ReplaceLineEndings("\n"));

            Assert.Equal(windows.Canonical("b.prompt.yaml"), windows.Canonical("a.prompt.yaml"));
            Assert.Equal(windows.Resolve("b.prompt.yaml").Definition.InputHash, windows.Resolve("a.prompt.yaml").Definition.InputHash);
            Assert.Equal(expected, SamplePrompts.All().Canonical("Prompts/nested/full.prompt.json"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("model: gpt-4.1", "model: gpt-5")]
    [InlineData("temperature: 0.20", "temperature: 0.21")]
    [InlineData("[free, pro]", "[pro, free]")]
    [InlineData("untrusted: true, ", "")]
    [InlineData("max_length: 80", "max_length: 81")]
    [InlineData("default: 1.50", "default: 1.5")]
    [InlineData("  body:", "  text:")]
    [InlineData("role: system", "role: developer")]
    [InlineData("slot: talk", "slot: chat")]
    [InlineData("{{ body }} {{ price }}", "{{ body }}  {{ price }}")]
    [InlineData("description: Finds.", "description: Searches.")]
    [InlineData("minLength: 0x10", "minLength: 17")]
    [InlineData("response_format: { type: json_object }", "response_format: { type: text }")]
    public void WhatReachesTheModelCounts(string text, string changed)
    {
        Assert.Contains(text, Yaml, StringComparison.Ordinal);
        PromptFolderInMemory folder = new PromptFolderInMemory()
            .Add("a.prompt.yaml", Yaml).Add("b.prompt.yaml", Yaml.Replace(text, changed, StringComparison.Ordinal));

        Assert.NotEqual(PromptHashes.Of(folder.Effective("a.prompt.yaml")).Prompt, PromptHashes.Of(folder.Effective("b.prompt.yaml")).Prompt);
    }

    [Theory]
    [InlineData("# A comment.", "# Another.")]
    [InlineData("prompt_id: sample", "prompt_id: other")]
    [InlineData("version: 2026-03-15.3", "version: 2026-03-15.4")]
    [InlineData("rollback_to: 2026-03-12.1\n", "")]
    [InlineData("description: Not hashed.\n", "")]
    [InlineData(", description: Not hashed., parameter: text", "")]
    [InlineData("    method: Orders.Find\n", "")]
    [InlineData("rollout: { owner: me }", "rollout: { owner: you }")]
    [InlineData("evaluation: sample.eval.yaml\n", "")]
    [InlineData("temperature: 0.20, budget: 4e2", "budget: 400, temperature: 0.2")]
    [InlineData("strict: false", "strict: true")]
    public void WhatDoesNotReachTheModelDoesNotCount(string text, string changed)
    {
        Assert.Contains(text, Yaml, StringComparison.Ordinal);
        PromptFolderInMemory folder = new PromptFolderInMemory()
            .Add("a.prompt.yaml", Yaml).Add("b.prompt.yaml", Yaml.Replace(text, changed, StringComparison.Ordinal));

        Assert.Equal(PromptHashes.Of(folder.Effective("a.prompt.yaml")).Prompt, PromptHashes.Of(folder.Effective("b.prompt.yaml")).Prompt);
    }

    /// <summary>Code is generated from the definition: a default must print as the hash says.</summary>
    [Fact]
    public void DefaultsOfTheDefinitionAreThoseThatAreHashed()
    {
        PromptFolderInMemory folder = new PromptFolderInMemory().Add("a.prompt.yaml", """
            prompt_id: a
            version: 2026-03-15.3
            variables:
              ratio: { type: number, default: -0.0 }
              price: { type: decimal, default: 1.10e1 }
              list: { type: "number[]", default: [5E-1, 1.0] }
            template: "{{ ratio }}{{ price }}{{ for l in list }}{{ l }}{{ end }}"
            """);

        ResolvedPrompt resolved = folder.Resolve("a.prompt.yaml");

        Assert.Equal(
            ["0", "11.0", "[0.5,1]"],
            resolved.Definition.Variables.Select(static variable => variable.Variable.Default is JsonNumber number
                ? number.Lexeme
                : JsonWriter.WriteMinified(variable.Variable.Default!)));
        Assert.Equal(
            resolved.Definition.Variables.Select(static variable => variable.Variable.Default),
            PromptCompiler.Effective(resolved).Variables.Select(static variable => variable.Default));
    }

    /// <summary>Released hashes rest on these bytes: a change here breaks every release and needs a new format name.</summary>
    [Fact]
    public void HashesOfTheSamplesStayWhatTheyAre()
    {
        PromptFolderInMemory prompts = SamplePrompts.All();

        Assert.Equal("sha256:4f48759d1e83021db10fadb9c2ac14675908266b78d9c9391ed7d5e59a04c15d", PromptHashes.Of(prompts.Effective("Prompts/support-triage.prompt.json")).Prompt);
        Assert.Equal("sha256:5541a3ebfefaafc24a5a4ef0cd8128f4898d736fbf0f9eaf0f4c35264f740978", PromptHashes.Of(prompts.Effective("Prompts/nested/full.prompt.json")).Prompt);
        Assert.Equal("sha256:f979f9a0ed7ef316b8e158f6a08922b8056ed2cd6cb05f10d83c9283a62aae80", PromptHashes.Of(prompts.Effective("Prompts/plain.prompt.json")).Prompt);
    }
}
