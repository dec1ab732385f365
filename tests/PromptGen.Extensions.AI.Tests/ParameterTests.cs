using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Generated;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>What a prompt file can say of a model's parameters, and how options have it.</summary>
[Collection(TelemetryCollection.Name)]
public class ParameterTests
{
    [Fact]
    public void EachParameterHasItsPlace()
    {
        ChatOptions options = Options(
            """
            {"temperature":1,"top_p":0.5,"top_k":40,"max_tokens":100,"frequency_penalty":-0.5,"presence_penalty":0.25,"seed":9007199254740993,
             "stop":"END","parallel_tool_calls":false,"tool_choice":"required","reasoning_effort":"high"}
            """);

        Assert.Equal(1f, options.Temperature);
        Assert.Equal(0.5f, options.TopP);
        Assert.Equal(40, options.TopK);
        Assert.Equal(100, options.MaxOutputTokens);
        Assert.Equal(-0.5f, options.FrequencyPenalty);
        Assert.Equal(0.25f, options.PresencePenalty);
        Assert.Equal(9007199254740993L, options.Seed);
        Assert.Equal(["END"], options.StopSequences);
        Assert.False(options.AllowMultipleToolCalls);
        Assert.Equal(ChatToolMode.RequireAny, options.ToolMode);
        Assert.Equal(ReasoningEffort.High, options.Reasoning!.Effort);
        Assert.Null(options.AdditionalProperties);
    }

    [Fact]
    public void WhatOptionsDoNotKnowIsPassedOnUnderItsName()
    {
        AdditionalPropertiesDictionary properties = Options(
            """{"reasoning_effort":"minimal","verbosity":"low","min_p":0.05,"n":2,"logprobs":true,"user":null,"tool_choice":{"type":"function"}}""").AdditionalProperties!;

        Assert.Equal("minimal", properties["reasoning_effort"]);
        Assert.Equal("low", properties["verbosity"]);
        Assert.Equal(0.05, properties["min_p"]);
        Assert.Equal(2L, properties["n"]);
        Assert.Equal(true, properties["logprobs"]);
        Assert.Null(properties["user"]);
        Assert.Equal("""{"type":"function"}""", Assert.IsType<JsonElement>(properties["tool_choice"]).GetRawText());
    }

    [Theory]
    [InlineData("""{"temperature":"hot"}""", "temperature")]
    [InlineData("""{"max_output_tokens":1.5}""", "max_output_tokens")]
    [InlineData("""{"stop":[1]}""", "stop")]
    [InlineData("""{"seed":null}""", "seed")]
    public async Task AValueThatNoModelTakesIsRefusedAndBreaksNoTelemetry(string parameters, string name)
    {
        RenderedPrompt prompt = Render(parameters, null);

        string message = Assert.Throws<InvalidOperationException>(() => prompt.ToChatOptions()).Message;
        Assert.Contains("made-up 2026-03-15.1", message, StringComparison.Ordinal);
        Assert.Contains(name, message, StringComparison.Ordinal);

        using PromptTelemetryChatClient client = new(new FakeChatClient());
        Assert.Equal("an answer", (await client.GetResponseAsync(prompt.ToChatMessages())).Text);
        Assert.Equal(PromptParts.Parameters, PromptIntegrity.FindAltered(prompt, null, [.. prompt.ToChatMessages()], null, null, new HashSet<string>(), new KeptConversations()));
    }

    [Theory]
    [InlineData("""{"type":"json_schema","json_schema":{"name":"a","strict":false,"schema":{"type":"object"}}}""", "a", false)]
    [InlineData("""{"type":"json_schema","name":"a","schema":{"type":"object"}}""", "a", null)]
    public void ASchemaStandsBesideTheTypeOrInside(string format, string name, bool? strict)
    {
        ChatOptions options = Render(null, format).ToChatOptions();
        ChatResponseFormatJson json = Assert.IsType<ChatResponseFormatJson>(options.ResponseFormat);

        Assert.Equal(name, json.SchemaName);
        Assert.Equal("""{"type":"object"}""", json.Schema!.Value.GetRawText());
        Assert.Equal((object?)strict, options.AdditionalProperties?["strict"]);
    }

    [Fact]
    public void AnyObjectAndPlainTextCanBeAskedFor()
    {
        Assert.Same(ChatResponseFormat.Json, Render(null, """{"type":"json_object"}""").ToChatOptions().ResponseFormat);
        Assert.Same(ChatResponseFormat.Text, Render(null, """{"type":"text"}""").ToChatOptions().ResponseFormat);
    }

    [Fact]
    public void AToolThatWasRequiredNeedNotBeOnceItHasAnswered()
    {
        RenderedPrompt prompt = Render("""{"tool_choice":"required"}""", null);
        ChatOptions options = prompt.ToChatOptions().Clone();
        options.ToolMode = null;
        List<ChatMessage> messages = [.. prompt.ToChatMessages()];
        Assert.Equal(PromptParts.Parameters, PromptIntegrity.FindAltered(prompt, null, messages, options, null, new HashSet<string>(), new KeptConversations()));

        messages.Add(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "look")]));
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "found")]));
        Assert.Equal(PromptParts.None, PromptIntegrity.FindAltered(prompt, null, messages, options, null, new HashSet<string>(), new KeptConversations()));
    }

    [Fact]
    public void SchemasAreComparedAsAModelReadsThem()
    {
        Assert.True(ModelJson.AreSame(ModelJson.Parse("""{ "a": [1, null, "x"], "b": {} }"""), ModelJson.Parse("""{"a":[1,null,"\u0078"],"b":{}}""")));
        foreach (string other in (string[])["""{"b":{},"a":[1,null,"x"]}""", """{"a":[1,null,"x"]}""", """{"a":[1,null],"b":{}}""", """{"a":[1,null,"y"],"b":{}}""", """{"a":[2,null,"x"],"b":{}}""", "[]"])
        {
            Assert.False(ModelJson.AreSame(ModelJson.Parse("""{"a":[1,null,"x"],"b":{}}"""), ModelJson.Parse(other)), other);
        }
    }

    private static ChatOptions Options(string parameters) => Render(parameters, null).ToChatOptions();

    private static RenderedPrompt Render(string? parameters, string? format)
    {
        string settings = "{" + string.Join(',', ((string[])[
            .. parameters is null ? Array.Empty<string>() : ["\"parameters\":" + parameters], .. format is null ? Array.Empty<string>() : ["\"response_format\":" + format]])) + "}";
        PromptIdentity identity = PromptIdentities.Create("made-up", "2026-03-15.1", "sha256:" + new string('0', 64), null, settings);
        return RenderedPrompts.Create(identity, PromptRole.User, "Go.");
    }
}
