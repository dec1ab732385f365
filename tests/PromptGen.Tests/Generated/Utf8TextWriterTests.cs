using System;
using System.Buffers;
using System.Text;
using PromptGen.Generated;
using Xunit;

namespace PromptGen.Tests.Generated;

/// <summary>UTF-8 straight into a buffer gives what the string gives.</summary>
public sealed class Utf8TextWriterTests
{
    [Theory]
    [InlineData("a\ud83d", "\ude00b")]
    [InlineData("\ud83d", "b")]
    [InlineData("a", "\ude00")]
    [InlineData("a\ud83d", "")]
    [InlineData("\ud83d\ud83d", "\ude00\ud83d")]
    public void A_surrogate_pair_may_be_split_between_two_values(string first, string second)
    {
        ArrayBufferWriter<byte> output = new();
        Utf8TextWriter writer = new(output, identity: null);
        writer.Append(first);
        writer.Append(second);
        writer.Complete();
        Assert.Equal(Encoding.UTF8.GetBytes(first + second), output.WrittenSpan.ToArray());
    }

    [Fact]
    public void Text_longer_than_any_block_arrives_whole_and_in_order()
    {
        StringBuilder expected = new();
        ArrayBufferWriter<byte> output = new(16);
        Utf8TextWriter writer = new(output, identity: null);
        for (int i = 0; i < 200; i++)
        {
            string text = new((char)('a' + (i % 26)), (i * 37) % 9000);
            writer.Append(text);
            writer.Append("é;"u8, 2);
            expected.Append(text).Append("é;");
        }

        writer.Complete();
        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Numbers_and_dates_print_alike_in_both_passes_though_others_were_printed_between()
    {
        static void Write<TWriter>(ref TWriter writer, double number, DateTime date)
            where TWriter : struct, ITextWriter
        {
            TemplateText.Append(ref writer, number);
            TemplateText.Append(ref writer, date);
            TemplateText.Append(ref writer, long.MinValue);
            TemplateText.Append(ref writer, -10L);
        }

        DateTime date = new(2026, 3, 15, 0, 0, 0, DateTimeKind.Utc);
        MeasuringWriter outer = default;
        Write(ref outer, 0.1, date);
        MeasuringWriter inner = default;
        Write(ref inner, -2.5e-7, date);
        StringTextWriter text = new(outer, identity: null);
        Write(ref text, 0.1, date);
        Assert.Equal("0.115 Mar 2026-9223372036854775808-10", text.Complete());
    }
}
