using System;
using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Core.Json;
using Xunit;

namespace PromptGen.Core.Tests.Json;

public sealed class JsonNumberTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.000e5", "0")]
    [InlineData("0e9999", "0")]
    [InlineData("1.0", "1")]
    [InlineData("1e0", "1")]
    [InlineData("10e-1", "1")]
    [InlineData("0.20", "0.2")]
    [InlineData("2E-1", "0.2")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("100", "100")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1E+21", "1e+21")]
    [InlineData("123456789012345678901", "123456789012345678901")]
    [InlineData("1234567890123456789012", "1.234567890123456789012e+21")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("0.00000012", "1.2e-7")]
    [InlineData("1e400", "1e+400")]
    [InlineData("9007199254740993.5", "9007199254740993.5")]
    [InlineData("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827")]
    public void NormalFormOf(string lexeme, string normal)
    {
        Assert.True(JsonNumberText.TryNormalize(lexeme, out string? actual));
        Assert.Equal(normal, actual);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("-00")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.e1")]
    [InlineData("0x10")]
    [InlineData("1 ")]
    [InlineData("١")]
    [InlineData("NaN")]
    [InlineData("1e10000")]
    [InlineData("1e-99999999999999999999")]
    public void RefusesWhatIsNoNumber(string lexeme) => Assert.False(JsonNumberText.TryNormalize(lexeme, out _));

    [Fact]
    public void RefusesNumbersBeyondTheLengthLimit()
    {
        string longest = "1." + new string('1', JsonNumberText.MaximumLength - 2);
        Assert.True(JsonNumberText.TryNormalize(longest, out string? normal));
        Assert.Equal(longest, normal);
        Assert.False(JsonNumberText.TryNormalize(longest + "1", out _));
        Assert.False(JsonNumberText.TryNormalize(longest + "0", out _));
        Assert.Contains("1,000", JsonNumberText.Limits, StringComparison.Ordinal);
        Assert.Equal(1000, JsonNumberText.MaximumLength);
        Assert.Contains("9999", JsonNumberText.Limits, StringComparison.Ordinal);
        Assert.Equal(9999, JsonNumberText.MaximumExponent);
    }

    /// <summary>A normal form is longer than some spellings of its value, and what one reader accepts another one reads in normal form.</summary>
    [Fact]
    public void ANormalFormIsReadLikeItsNumber()
    {
        int accepted = 0;
        foreach (int whole in (int[])[1, 20, 22, 990, 993, 994, 995, 1000])
        {
            foreach (int places in (int[])[0, 1, 500, 990, 994, 998])
            {
                foreach (string exponent in (string[])["", "e9999", "e-9999", "e9000", "e-9000", "e1"])
                {
                    string lexeme = new string('7', whole) + (places == 0 ? "" : "." + new string('7', places)) + exponent;
                    if (JsonNumberText.TryNormalize(lexeme, out string? normal))
                    {
                        accepted++;
                        Assert.True(JsonNumberText.TryNormalize(normal, out string? again), lexeme);
                        Assert.Equal(normal, again);
                    }
                }
            }
        }

        Assert.InRange(accepted, 30, 200);
    }

    [Theory]
    [InlineData("79228162514264337593543950335", true)]
    [InlineData("-79228162514264337593543950335", true)]
    [InlineData("79228162514264337593543950336", false)]
    [InlineData("7.9228162514264337593543950335", true)]
    [InlineData("7.9228162514264337593543950336", false)]
    [InlineData("0.1234567890123456789012345678", true)]
    [InlineData("0.12345678901234567890123456780", false)]
    [InlineData("0.12345678901234567890123456789", false)]
    [InlineData("1.0000000000000000000000000000", true)]
    [InlineData("8.0000000000000000000000000000", false)]
    [InlineData("1e28", true)]
    [InlineData("8e28", false)]
    [InlineData("1e29", false)]
    [InlineData("1e9999", false)]
    [InlineData("1e-28", true)]
    [InlineData("1e-29", false)]
    [InlineData("0e9999", true)]
    [InlineData("0e-28", true)]
    [InlineData("0e-29", false)]
    [InlineData("-0.00", true)]
    [InlineData("12.5e-1", true)]
    public void ExactDecimalsAreThoseThatADecimalPrintsAgain(string lexeme, bool exact)
    {
        Assert.Equal(exact, JsonNumberText.IsExactDecimal(lexeme));
        string written = JsonNumberText.ToFixedPoint(lexeme);
        bool printed = decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            && value.ToString(CultureInfo.InvariantCulture) == written;
        Assert.Equal(exact, printed);
    }

    [Theory]
    [InlineData("9007199254740991", true)]
    [InlineData("-9007199254740991", true)]
    [InlineData("9007199254740992", false)]
    [InlineData("-9007199254740992", false)]
    [InlineData("99999999999999999999", false)]
    [InlineData("0.5", false)]
    [InlineData("1e+21", false)]
    [InlineData("0", true)]
    public void SafeIntegersAreThoseThatADoubleKeeps(string normal, bool expected) =>
        Assert.Equal(expected, JsonNumberText.IsSafeInteger(normal));

    [Theory]
    [InlineData("1.10", "1.10")]
    [InlineData("1.10e1", "11.0")]
    [InlineData("1.10e3", "1100")]
    [InlineData("1e2", "100")]
    [InlineData("-0.00", "0.00")]
    [InlineData("-5e-3", "-0.005")]
    [InlineData("12.5e-1", "1.25")]
    [InlineData("0e5", "0")]
    public void FixedPointKeepsDecimalPlaces(string lexeme, string expected) =>
        Assert.Equal(expected, JsonNumberText.ToFixedPoint(lexeme));

    [Fact]
    public void FixedPointIsWhatADecimalPrints() => Prop.ForAll<decimal>(static value =>
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return value == 0m || JsonNumberText.ToFixedPoint(text) == text;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnySpellingOfAValueHasOneNormalForm() => Prop.ForAll<int, int, byte>(static (digits, exponent, zeros) =>
    {
        int power = exponent % 40;
        int extra = zeros % 20;
        string plain = digits.ToString(CultureInfo.InvariantCulture) + "e" + power.ToString(CultureInfo.InvariantCulture);
        string padded = digits.ToString(CultureInfo.InvariantCulture) + new string('0', extra) + ".000E"
            + (power - extra).ToString(CultureInfo.InvariantCulture);
        if (digits == 0)
        {
            padded = "0.000E5";
        }

        string normal = JsonNumberText.Normalize(plain);
        return normal == JsonNumberText.Normalize(padded)
            && normal == JsonNumberText.Normalize(normal)
            && JsonNumberText.Compare(plain, padded) == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NormalFormIsThatOfEcmaScriptForShortDoubles() => Prop.ForAll<NormalFloat>(static number =>
    {
        // .NET's shortest round-trip digits are ECMAScript's; only the layout differs.
        string shortest = number.Get.ToString("E16", CultureInfo.InvariantCulture);
        string normal = JsonNumberText.Normalize(shortest);
        return double.Parse(normal, CultureInfo.InvariantCulture) == number.Get;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ComparesByValue() => Prop.ForAll<long, long, byte>(static (left, right, places) =>
    {
        int scale = places % 12;
        string first = left.ToString(CultureInfo.InvariantCulture) + "e-" + scale.ToString(CultureInfo.InvariantCulture);
        BigInteger common = BigInteger.Pow(10, scale);
        int expected = new BigInteger(left).CompareTo(new BigInteger(right) * common);
        return Math.Sign(JsonNumberText.Compare(first, right.ToString(CultureInfo.InvariantCulture))) == Math.Sign(expected);
    }).QuickCheckThrowOnFailure();
}
