#if NET8_0_OR_GREATER
using System;

namespace PromptGen.Language;

internal static partial class DateText
{
    /// <summary>Writes the result of <see cref="Format"/>, without a separate string for the usual directives.</summary>
    /// <returns>False if there is not enough room.</returns>
    public static bool TryFormat(DateTime value, ReadOnlySpan<char> pattern, Span<char> target, out int written)
    {
        written = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            Span<char> rest = target.Slice(written);
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                if (rest.IsEmpty)
                {
                    return false;
                }

                rest[0] = pattern[i];
                written++;
                continue;
            }

            char directive = pattern[++i];
            if (directive == 'g')
            {
                continue;
            }

            if (StandardFormat(directive) is { } format)
            {
                if (!value.TryFormat(rest, out int count, format, Culture))
                {
                    return false;
                }

                written += count;
                continue;
            }

            string text = Directive(value, directive, Culture) ?? "%" + directive;
            if (!text.TryCopyTo(rest))
            {
                return false;
            }

            written += text.Length;
        }

        return true;
    }
}
#endif
