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
        Assert.True(JsonNumberText.TryNormalize(new string('1', JsonNumberText.MaximumLength), out _));
        Assert.False(JsonNumberText.TryNormalize(new string('1', JsonNumberText.MaximumLength + 1), out _));
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
