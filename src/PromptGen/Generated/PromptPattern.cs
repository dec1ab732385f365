using System;
using System.ComponentModel;
using System.Text.RegularExpressions;
using System.Threading;

namespace PromptGen.Generated;

/// <summary>The <c>pattern</c> of a variable.</summary>
/// <remarks>
/// An instance is cheap: the first match builds the regular expression and keeps it. Safe to share between threads.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptPattern
{
    /// <summary>The maximum time for matching a value.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly string _pattern;
    private Regex? _regex;

    /// <summary>Creates a pattern that a whole value must match.</summary>
    /// <param name="pattern">A .NET regular expression; anchors are implied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    public PromptPattern(string pattern)
    {
        _pattern = pattern ?? throw new ArgumentNullException(nameof(pattern));
    }

    /// <exception cref="RegexMatchTimeoutException">The match took longer than <see cref="Timeout"/>.</exception>
    internal bool IsMatch(string value) => Regex().IsMatch(value);

    /// <summary>Returns the pattern as the prompt file contains it.</summary>
    public override string ToString() => _pattern;

    private Regex Regex()
    {
        Regex? regex = Volatile.Read(ref _regex);
        if (regex is null)
        {
            regex = new Regex(@"\A(?:" + _pattern + @")\z", RegexOptions.CultureInvariant, Timeout);
            Volatile.Write(ref _regex, regex);
        }

        return regex;
    }
}
