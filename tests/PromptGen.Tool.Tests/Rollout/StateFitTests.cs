using System;
using System.IO;
using System.Linq;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Rollouts;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary><c>verify --manifest M --state S</c> before a deployment: whether the build can serve what is released.</summary>
public sealed class StateFitTests : IDisposable
{
    private const string Compiled = "2026-03-15.3";
    private const string Embedded = "2026-03-12.1";
    private const string Packed = "2026-03-20.1";

    private readonly ProjectFolder _folder = new();
    private readonly EffectivePrompt _compiled = Text("Route {{ body }}.", "body");

    public StateFitTests() => _folder["App.prompts.json"] = PromptManifest.Of("App", [Record("triage"), Record("other")]).Write();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Compiled)]
    [InlineData(Embedded)]
    public void WhatTheBuildHoldsFits(string version)
    {
        _folder["state.json"] = State(version, HashOf(version));

        Assert.Equal("They agree: 2 prompts of App.\n", Verify().Passed().Out);
    }

    [Fact]
    public void WhatTheBuildDoesNotHoldIsNamedWithWhatItHolds()
    {
        _folder["state.json"] = State(Packed, HashOf(Compiled));

        Assert.Contains(
            "error PG4140: `triage` does not fit the build: the state names 2026-03-20.1, which the build does not contain; it contains 2026-03-15.3, 2026-03-12.1, and no pack was given.\n",
            Verify().Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ACanaryMustFitAsWell()
    {
        _folder["state.json"] = State(Compiled, HashOf(Compiled), ", \"canary\": { \"version\": \"2026-03-20.1\", \"hash\": \"" + HashOf(Compiled) + "\", \"percent\": 5, \"seed\": \"r-1\" }");

        Assert.Contains("the state names 2026-03-20.1, which the build does not contain", Verify().Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherHashOfAVersionIsNamedWithBoth()
    {
        _folder["state.json"] = State(Embedded, HashOf(Compiled));

        Assert.Contains(
            $"the state names 2026-03-12.1 with the hash {HashOf(Compiled)}, and the build contains that version with {HashOf(Embedded)}.", Verify().Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void PromptsThatOnlyOneOfThemKnowsAreNoObstacle()
    {
        _folder["state.json"] = StateWith("\"foreign\": { \"serial\": 1, \"stable\": { \"version\": \"2026-01-01.1\", \"hash\": \"" + HashOf(Compiled) + "\" } }");

        Verify().Passed();
    }

    [Fact]
    public void AVersionFromAPackFits()
    {
        EffectivePrompt prompt = Text("Sort {{ body }}.", "body");
        string pack = WritePack(prompt);
        _folder["state.json"] = State(Packed, ContentHash.Of(PromptHashes.CanonicalBytes(prompt)), "", pack);

        Verify("--pack", "a.promptpack").Passed();
        Assert.Contains("and no pack was given", Verify().Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void APackThatTheStateDoesNotNameIsNeverReadByAnApplication()
    {
        EffectivePrompt prompt = Text("Sort {{ body }}.", "body");
        string pack = WritePack(prompt);
        _folder["state.json"] = State(Packed, ContentHash.Of(PromptHashes.CanonicalBytes(prompt)));

        Assert.Contains("2026-03-20.1 is in the pack " + pack + ", which the state does not name", Verify("--pack", "a.promptpack").Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void AContractThatDoesNotFitTheCodeIsSaid()
    {
        EffectivePrompt prompt = Text("Sort {{ body }} for {{ region }}.", "body", "region");
        string pack = WritePack(prompt);
        _folder["state.json"] = State(Packed, ContentHash.Of(PromptHashes.CanonicalBytes(prompt)), "", pack);

        string said = Verify("--pack", "a.promptpack").Failed(2).Out;

        Assert.Contains("PG4140: `triage` does not fit the build: 2026-03-20.1 from the pack does not fit the code: ", said, StringComparison.Ordinal);
        Assert.Contains("region", said, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedPackOrStateIsSaidWithItsFile()
    {
        EffectivePrompt prompt = Text("Sort {{ body }}.", "body");
        string pack = WritePack(prompt);
        _folder["state.json"] = State(Packed, ContentHash.Of(PromptHashes.CanonicalBytes(prompt)), "", pack);
        _folder.Replace("a.promptpack", "Sort", "Cort");

        Assert.Contains("a.promptpack: error PG4122", Verify("--pack", "a.promptpack").Failed(2).Out, StringComparison.Ordinal);
        _folder["state.json"] = "{";
        Assert.Contains("state.json: error PG4101", Verify().Failed(2).Out, StringComparison.Ordinal);
    }

    private static EffectivePrompt Text(string template, params string[] variables) => new()
    {
        Variables = variables.Select(static name => new PromptVariable(name, new PromptType(PromptTypeKind.String))).ToEquatableArray(),
        Messages = EquatableArray.Create<EffectiveMessage>(new EffectiveTemplateMessage(PromptMessageRole.User, template)),
    };

    private static string StateWith(string prompt, string? pack = null) =>
        "{ \"environment\": \"production\", " + (pack is null ? "" : "\"packs\": [\"" + pack + "\"], ") + "\"prompts\": { " + prompt + " } }";

    private static string State(string version, string hash, string more = "", string? pack = null) =>
        StateWith("\"triage\": { \"serial\": 1, \"stable\": { \"version\": \"" + version + "\", \"hash\": \"" + hash + "\" }" + more + " }", pack);

    private string HashOf(string version) => version == Compiled ? ContentHash.Of(PromptHashes.CanonicalBytes(_compiled)) : "sha256:" + new string('e', 64);

    private ToolResult Verify(params string[] more) => _folder.Run(["verify", "--manifest", "App.prompts.json", "--state", "state.json", .. more]);

    private string WritePack(EffectivePrompt prompt)
    {
        byte[] pack = PromptPackWriter.Write([("triage", Packed, prompt)]);
        File.WriteAllBytes(_folder.Full("a.promptpack"), pack);
        return PromptPackReader.Read(pack).Pack!.Hash;
    }

    /// <summary>As a build writes it.</summary>
    private RecordedPrompt Record(string id)
    {
        JsonObject contract = PromptContract.Of(_compiled).ToJson();
        JsonObject entry = new JsonObjectBuilder()
            .Add("id", id)
            .Add("version", Compiled)
            .Add("hash", HashOf(Compiled))
            .Add("contract", ContentHash.OfCanonical(contract))
            .Add("messages", EquatableArray.Create<JsonValue>(new JsonObjectBuilder().Add("role", "user").Build()))
            .Add("variables", CanonicalPrompt.Variables(_compiled))
            .Add("tools", contract["tools"])
            .Add("response_schema", JsonNull.Instance)
            .Add("embedded", EquatableArray.Create<JsonValue>(new JsonObjectBuilder().Add("version", Embedded).Add("hash", HashOf(Embedded)).Build()))
            .Add("source", "Prompts/" + id + ".prompt.yaml")
            .Add("inputs", default(EquatableArray<JsonValue>))
            .Build();
        Assert.True(RecordedPrompt.TryReadEntry(entry, out RecordedPrompt? prompt, out string? error), error);
        return prompt;
    }
}
