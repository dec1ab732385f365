using System;
using System.Buffers;
using System.Runtime.InteropServices;
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
    public void A_buffer_without_arrays_gets_the_same_bytes()
    {
        using NativeBufferWriter output = new();
        Utf8TextWriter writer = new(output, identity: null);
        string text = new string('é', 5000) + new string('z', 3000);
        writer.Append(text);
        writer.Append("!"u8, 1);
        writer.Complete();
        Assert.Equal(text + "!", Encoding.UTF8.GetString(output.Written));
    }

    [Fact]
    public void A_rendering_inside_another_and_one_after_a_failure_have_room_of_their_own()
    {
        ArrayBufferWriter<byte> outerOutput = new();
        ArrayBufferWriter<byte> innerOutput = new();
        Utf8TextWriter failed = new(new ArrayBufferWriter<byte>(), identity: null);
        failed.Append("lost");
        Utf8TextWriter outer = new(outerOutput, identity: null);
        outer.Append("outer ");
        Utf8TextWriter inner = new(innerOutput, identity: null);
        inner.Append("inner");
        inner.Complete();
        outer.Append("text");
        outer.Complete();
        Assert.Equal("outer text", Encoding.UTF8.GetString(outerOutput.WrittenSpan));
        Assert.Equal("inner", Encoding.UTF8.GetString(innerOutput.WrittenSpan));
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_in_UTF8_as_in_a_string()
    {
        Utf8TextWriter fits = new(new ArrayBufferWriter<byte>(), identity: null);
        fits.Append(new string('é', TemplateLimit.Output));
        fits.Complete();

        Utf8TextWriter tooLong = new(new ArrayBufferWriter<byte>(), identity: null);
        Assert.Throws<PromptRenderException>(() =>
        {
            tooLong.Append(new string('é', TemplateLimit.Output));
            tooLong.Append("!"u8, 1);
            tooLong.Complete();
        });
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

    /// <summary>Gives memory that is no array, as buffers of the operating system are.</summary>
    private sealed unsafe class NativeBufferWriter : MemoryManager<byte>, IBufferWriter<byte>
    {
        private const int Size = 64 * 1024;

        private readonly byte* _memory = (byte*)NativeMemory.Alloc(Size);
        private int _written;

        public ReadOnlySpan<byte> Written => new(_memory, _written);

        public void Advance(int count) => _written += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => Memory.Slice(_written);

        Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => GetSpan().Slice(_written);

        public override Span<byte> GetSpan() => new(_memory, Size);

        public override MemoryHandle Pin(int elementIndex = 0) => new(_memory + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing) => NativeMemory.Free(_memory);
    }
}
