using System;

namespace PromptGen.Releases;

/// <summary>The positions of the latest failures among the renderings of a canary, for the message about its stop.</summary>
internal sealed class RecentFailures
{
    private const int Kept = 256;

    private readonly long[] _positions = new long[Kept];
    private long _count;

    /// <param name="position">Counts from 1 and rises.</param>
    public void Add(long position) => _positions[_count++ % Kept] = position;

    /// <summary>The stretch up to the last failure that speaks most against a rate within the limit.</summary>
    public (long Failures, long Renderings) Worst(double limit)
    {
        long last = _positions[(_count - 1) % Kept];
        (long Failures, long Renderings) worst = (_count, last);
        double most = Distance(worst.Failures, worst.Renderings, limit);
        for (long failures = 1; failures <= Math.Min(_count, Kept); failures++)
        {
            long renderings = last - _positions[(_count - failures) % Kept] + 1;
            double distance = Distance(failures, renderings, limit);
            if (distance >= most)
            {
                most = distance;
                worst = (failures, renderings);
            }
        }

        return worst;
    }

    /// <summary>How far the rate is above the limit, in nats of all renderings of the stretch.</summary>
    private static double Distance(long failures, long renderings, double limit)
    {
        double rate = (double)failures / renderings;
        return rate <= limit ? 0 : renderings * (Term(rate, limit) + Term(1 - rate, 1 - limit));
    }

    private static double Term(double rate, double limit) => rate == 0 ? 0 : rate * Math.Log(rate / limit);
}
