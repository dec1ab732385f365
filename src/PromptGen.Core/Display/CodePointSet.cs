using System;

namespace PromptGen.Core.Display;

/// <summary>A set of Unicode code points. It does not depend on the Unicode version of the runtime, so a text is treated alike everywhere.</summary>
internal sealed class CodePointSet
{
    private readonly int[] _bounds;

    /// <param name="ranges">Ascending, each with its first and its last code point.</param>
    public CodePointSet(params (int First, int Last)[] ranges)
    {
        _bounds = new int[ranges.Length * 2];
        for (int i = 0; i < ranges.Length; i++)
        {
            _bounds[i * 2] = ranges[i].First;
            _bounds[(i * 2) + 1] = ranges[i].Last;
        }
    }

    public bool Contains(int code)
    {
        int at = Array.BinarySearch(_bounds, code);
        return at >= 0 || (~at & 1) == 1;
    }
}
