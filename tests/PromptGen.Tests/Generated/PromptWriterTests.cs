using System;
using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using PromptGen.Generated;
using Xunit;

namespace PromptGen.Tests.Generated;

/// <summary>One writer for strings, UTF-8 and the values inside templates: each gives the same text.</summary>
public sealed class PromptWriterTests
{
    [Theory]
    [InlineData("a\ud83d", "\ude00b")]
    [InlineData("\ud83d", "b")]
    [InlineData("a", "\ude00")]
    [InlineData("a\ud83d", "")]
    [InlineData("\ud83d\ud83d", "\ude00\ud83d")]
    public void ASurrogatePairMayBeSplitBetweenTwoValues(string first, string second)
    {
        ArrayBufferWriter<byte> output = new();
        PromptWriter writer = new(output, identity: null);
        writer.Append(first);
        writer.Append(second);
        writer.CompleteUtf8();
        Assert.Equal(Encoding.UTF8.GetBytes(first + second), output.WrittenSpan.ToArray());
    }

    [Fact]
    public void TextLongerThanAnyBlockArrivesWholeAndInOrder()
    {
        StringBuilder expected = new();
        ArrayBufferWriter<byte> output = new(16);
        PromptWriter writer = new(output, identity: null);
        for (int i = 0; i < 200; i++)
        {
            string text = new((char)('a' + (i % 26)), (i * 37) % 9000);
            writer.Append(text);
            writer.Append("é;"u8, 2);
            expected.Append(text).Append("é;");
        }

        writer.CompleteUtf8();
        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void ABufferWithoutArraysGetsTheSameBytes()
    {
        using NativeBufferWriter output = new();
        PromptWriter writer = new(output, identity: null);
        string text = new string('é', 5000) + new string('z', 3000);
        writer.Append(text);
        writer.Append("!"u8, 1);
        writer.CompleteUtf8();
        Assert.Equal(text + "!", Encoding.UTF8.GetString(output.Written));
    }

    [Fact]
    public void ARenderingInsideAnotherAndOneAfterAFailureHaveRoomOfTheirOwn()
    {
        ArrayBufferWriter<byte> outerOutput = new();
        ArrayBufferWriter<byte> innerOutput = new();
        PromptWriter failed = new(new ArrayBufferWriter<byte>(), identity: null);
        failed.Append("lost");
        PromptWriter outer = new(outerOutput, identity: null);
        outer.Append("outer ");
        PromptWriter inner = new(innerOutput, identity: null);
        inner.Append("inner");
        inner.CompleteUtf8();
        outer.Append("text");
        outer.CompleteUtf8();
        Assert.Equal("outer text", Encoding.UTF8.GetString(outerOutput.WrittenSpan));
        Assert.Equal("inner", Encoding.UTF8.GetString(innerOutput.WrittenSpan));
    }

    [Fact]
    public void ATextThatIsTooLongIsRefusedInUTF8AsInAString()
    {
        PromptWriter fits = new(new ArrayBufferWriter<byte>(), identity: null);
        fits.Append(new string('é', TemplateLimit.Output));
        fits.CompleteUtf8();

        Assert.Throws<PromptRenderException>(static () =>
        {
            PromptWriter tooLong = new(new ArrayBufferWriter<byte>(), identity: null);
            tooLong.Append(new string('é', TemplateLimit.Output));
            tooLong.Append("!"u8, 1);
            tooLong.CompleteUtf8();
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(5000)]
    public void AMessageIsMeasuredAndThenFilled(int length)
    {
        string expected = new string('a', length) + "é€😀;" + new string('b', length);
        PromptWriter writer = default;
        string text = "";
        int passes = 0;
        do
        {
            passes++;
            writer.Append(expected.Substring(0, length));
            writer.Append((string?)null);
            writer.Append("é€😀;"u8, 5);
            writer.Append(expected.AsSpan(length + 5));
        }
        while (!writer.TryComplete(null, ref text));
        Assert.Equal(expected, text);
        Assert.Equal(2, passes);
    }

    [Fact]
    public void AMessageWithoutTextIsEmptyAfterOnePass()
    {
        PromptWriter writer = default;
        string text = "";
        Assert.True(writer.TryComplete(null, ref text));
        Assert.Equal("", text);
    }

    [Theory]
    [InlineData("", "b")]
    [InlineData("b", "")]
    [InlineData("bb", "b")]
    [InlineData("b", "bb")]
    public void AMessageThatIsAnotherTheSecondTimeIsRefused(string first, string second)
    {
        Assert.Throws<PromptRenderException>(() =>
        {
            PromptWriter writer = default;
            string text = "";
            writer.Append("a");
            writer.Append(first);
            Assert.False(writer.TryComplete(null, ref text));
            writer.Append("a");
            writer.Append(second);
            writer.TryComplete(null, ref text);
        });
    }

    [Fact]
    public void AMessageThatIsTooLongIsRefusedBeforeItIsMade() => Assert.Throws<PromptRenderException>(static () =>
    {
        PromptWriter writer = default;
        string text = "";
        writer.Append(new string('é', TemplateLimit.Output));
        writer.Append("!");
        writer.TryComplete(null, ref text);
    });

    [Fact]
    public void TheTextOfAValueGrowsAsNeededAndOneInsideAnotherIsItsOwn()
    {
        StringBuilder expected = new();
        PromptWriter outer = new(identity: null, "outer");
        for (int i = 0; i < 300; i++)
        {
            PromptWriter inner = new(identity: null, "inner");
            inner.Append(new string((char)('a' + (i % 26)), i * 3));
            inner.Append("é;"u8, 2);
            string text = inner.CompleteText();
            Assert.Equal(new string((char)('a' + (i % 26)), i * 3) + "é;", text);
            outer.Append(text);
            expected.Append(text);
        }

        Assert.Equal(expected.ToString(), outer.CompleteText());
    }

    [Fact]
    public void TheTextOfAValueMayBeAsLongAsAMessageAndNoLonger()
    {
        PromptWriter fits = new(identity: null, "fits");
        fits.Append(new string('x', TemplateLimit.Output - 1));
        fits.Append("y");
        Assert.Equal(TemplateLimit.Output, fits.CompleteText().Length);

        PromptRenderException refused = Assert.Throws<PromptRenderException>(static () =>
        {
            PromptWriter tooLong = new(identity: null, "capture longest");
            tooLong.Append(new string('x', TemplateLimit.Output));
            tooLong.Append("y");
        });
        Assert.Contains("capture longest", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x\ny\n", true, "x\ny\n", true)]
    [InlineData("  ", "x\ny\n", true, "  x\n  y\n", true)]
    [InlineData("  ", "x\ny", false, "x\n  y", false)]
    [InlineData("  ", "\n\nx", true, "  \n  \n  x", false)]
    [InlineData("  ", "", true, "", true)]
    [InlineData("  ", "", false, "", false)]
    public void TheTextOfAPartialIsIndentedLineByLine(string indentation, string partial, bool lineStart, string expected, bool lineStartAfter)
    {
        ArrayBufferWriter<byte> output = new();
        PromptWriter writer = new(output, identity: null);
        PromptWriter text = new(identity: null, "partial");
        text.Append(partial);
        Assert.Equal(lineStartAfter, TemplateText.AppendIndented(ref writer, text, indentation, lineStart));
        writer.CompleteUtf8();
        Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void NumbersAndDatesPrintAlikeInBothPassesThoughOthersWerePrintedBetween()
    {
        static void Write(ref PromptWriter writer, double number, DateTime date)
        {
            TemplateText.Append(ref writer, number);
            TemplateText.Append(ref writer, date);
            TemplateText.Append(ref writer, long.MinValue);
            TemplateText.Append(ref writer, -10L);
        }

        DateTime date = new(2026, 3, 15, 0, 0, 0, DateTimeKind.Utc);
        PromptWriter outer = default;
        Write(ref outer, 0.1, date);
        PromptWriter inner = default;
        Write(ref inner, -2.5e-7, date);
        string text = "";
        Assert.False(outer.TryComplete(null, ref text));
        Write(ref outer, 0.1, date);
        Assert.True(outer.TryComplete(null, ref text));
        Assert.Equal("0.115 Mar 2026-9223372036854775808-10", text);
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
