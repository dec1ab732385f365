using System;
using System.Globalization;

namespace PromptGen;

/// <summary>
/// The id of a version of a prompt: <c>YYYY-MM-DD.N</c>, the day on which it was frozen (UTC) and a number within that day,
/// from 1. Versions compare by day and number, so 2026-03-15.10 comes after 2026-03-15.9.
/// </summary>
/// <remarks>
/// A working copy that no longer matches the release its version names is told apart at run time by a suffix:
/// <c>2026-03-15.3+dirty.1a2b3c4d</c>, the first eight digits of its hash.
/// </remarks>
public readonly struct PromptVersion : IEquatable<PromptVersion>, IComparable<PromptVersion>, IComparable
{
    private const string DirtyPrefix = "+dirty.";
    private const int DateLength = 10;
    private const int DirtyDigits = 8;

    private readonly int _date;
    private readonly string? _dirtyHash;

    private PromptVersion(int date, int number, string? dirtyHash)
    {
        _date = date;
        Number = number;
        _dirtyHash = dirtyHash;
    }

    /// <summary>A version of a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day, or the number is less than 1.</exception>
    public PromptVersion(int year, int month, int day, int number)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            throw new ArgumentOutOfRangeException(nameof(day), "This day does not exist.");
        }

        if (number < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(number), "The number of a version within a day begins at 1.");
        }

        _date = (((year * 100) + month) * 100) + day;
        Number = number;
        _dirtyHash = null;
    }

    /// <summary>The year of the day on which the version was frozen.</summary>
    public int Year => _date / 10000;

    /// <summary>The month of that day.</summary>
    public int Month => _date / 100 % 100;

    /// <summary>That day of the month.</summary>
    public int Day => _date % 100;

    /// <summary>The number within the day, from 1; 0 for the default value, which is no version.</summary>
    public int Number { get; }

    /// <summary>The prompt differs from the release that this version names.</summary>
    public bool IsDirty => _dirtyHash is not null;

    /// <summary>Reads <c>YYYY-MM-DD.N</c>, with or without <c>+dirty.</c> and eight hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is no version.</exception>
    public static PromptVersion Parse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        return TryParse(text, out PromptVersion version)
            ? version
            : throw new FormatException(
                "'" + text + "' is not a version of a prompt. Write a date and a number, such as 2026-03-15.1.");
    }

    /// <summary>Reads <c>YYYY-MM-DD.N</c>, with or without <c>+dirty.</c> and eight hexadecimal digits.</summary>
    public static bool TryParse(string? text, out PromptVersion version)
    {
        version = default;
        if (text is null)
        {
            return false;
        }

        string? dirtyHash = null;
        int end = text.IndexOf(DirtyPrefix, StringComparison.Ordinal);
        if (end < 0)
        {
            end = text.Length;
        }
        else
        {
            dirtyHash = text.Substring(end + DirtyPrefix.Length);
            if (!IsDirtyHash(dirtyHash))
            {
                return false;
            }
        }

        if (end < DateLength + 2 || text[4] != '-' || text[7] != '-' || text[DateLength] != '.' || text[DateLength + 1] == '0')
        {
            return false;
        }

        if (!TryReadDigits(text, 0, 4, out int year)
            || !TryReadDigits(text, 5, 7, out int month)
            || !TryReadDigits(text, 8, DateLength, out int day)
            || !TryReadDigits(text, DateLength + 1, end, out int number)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        version = new PromptVersion((((year * 100) + month) * 100) + day, number, dirtyHash);
        return true;
    }

    /// <summary>This version, marked as differing from its release.</summary>
    /// <param name="hash">The prompt's own hash, <c>sha256:</c> and hexadecimal digits; the first eight are kept.</param>
    public PromptVersion AsDirty(string hash)
    {
        if (hash is null)
        {
            throw new ArgumentNullException(nameof(hash));
        }

        int start = hash.StartsWith("sha256:", StringComparison.Ordinal) ? "sha256:".Length : 0;
        string digits = hash.Length >= start + DirtyDigits ? hash.Substring(start, DirtyDigits) : string.Empty;
        return IsDirtyHash(digits)
            ? new PromptVersion(_date, Number, digits)
            : throw new ArgumentException("Not a hash of a prompt: " + hash, nameof(hash));
    }

    /// <summary>The released version, without the mark of a difference.</summary>
    public PromptVersion WithoutDirty() => new(_date, Number, null);

    /// <summary>By day, then by number; a version comes before its differing working copies.</summary>
    public int CompareTo(PromptVersion other)
    {
        int order = _date.CompareTo(other._date);
        if (order == 0)
        {
            order = Number.CompareTo(other.Number);
        }

        return order != 0 ? order : string.CompareOrdinal(_dirtyHash, other._dirtyHash);
    }

    /// <inheritdoc />
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        PromptVersion other => CompareTo(other),
        _ => throw new ArgumentException("Not a version of a prompt.", nameof(obj)),
    };

    /// <inheritdoc />
    public bool Equals(PromptVersion other) =>
        _date == other._date && Number == other.Number && string.Equals(_dirtyHash, other._dirtyHash, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is PromptVersion other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => unchecked((_date * 397) ^ Number);

    /// <summary><c>YYYY-MM-DD.N</c>; empty for the default value.</summary>
    public override string ToString()
    {
        if (Number == 0)
        {
            return string.Empty;
        }

        CultureInfo culture = CultureInfo.InvariantCulture;
        string text = Year.ToString("0000", culture) + "-" + Month.ToString("00", culture) + "-" + Day.ToString("00", culture)
            + "." + Number.ToString(culture);
        return IsDirty ? text + DirtyPrefix + _dirtyHash : text;
    }

    /// <summary>Whether two values are the same version.</summary>
    public static bool operator ==(PromptVersion left, PromptVersion right) => left.Equals(right);

    /// <summary>Whether two values are different versions.</summary>
    public static bool operator !=(PromptVersion left, PromptVersion right) => !left.Equals(right);

    /// <summary>Whether a version comes before another.</summary>
    public static bool operator <(PromptVersion left, PromptVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether a version comes after another.</summary>
    public static bool operator >(PromptVersion left, PromptVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether a version comes before another or is the same.</summary>
    public static bool operator <=(PromptVersion left, PromptVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a version comes after another or is the same.</summary>
    public static bool operator >=(PromptVersion left, PromptVersion right) => left.CompareTo(right) >= 0;

    private static bool TryReadDigits(string text, int start, int end, out int value)
    {
        value = 0;
        // Nine digits always fit an int.
        if (end - start is < 1 or > 9)
        {
            return false;
        }

        for (int i = start; i < end; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return false;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return true;
    }

    private static bool IsDirtyHash(string text)
    {
        if (text.Length != DirtyDigits)
        {
            return false;
        }

        foreach (char digit in text)
        {
            if (digit is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return true;
    }
}
