using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Versions;

/// <summary>The words that differ between two texts: the longest common run of words stays, what is between is replaced.</summary>
internal sealed class WordDifference
{
    /// <summary>Texts with more words between their first and last difference are shown as replaced between those two.</summary>
    private const int GreatestTable = 4_000_000;

    private readonly string _old;
    private readonly string _new;
    private readonly List<int> _oldStarts;
    private readonly List<int> _newStarts;
    private readonly List<TextHunk> _hunks = [];

    private WordDifference(string old, string current)
    {
        _old = old;
        _new = current;
        _oldStarts = Starts(old);
        _newStarts = Starts(current);
    }

    public static EquatableArray<TextHunk> Find(string old, string current)
    {
        WordDifference difference = new(old, current);
        difference.Find();
        return new EquatableArray<TextHunk>(difference._hunks.ToArray());
    }

    private int OldCount => _oldStarts.Count - 1;

    private int NewCount => _newStarts.Count - 1;

    private void Find()
    {
        int start = 0;
        while (start < OldCount && start < NewCount && AreEqual(start, start))
        {
            start++;
        }

        int oldEnd = OldCount;
        int end = NewCount;
        while (oldEnd > start && end > start && AreEqual(oldEnd - 1, end - 1))
        {
            oldEnd--;
            end--;
        }

        if ((long)(oldEnd - start + 1) * (end - start + 1) > GreatestTable)
        {
            AddHunk(start, oldEnd, start, end);
            return;
        }

        Follow(start, oldEnd, end);
    }

    private void Follow(int start, int oldEnd, int end)
    {
        int[,] common = CommonRuns(start, oldEnd, end);
        int i = start;
        int j = start;
        while (i < oldEnd || j < end)
        {
            int oldStart = i;
            int newStart = j;
            while ((i < oldEnd || j < end) && !(i < oldEnd && j < end && AreEqual(i, j)))
            {
                bool removes = j == end || (i < oldEnd && common[i + 1 - start, j - start] >= common[i - start, j + 1 - start]);
                i += removes ? 1 : 0;
                j += removes ? 0 : 1;
            }

            if (i > oldStart || j > newStart)
            {
                AddHunk(oldStart, i, newStart, j);
            }

            while (i < oldEnd && j < end && AreEqual(i, j))
            {
                i++;
                j++;
            }
        }
    }

    /// <summary>For each pair of places, how many words the rests have in common.</summary>
    private int[,] CommonRuns(int start, int oldEnd, int end)
    {
        int[,] common = new int[oldEnd - start + 1, end - start + 1];
        for (int i = oldEnd - 1; i >= start; i--)
        {
            for (int j = end - 1; j >= start; j--)
            {
                common[i - start, j - start] = AreEqual(i, j)
                    ? common[i + 1 - start, j + 1 - start] + 1
                    : Math.Max(common[i + 1 - start, j - start], common[i - start, j + 1 - start]);
            }
        }

        return common;
    }

    private void AddHunk(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        int last = _hunks.Count - 1;
        if (last >= 0)
        {
            // Two changes with only a blank between them read as one.
            TextHunk former = _hunks[last];
            int oldGap = former.OldStart + former.Old.Length;
            int newGap = former.NewStart + former.New.Length;
            string gap = _old.Substring(oldGap, _oldStarts[oldStart] - oldGap);
            if (gap.Trim(' ').Length == 0)
            {
                _hunks[last] = new TextHunk(
                    former.OldStart, _old.Substring(former.OldStart, _oldStarts[oldEnd] - former.OldStart),
                    former.NewStart, _new.Substring(former.NewStart, _newStarts[newEnd] - former.NewStart));
                return;
            }
        }

        _hunks.Add(new TextHunk(
            _oldStarts[oldStart], _old.Substring(_oldStarts[oldStart], _oldStarts[oldEnd] - _oldStarts[oldStart]),
            _newStarts[newStart], _new.Substring(_newStarts[newStart], _newStarts[newEnd] - _newStarts[newStart])));
    }

    private bool AreEqual(int oldWord, int newWord)
    {
        int length = _oldStarts[oldWord + 1] - _oldStarts[oldWord];
        return length == _newStarts[newWord + 1] - _newStarts[newWord]
            && string.CompareOrdinal(_old, _oldStarts[oldWord], _new, _newStarts[newWord], length) == 0;
    }

    /// <summary>The start of each word, and the end of the text. A word is a run of letters and digits, a run of blanks, or one
    /// other character.</summary>
    private static List<int> Starts(string text)
    {
        List<int> starts = [];
        for (int i = 0; i < text.Length;)
        {
            starts.Add(i);
            int kind = Kind(text[i]);
            i++;
            while (i < text.Length && (Kind(text[i]) == kind && kind != 0 || char.IsLowSurrogate(text[i])))
            {
                i++;
            }
        }

        starts.Add(text.Length);
        return starts;
    }

    private static int Kind(char c) => char.IsLetterOrDigit(c) || c == '_' ? 1 : c is ' ' or '\t' ? 2 : 0;
}
