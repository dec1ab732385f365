using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Core.Tests.Prompts;

public sealed class CanonicalPromptTests
{
    [Fact]
    public void BytesOfASmallPrompt()
    {
        EffectivePrompt prompt = new()
        {
            Model = "gpt-4.1",
            Variables = EquatableArray.Create(
                new PromptVariable("tier", new PromptType(PromptTypeKind.Enum) { EnumValues = EquatableArray.Create("free", "pro") }),
                new PromptVariable("body", new PromptType(PromptTypeKind.String) { Nullable = true, MaxLength = 8000, OnOverflow = OverflowMode.Truncate })
                {
                    Untrusted = true,
                    Default = JsonNull.Instance,
                }),
            Messages = EquatableArray.Create<EffectiveMessage>(
                new EffectiveTemplateMessage(PromptMessageRole.System, "Grüße, {{ tier }}\n"), new EffectiveSlot("talk")),
        };

        Assert.Equal(
            """{"format":"promptgen/1","language":"scriban-7.2.6/1","messages":[{"role":"system","template":"Grüße, {{ tier }}\n"},"""
            + """{"slot":"talk"}],"model":"gpt-4.1","partials":[],"tools":[],"variables":["""
            + """{"name":"tier","sensitive":false,"type":{"kind":"enum","nullable":false,"values":["free","pro"]},"untrusted":false},"""
            + """{"default":null,"name":"body","sensitive":false,"type":{"kind":"string","max_length":8000,"nullable":true,"on_overflow":"truncate"},"untrusted":true}]}""",
            Encoding.UTF8.GetString(PromptHashes.CanonicalBytes(prompt)));
        Assert.Equal("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(PromptHashes.CanonicalBytes(prompt))), PromptHashes.Of(prompt).Prompt);
    }

    [Fact]
    public void NumbersHaveOneFormWhateverTheirSpelling()
    {
        string Parameters(string json) => Canonical(new EffectivePrompt { Parameters = Object(json) });

        Assert.Contains("""{"n":5,"t":{"$number":"0.2"}}""", Parameters("""{"t":0.20,"n":5.0}"""), StringComparison.Ordinal);
        Assert.Equal(Parameters("""{"t":0.2,"n":5}"""), Parameters("""{"n":50e-1,"t":2e-1}"""));
        Assert.Contains("""{"$number":"9007199254740992"}""", Parameters("""{"seed":9007199254740992}"""), StringComparison.Ordinal);
        Assert.Contains("""{"seed":9007199254740991}""", Parameters("""{"seed":9007199254740991}"""), StringComparison.Ordinal);
        Assert.Contains("""{"$number":"1e+400"}""", Parameters("""{"x":1e400}"""), StringComparison.Ordinal);
        Assert.Contains("""{"x":0}""", Parameters("""{"x":-0.0}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void NoObjectLooksLikeANumber()
    {
        EffectivePrompt number = new() { Parameters = Object("""{"x":0.2}""") };
        EffectivePrompt look = new() { Parameters = Object("""{"x":{"$number":"0.2"}}""") };
        EffectivePrompt doubled = new() { Parameters = Object("""{"x":{"$$number":"0.2"}}""") };

        Assert.Equal(3, new[] { Canonical(number), Canonical(look), Canonical(doubled) }.Distinct().Count());
        Assert.Contains("""{"$$number":"0.2"}""", Canonical(look), StringComparison.Ordinal);
    }

    [Fact]
    public void DecimalDefaultsKeepTheirPlaces()
    {
        PromptType price = new(PromptTypeKind.Decimal);
        PromptType item = new(PromptTypeKind.Object) { Properties = EquatableArray.Create(new PromptProperty("price", price)) };
        PromptType list = new(PromptTypeKind.Array) { Items = item };

        Assert.Contains("""[{"price":{"$decimal":"1.10"}}]""", WithDefault(list, """[{"price":1.10}]"""), StringComparison.Ordinal);
        Assert.Contains("""{"$decimal":"5"}""", WithDefault(price, "5"), StringComparison.Ordinal);
        Assert.NotEqual(WithDefault(price, "1.1"), WithDefault(price, "1.10"));
        Assert.Equal(WithDefault(price, "11e-1"), WithDefault(price, "1.1"));
        Assert.Contains("\"default\":1,", WithDefault(new PromptType(PromptTypeKind.Number), "1.0"), StringComparison.Ordinal);
    }

    [Fact]
    public void SchemasAreTextInSourceOrder()
    {
        EffectivePrompt prompt = new()
        {
            Tools = EquatableArray.Create(new ToolDefinition("find", "Finds.", Object("""{ "type" : "object", "properties": {"b": {"minimum": 1.50}, "a": {}} }"""))),
            ResponseFormat = Object("""{"type":"json_object"}"""),
        };

        Assert.Contains(
            """tools":[{"description":"Finds.","name":"find","parameters":"{\"type\":\"object\",\"properties\":{\"b\":{\"minimum\":1.5},\"a\":{}}}"}]""",
            Canonical(prompt),
            StringComparison.Ordinal);
        Assert.Contains("""response_format":"{\"type\":\"json_object\"}",""", Canonical(prompt), StringComparison.Ordinal);
    }

    [Fact]
    public void LoneSurrogatesAreRefusedNotReplaced() =>
        Assert.ThrowsAny<ArgumentException>(() => PromptHashes.Of(new EffectivePrompt { Model = "\ud800" }));

    [Fact]
    public void TheBytesTellTheWholePrompt() => Prop.ForAll(EffectivePromptGenerator.Prompts(), static prompt =>
        CanonicalPromptDecoder.Decode(Canonical(prompt)).Equals(prompt)).Check(Thorough);

    [Fact]
    public void CultureAndOrderOfParametersDoNotCount() => Prop.ForAll(EffectivePromptGenerator.Prompts(), static prompt =>
    {
        PromptHashes expected = PromptHashes.Of(prompt);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            EffectivePrompt reordered = prompt with
            {
                Parameters = prompt.Parameters is { } parameters ? new JsonObject(parameters.Members.Reverse().ToEquatableArray()) : null,
            };
            return PromptHashes.Of(reordered).Equals(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }).Check(Thorough);

    [Fact]
    public void AChangeShowsInItsComponentOnly()
    {
        EffectivePrompt prompt = new()
        {
            Parameters = Object("""{"temperature":0}"""),
            Messages = EquatableArray.Create<EffectiveMessage>(
                new EffectiveTemplateMessage(PromptMessageRole.System, "a"), new EffectiveTemplateMessage(PromptMessageRole.User, "b")),
            Partials = EquatableArray.Create(new EffectivePartial("p", "x"), new EffectivePartial("q", "y")),
        };
        PromptHashes before = PromptHashes.Of(prompt);
        PromptHashes after = PromptHashes.Of(prompt with
        {
            Messages = EquatableArray.Create(prompt.Messages[0], new EffectiveTemplateMessage(PromptMessageRole.User, "c")),
            Partials = EquatableArray.Create(prompt.Partials[0], new EffectivePartial("q", "z")),
        });

        Assert.NotEqual(before.Prompt, after.Prompt);
        Assert.Equal(before.Messages[0], after.Messages[0]);
        Assert.NotEqual(before.Messages[1], after.Messages[1]);
        Assert.Equal(before.Partials[0], after.Partials[0]);
        Assert.NotEqual(before.Partials[1], after.Partials[1]);
        Assert.Equal((before.Variables, before.Tools, before.Parameters, before.ResponseFormat), (after.Variables, after.Tools, after.Parameters, after.ResponseFormat));
        Assert.Null(before.ResponseFormat);
    }

    private static Config Thorough => Config.QuickThrowOnFailure.WithMaxTest(500);

    private static string Canonical(EffectivePrompt prompt) => JsonWriter.WriteCanonical(CanonicalPrompt.Of(prompt));

    private static string WithDefault(PromptType type, string json)
    {
        Assert.True(JsonReader.TryRead(json, out JsonValue? value, out _));
        return Canonical(new EffectivePrompt { Variables = EquatableArray.Create(new PromptVariable("v", type) { Default = value }) });
    }

    private static JsonObject Object(string json)
    {
        Assert.True(JsonReader.TryRead(json, out JsonValue? value, out _));
        return (JsonObject)value;
    }
}
