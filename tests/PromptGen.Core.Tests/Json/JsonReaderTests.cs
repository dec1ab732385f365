using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Core.Json;
using Xunit;

namespace PromptGen.Core.Tests.Json;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"b":[1,{"a":"x"},null],"a":true}""")]
    [InlineData("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\"")]
    public void ReadsWhatTheMinifiedWriterWrites(string text) => Assert.Equal(text, JsonWriter.WriteMinified(Read(text)));

    [Fact]
    public void TakesWhiteSpaceAndEscapes()
    {
        JsonValue value = Read(" { \"\\u0061\\/\\ud83d\\uDE00\" :\r\n [ 1 ,\t2 ] } ");

        Assert.Equal("""{"a/😀":[1,2]}""", JsonWriter.WriteMinified(value));
    }

    [Fact]
    public void KeepsTheSpellingOfNumbers() => Assert.Equal(new JsonNumber("1.50e+2"), Read("1.50e+2"));

    [Theory]
    [InlineData("", 0, "ends where a JSON value")]
    [InlineData("  ", 2, "ends where a JSON value")]
    [InlineData("\uFEFF{}", 0, "byte order mark")]
    [InlineData("{} x", 3, "after the end")]
    [InlineData("nulll", 0, "not a JSON value")]
    [InlineData("'a'", 0, "double quotes")]
    [InlineData("{a:1}", 1, "name in double quotes")]
    [InlineData("{\"a\" 1}", 5, "colon")]
    [InlineData("{\"a\":1 \"b\":2}", 7, "comma")]
    [InlineData("{\"a\":1,}", 7, "does not allow a comma")]
    [InlineData("[1,]", 3, "does not allow a comma")]
    [InlineData("[1 2]", 3, "comma")]
    [InlineData("[1", 2, "ends inside the array")]
    [InlineData("{\"a\":1", 6, "ends inside the object")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", 7, "twice")]
    [InlineData("\"abc", 0, "never closed")]
    [InlineData("\"a\nb\"", 2, "cannot continue on another line")]
    [InlineData("\"\\x\"", 1, "escape")]
    [InlineData("\"\\u12g4\"", 1, "escape")]
    [InlineData("\"\\ud800\"", 1, "surrogate")]
    [InlineData("\"\\ud800\\u0041\"", 1, "surrogate")]
    [InlineData("\"\\udc00\\ud800\"", 1, "surrogate")]
    [InlineData("01", 0, "number")]
    [InlineData("[1.]", 1, "number")]
    [InlineData("[1e99999]", 1, "number")]
    [InlineData("// x\n1", 0, "no comments")]
    public void SaysWhereAndWhy(string text, int offset, string words)
    {
        Assert.False(JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? error));
        Assert.Null(value);
        Assert.Equal(offset, error.Offset);
        Assert.Contains(words, error.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\ud800')]
    [InlineData('\udc00')]
    public void RefusesHalfOfASurrogatePair(char half)
    {
        // Not inline data of the test above: metadata cannot hold such a string.
        Assert.False(JsonReader.TryRead("\"" + half + "\"", out _, out JsonSyntaxError? error));
        Assert.Equal(1, error.Offset);
        Assert.Contains("surrogate", error.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void FindsDuplicatesAmongManyNames()
    {
        StringBuilder text = new("{");
        for (int i = 0; i < 50; i++)
        {
            text.Append("\"n").Append(i).Append("\":0,");
        }

        Assert.False(JsonReader.TryRead(text + "\"n7\":1}", out _, out JsonSyntaxError? error));
        Assert.Contains("\"n7\" appears twice", error.Message, System.StringComparison.Ordinal);
        Assert.True(JsonReader.TryRead(text + "\"N7\":1}", out _, out _));
    }

    [Fact]
    public void RefusesNestingBeyondTheLimit()
    {
        string Nested(int depth) => new string('[', depth) + new string(']', depth);

        Assert.True(JsonReader.TryRead(Nested(JsonReader.MaximumDepth), out _, out _));
        Assert.False(JsonReader.TryRead(Nested(JsonReader.MaximumDepth + 1), out _, out JsonSyntaxError? error));
        Assert.Equal(JsonReader.MaximumDepth, error.Offset);
        Assert.False(JsonReader.TryRead(new string('[', 1_000_000), out _, out _));
    }

    [Fact]
    public void AnyTextIsReadOrRefused() => Prop.ForAll<string>(static text =>
    {
        bool read = JsonReader.TryRead(text ?? "", out JsonValue? value, out JsonSyntaxError? error);
        return read ? value is not null && error is null : value is null && error!.Offset >= 0 && error.Offset <= (text ?? "").Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryDamagedTextIsReadOrRefused()
    {
        const string Text = """{"a":[1,-2.5e+3,"x\u00e9\ud83d\ude00\n",true,null],"b":{"c":{}}}""";
        for (int position = 0; position < Text.Length; position++)
        {
            JsonReader.TryRead(Text.Substring(0, position), out JsonValue? cut, out _);
            Assert.Null(cut);
            foreach (char character in "\0\"\\{}[],:0-e.u\ud800\ude00x ")
            {
                JsonReader.TryRead(Text.Remove(position, 1).Insert(position, character.ToString()), out JsonValue? value, out JsonSyntaxError? error);
                Assert.True(value is null != error is null);
            }
        }
    }

    private static JsonValue Read(string text)
    {
        Assert.True(JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? error), error?.Message);
        return value;
    }
}
