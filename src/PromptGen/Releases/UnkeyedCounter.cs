using System;
using System.Threading;

namespace PromptGen.Releases;

/// <summary>Counts from many threads without their waiting for each other.</summary>
internal sealed class UnkeyedCounter
{
    private const int Stripes = 16;

    // A cache line apart.
    private const int Apart = 8;

    private readonly long[] _counts = new long[Stripes * Apart];

    public long Total
    {
        get
        {
            long total = 0;
            for (int i = 0; i < Stripes; i++)
            {
                total += Volatile.Read(ref _counts[i * Apart]);
            }

            return total;
        }
    }

    public void Count() => Interlocked.Increment(ref _counts[(Environment.CurrentManagedThreadId & (Stripes - 1)) * Apart]);
}
