using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Tests.Manifest;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>A release holds the effective prompt of the files it was made from, whatever they hold, and in one form only.</summary>
public sealed class ReleaseRoundTripTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(12);

    [Fact]
    public void WhatIsReadBackIsWhatWasReleased() => Check.One(Many, Prop.ForAll(ArbitraryFolder.All(), static folder =>
    {
        ResolvedPrompt prompt = folder.Prompt;
        string text = ReleaseText.Write(prompt);

        Release release = ReleaseText.Release(text, ReleaseText.Path(prompt));

        Assert.Equal(PromptCompiler.Effective(prompt), release.Effective());
        Assert.Equal(ReleaseText.HashOf(prompt), release.Hash);
        Assert.Equal(prompt.Definition.Description, release.Definition.Description);
        Assert.Equal(prompt.Definition.Rollout, release.Definition.Rollout);
    }));

    [Fact]
    public void ItHasOneFormOnly() => Check.One(Many, Prop.ForAll(ArbitraryFolder.All(), static folder =>
    {
        ResolvedPrompt prompt = folder.Prompt;
        string text = ReleaseText.Write(prompt);
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(text, ReleaseText.Write(ReleaseText.Release(text, ReleaseText.Path(prompt)).Prompt));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }));

    [Fact]
    public void ACheckoutWithOtherLineEndsIsTheSameRelease() => Check.One(Many, Prop.ForAll(ArbitraryFolder.All(), static folder =>
    {
        ResolvedPrompt prompt = folder.Prompt;
        string text = "\uFEFF" + ReleaseText.Write(prompt).Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(PromptCompiler.Effective(prompt), ReleaseText.Release(text, ReleaseText.Path(prompt)).Effective());
    }));

    [Fact]
    public void NumbersNamesAndSchemasSurvive()
    {
        Random random = new(26);
        for (int i = 0; i < 500; i++)
        {
            ResolvedPrompt prompt = new PromptFolderInMemory().Add("Prompts/p.prompt.json", ArbitraryPrompt.Write(random, "p")).Resolve("Prompts/p.prompt.json");
            Release release = ReleaseText.Release(ReleaseText.Write(prompt), ReleaseText.Path(prompt));
            Assert.Equal(PromptHashes.CanonicalBytes(PromptCompiler.Effective(prompt)), PromptHashes.CanonicalBytes(release.Effective()));
        }
    }

    [Fact]
    public void EverythingThatIsNotHashedSurvives()
    {
        ResolvedPrompt prompt = SamplePrompts.All().Resolve("Prompts/nested/full.prompt.json");

        PromptDefinition released = ReleaseText.Release(ReleaseText.Write(prompt), ReleaseText.Path(prompt)).Definition;

        Assert.Equal(prompt.Definition.Description, released.Description);
        Assert.Equal(prompt.Definition.Variables.Select(static defined => defined with { NameSpan = default }), released.Variables.Select(static defined => defined with { NameSpan = default }));
        Assert.Equal(prompt.Definition.Tools.Select(static tool => tool.Method), released.Tools.Select(static tool => tool.Method));
        Assert.Equal(prompt.Definition.Rollout, released.Rollout);
        Assert.Equal(prompt.Definition.Evaluation, released.Evaluation);
        Assert.Equal(prompt.Definition.Strict, released.Strict);
    }

    [Fact]
    public void TheNameOfAParameterMayBeLong()
    {
        string name = new('k', 2000);
        ResolvedPrompt prompt = new PromptFolderInMemory()
            .Add("Prompts/p.prompt.json", "{\"prompt_id\":\"p\",\"version\":\"2026-03-15.1\",\"template\":\"x\",\"parameters\":{\"" + name + "\":{\"a\":1,\"" + name + "\":[{\"" + name + "\":\"a\\nb\"}]}}}")
            .Resolve("Prompts/p.prompt.json");

        Assert.Equal(PromptCompiler.Effective(prompt), ReleaseText.Release(ReleaseText.Write(prompt), ReleaseText.Path(prompt)).Effective());
    }

    /// <summary>Nearly all releases are read by the small reader: loading the other takes longer than reading.</summary>
    [Fact]
    public void AnOrdinaryReleaseNeedsNoFullYamlReader()
    {
        string text = ReleaseText.Write(SamplePrompts.All().Add("Prompts/a.prompt.yaml", """
            prompt_id: a
            version: 2026-03-15.1
            description: "Ordinary: a \"text\" of people's."
            parameters: { temperature: 0.2, stop: ["END", "Q:"] }
            variables:
              tier: [free, pro]
              region: { type: string?, pattern: "^[a-z]{2}\\d$", default: null }
              notes: { items: { properties: { author: string, text: "string?" } } }
            messages:
              - role: system
                template: |
                  {{ include 'house-style' }}

                    Indented. "Quoted" # no comment: {{ tier }}
              - slot: talk
              - role: user
                template: "{{ region }} {{ for n in notes }}{{ n.author }}{{ end }}"
            tools:
              - name: find
                description: Finds.
                parameters: { type: object, properties: { id: { type: string } }, required: [id] }
            """).Resolve("Prompts/a.prompt.yaml"));

        Assert.NotNull(YamlSubsetReader.Read(new FileText("a", text), CancellationToken.None));
    }
}
