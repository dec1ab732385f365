using System;
using System.Linq;
using System.Text;
using PromptGen.Generated;
using Xunit;

namespace PromptGen.Tests.Generated;

public sealed class AsciiTextTests
{
    [Fact]
    public void EveryLengthIsWidenedAndNothingBesideItIsTouched()
    {
        const int longest = 300;
        const int border = 40;
        byte[] ascii = [.. Enumerable.Range(0, longest).Select(static index => (byte)(index % 127 + 1))];
        for (int length = 0; length <= longest; length++)
        {
            char[] target = new char[border + length + border];
            Array.Fill(target, '#');

            AsciiText.Widen(ascii.AsSpan(longest - length), target.AsSpan(border, length));

            Assert.Equal(
                new string('#', border) + Encoding.ASCII.GetString(ascii, longest - length, length) + new string('#', border),
                new string(target));
        }
    }

    [Fact]
    public void EveryLengthIsNarrowedAndNothingBesideItIsTouched()
    {
        const int longest = 300;
        const int border = 40;
        char[] text = [.. Enumerable.Range(0, longest).Select(static index => (char)(index % 128))];
        for (int length = 0; length <= longest; length++)
        {
            byte[] target = new byte[border + length + border];
            Array.Fill(target, (byte)'#');

            Assert.True(AsciiText.TryNarrow(text.AsSpan(longest - length), target.AsSpan(border, length)));

            string edge = new('#', border);
            Assert.Equal(edge + new string(text, longest - length, length) + edge, Encoding.ASCII.GetString(target));
        }
    }

    [Theory]
    [InlineData('\u0080')]
    [InlineData('\u0100')]
    [InlineData('\u8000')]
    [InlineData('\uff41')]
    public void WhatIsNotASCIIIsFoundAtAnyPlace(char other)
    {
        for (int length = 1; length <= 70; length++)
        {
            for (int place = 0; place < length; place++)
            {
                char[] text = new char[length];
                Array.Fill(text, 'a');
                text[place] = other;
                Assert.False(AsciiText.TryNarrow(text, new byte[length]));
            }
        }
    }
}
