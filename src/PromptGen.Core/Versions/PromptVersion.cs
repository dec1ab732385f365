using System;
using System.Globalization;

namespace PromptGen;

/// <summary>The id of a version of a prompt: <c>YYYY-MM-DD.N</c>, the day (UTC) of its release and a number within that day, from
/// 1.</summary>
/// <remarks>
/// Versions compare by day and number, so 2026-03-15.10 is later than 2026-03-15.9. A working copy that differs from the release
/// with its version has a suffix at run time, which contains the first eight digits of its hash:
/// <c>2026-03-15.3+dirty.1a2b3c4d</c>.
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

    /// <summary>Creates the id of a version from a day and a number.</summary>
    /// <param name="year">The year, from 1 to 9999.</param>
    /// <param name="month">The month, from 1 to 12.</param>
    /// <param name="day">The day of the month, from 1.</param>
    /// <param name="number">The number within the day, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day does not exist, or the number is less than 1.</exception>
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

    /// <summary>The year of the release, in UTC; 0 for the default value.</summary>
    public int Year => _date / 10000;

    /// <summary>The month of the release, from 1 to 12, in UTC; 0 for the default value.</summary>
    public int Month => _date / 100 % 100;

    /// <summary>The day of the month of the release, from 1 to 31, in UTC; 0 for the default value.</summary>
    public int Day => _date % 100;

    /// <summary>The number within the day, from 1; 0 for the default value, which is not a version.</summary>
    public int Number { get; }

    /// <summary>Whether the prompt differs from the release with this version.</summary>
    public bool IsDirty => _dirtyHash is not null;

    /// <summary>Reads <c>YYYY-MM-DD.N</c>, with or without <c>+dirty.</c> and eight hexadecimal digits.</summary>
    /// <param name="text">The text of a version.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not a version.</exception>
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

    /// <summary>Reads <c>YYYY-MM-DD.N</c>, with or without <c>+dirty.</c> and eight hexadecimal digits, without an exception if the
    /// text is not a version.</summary>
    /// <param name="text">The text of a version; null is not a version.</param>
    /// <param name="version">The version; the default value if the result is false.</param>
    /// <returns>True if the text is a version.</returns>
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

    /// <summary>Returns this version with the mark that the prompt differs from its release.</summary>
    /// <param name="hash">The hash of the prompt, as <c>sha256:</c> and hexadecimal digits; the first eight digits are
    /// kept.</param>
    /// <returns>The marked version.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hash"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="hash"/> does not begin with eight hexadecimal digits.</exception>
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

    /// <summary>Returns the released version, without the mark that the prompt differs from it.</summary>
    public PromptVersion WithoutDirty() => new(_date, Number, null);

    /// <summary>Compares by day, then by number; a version is earlier than working copies that differ from it.</summary>
    /// <param name="other">The version to compare with.</param>
    /// <returns>Less than zero if this version is earlier, zero if both are equal, more than zero if this version is
    /// later.</returns>
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

    /// <summary>Returns <c>YYYY-MM-DD.N</c>, with the suffix of a working copy if it differs; empty for the default
    /// value.</summary>
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

    /// <summary>Returns whether two values are the same version.</summary>
    /// <param name="left">The first version.</param>
    /// <param name="right">The second version.</param>
    public static bool operator ==(PromptVersion left, PromptVersion right) => left.Equals(right);

    /// <summary>Returns whether two values are different versions.</summary>
    /// <param name="left">The first version.</param>
    /// <param name="right">The second version.</param>
    public static bool operator !=(PromptVersion left, PromptVersion right) => !left.Equals(right);

    /// <summary>Returns whether the first version is earlier than the second.</summary>
    /// <param name="left">The first version.</param>
    /// <param name="right">The second version.</param>
    public static bool operator <(PromptVersion left, PromptVersion right) => left.CompareTo(right) < 0;

    /// <summary>Returns whether the first version is later than the second.</summary>
    /// <param name="left">The first version.</param>
    /// <param name="right">The second version.</param>
    public static bool operator >(PromptVersion left, PromptVersion right) => left.CompareTo(right) > 0;

    /// <summary>Returns whether the first version is earlier than the second or the same.</summary>
    /// <param name="left">The first version.</param>
    /// <param name="right">The second version.</param>
    public static bool operator <=(PromptVersion left, PromptVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Returns whether the first version is later than the second or the same.</summary>
    /// <param name="left">The first version.</param>
    /// <param name="right">The second version.</param>
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
