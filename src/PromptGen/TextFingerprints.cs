using System.Threading;

namespace PromptGen;

/// <summary>
/// Recognises texts by hashes of their beginnings. It keeps no text: an entry is a hash, a length and the id of a prompt.
/// </summary>
/// <remarks>
/// Of a text, the first <see cref="Window"/> characters that follow leading white space count. They are found anywhere in another
/// text, so something before and after does not hide them. A shorter text is found only if it is the whole other text; one of less
/// than <see cref="Least"/> characters is never found. There are 4,096 entries, and a new one replaces another when its bucket is
/// full, so early texts are forgotten in the end. Safe to share between threads.
/// </remarks>
internal sealed class TextFingerprints
{
    public const int Window = 64;
    public const int Least = 24;

    /// <summary>The number of characters of a searched text that are examined.</summary>
    public const int Searched = 256 * 1024;

    private const int BucketBits = 10;
    private const int BucketSize = 4;
    private const ulong Base = 0x9E3779B97F4A7C15;
    private static readonly ulong LeavingFactor = Power(Window - 1);

    private readonly Entry?[] _entries = new Entry?[BucketSize << BucketBits];

    public void Add(string text, string promptId)
    {
        (int start, int length) = Beginning(text);
        if (length < Least)
        {
            return;
        }

        ulong hash = Hash(text, start, length);
        int bucket = Bucket(hash);
        int place = bucket + (int)(hash % BucketSize);
        for (int i = bucket; i < bucket + BucketSize; i++)
        {
            if (Volatile.Read(ref _entries[i]) is not { } entry)
            {
                place = i;
                break;
            }

            if (entry.Hash == hash && entry.Length == length)
            {
                return;
            }
        }

        Volatile.Write(ref _entries[place], new Entry(hash, length, promptId));
    }

    /// <returns>The id of a prompt whose text it contains; null: none.</returns>
    public string? Find(string text)
    {
        (int start, int length) = Beginning(text);
        if (length < Window)
        {
            return length < Least ? null : Find(Hash(text, start, length), length);
        }

        ulong hash = Hash(text, start, Window);
        int end = System.Math.Min(text.Length, start + Searched);
        for (int next = start + Window; ; next++)
        {
            if (Find(hash, Window) is { } found)
            {
                return found;
            }

            if (next >= end)
            {
                return null;
            }

            hash = unchecked(((hash - (text[next - Window] * LeavingFactor)) * Base) + text[next]);
        }
    }

    private string? Find(ulong hash, int length)
    {
        int bucket = Bucket(hash);
        for (int i = bucket; i < bucket + BucketSize && Volatile.Read(ref _entries[i]) is { } entry; i++)
        {
            if (entry.Hash == hash && entry.Length == length)
            {
                return entry.PromptId;
            }
        }

        return null;
    }

    private static (int Start, int Length) Beginning(string text)
    {
        int start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        int end = System.Math.Min(text.Length, start + Window);
        if (end == text.Length)
        {
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }
        }

        return (start, end - start);
    }

    private static ulong Hash(string text, int start, int length)
    {
        ulong hash = 0;
        for (int i = start; i < start + length; i++)
        {
            hash = unchecked((hash * Base) + text[i]);
        }

        return hash;
    }

    private static ulong Power(int exponent)
    {
        ulong power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power = unchecked(power * Base);
        }

        return power;
    }

    // The lower bits of such a hash depend on the lower bits of the characters alone.
    private static int Bucket(ulong hash) => (int)(hash >> (64 - BucketBits)) * BucketSize;

    private sealed class Entry(ulong hash, int length, string promptId)
    {
        public ulong Hash { get; } = hash;

        public int Length { get; } = length;

        public string PromptId { get; } = promptId;
    }
}
