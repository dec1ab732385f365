using System;
using System.Linq;
using System.Text;
using PromptGen.Generated;
using Xunit;

namespace PromptGen.Tests.Generated;

public sealed class AsciiTextTests
{
    [Fact]
    public void Every_length_is_widened_and_nothing_beside_it_is_touched()
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
}
