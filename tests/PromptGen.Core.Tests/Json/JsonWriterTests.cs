using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using Xunit;

namespace PromptGen.Core.Tests.Json;

public sealed class JsonWriterTests
{
    [Fact]
    public void CanonicalNamesAreSortedByUtf16CodeUnits()
    {
        // The names of RFC 8785, section 3.2.3.
        JsonValue value = Read("""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """);

        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
            + "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
            JsonWriter.WriteCanonical(value));
    }

    [Fact]
    public void CanonicalStringsEscapeOnlyWhatTheyMust()
    {
        // The string of RFC 8785, section 3.2.2.2.
        JsonValue value = Read("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"");

        Assert.Equal("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"", JsonWriter.WriteCanonical(value));
    }

    [Fact]
    public void CanonicalSortsInsideArraysAndKeepsTheirOrder() =>
        Assert.Equal(
            """[{"a":[3,1,{"x":1,"y":2}],"b":false},null]""",
            JsonWriter.WriteCanonical(Read("""[ {"b":false, "a":[3,1,{"y":2,"x":1}]}, null ]""")));

    [Theory]
    [InlineData("0.5")]
    [InlineData("9007199254740992")]
    [InlineData("1e30")]
    public void CanonicalRefusesOtherNumbers(string lexeme) =>
        Assert.Throws<ArgumentException>(() => JsonWriter.WriteCanonical(new JsonNumber(lexeme)));

    [Fact]
    public void MinifiedKeepsSourceOrderAndNormalisesNumbers() =>
        Assert.Equal("""{"b":1,"a":0.5,"c":[100]}""", JsonWriter.WriteMinified(Read("""{ "b": 1.0, "a": 5E-1, "c": [ 1e2 ] }""")));

    [Fact]
    public void IndentedIsReadable() =>
        Assert.Equal(
            "{\n  \"b\": [\n    1,\n    {}\n  ],\n  \"a\": {\n    \"c\": \"é\\n\"\n  },\n  \"d\": []\n}\n",
            JsonWriter.WriteIndented(Read("""{"b":[1,{}],"a":{"c":"é\n"},"d":[]}""")));

    [Fact]
    public void EveryFormReadsBackAsTheSameValue() => Prop.ForAll(Values(), static value =>
        Read(JsonWriter.WriteMinified(value)).Equals(value)
        && Read(JsonWriter.WriteIndented(value)).Equals(value)
        && JsonWriter.WriteCanonical(Read(JsonWriter.WriteCanonical(value))) == JsonWriter.WriteCanonical(value))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void AnotherReaderSeesTheSameStrings() => Prop.ForAll<string>(static text =>
    {
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        return JsonSerializer.Deserialize<string>(JsonWriter.WriteCanonical(new JsonString(whole))) == whole;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void CanonicalFormIgnoresTheOrderOfNamesAndTheCulture() => Prop.ForAll(Values(), static value =>
    {
        string expected = JsonWriter.WriteCanonical(value);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            return JsonWriter.WriteCanonical(Reversed(value)) == expected;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }).QuickCheckThrowOnFailure();

    private static JsonValue Reversed(JsonValue value) => value switch
    {
        JsonObject container => new JsonObject(
            container.Members.Select(static member => new JsonMember(member.Name, Reversed(member.Value))).Reverse().ToEquatableArray()),
        JsonArray list => new JsonArray(list.Items.Select(Reversed).ToEquatableArray()),
        _ => value,
    };

    private static Arbitrary<JsonValue> Values() => Arb.From(Gen.Sized(static size => Value(Math.Min(size, 20))));

    private static Gen<JsonValue> Value(int size)
    {
        Gen<string> text = Gen.Elements("a", "I", "i", "ı", "", "é", "e\u0301", "😀", "\ufb33", "\n", "\"", "\\", "\u2028", "$number", "\u0001");
        Gen<JsonValue> scalar = Gen.OneOf(
            Gen.Constant<JsonValue>(JsonNull.Instance),
            Gen.Elements(true, false).Select(static value => (JsonValue)new JsonBoolean(value)),
            text.Select(static value => (JsonValue)new JsonString(value)),
            Gen.Choose(-1000, 1000).Select(static value => (JsonValue)new JsonNumber(value.ToString(CultureInfo.InvariantCulture))));
        if (size == 0)
        {
            return scalar;
        }

        Gen<JsonValue> inner = Value(size / 3);
        return Gen.OneOf(
            scalar,
            Gen.ArrayOf(inner).Resize(4).Select(static items => (JsonValue)new JsonArray(new EquatableArray<JsonValue>(items))),
            Gen.ArrayOf(text.Zip(inner)).Resize(4).Select(static pairs => (JsonValue)new JsonObject(
                pairs.DistinctBy(static pair => pair.Item1).Select(static pair => new JsonMember(pair.Item1, pair.Item2)).ToEquatableArray())));
    }

    private static JsonValue Read(string text)
    {
        Assert.True(JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? error), error?.Message);
        return value;
    }
}
