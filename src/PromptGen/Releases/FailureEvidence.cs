using System;

namespace PromptGen.Releases;

/// <summary>Evidence that more calls fail than a limit allows. It may be looked at after every call: looking often proves nothing that is not so.</summary>
/// <remarks>
/// <para>
/// The sum of likelihood ratios of several failure rates above the limit (alternatives), each begun at the first call and anew after each failure:
/// <c>E = sum over k of w(k) * sum over q of (1/m) * product over the calls after failure k of (q/p if it failed, else (1-q)/(1-p))</c>, where <c>p</c> is the
/// limit, <c>k = 0</c> is the beginning and <c>w(k) = 1/((k+1)(k+2))</c>, which sums to 1.
/// </para>
/// <para>
/// While each call fails with a probability of at most <c>p</c>, whatever happened before, every product is a supermartingale that begins at 1, and so is
/// their mixture. By Ville's inequality it ever reaches <c>1/alpha</c> with a probability of at most <c>alpha</c>, over any number of calls (J. Ville,
/// 1939; H. Robbins, 1970, for mixtures). The restarts are a prior for the call at which a rate changes: a version that turns bad late has to outweigh
/// <c>1/w(k)</c>, and not all that went well before.
/// </para>
/// </remarks>
internal sealed class FailureEvidence
{
    // Alternatives by how many times the odds of a failure are those of the limit: from a little worse to all calls failing.
    private static readonly double[] OddsRatios = [1.3, 1.7, 2.5, 4, 8, 16, 64, 512];

    // Large enough to decide everything, and never infinite: infinity times zero would be nothing known.
    private const double Enough = 1e100;

    private const double LeastLimit = 1e-6;

    private readonly double[] _sums = new double[OddsRatios.Length];
    private readonly double[] _failed = new double[OddsRatios.Length];
    private readonly double[] _succeeded = new double[OddsRatios.Length];
    private long _failures;

    /// <param name="limit">The failure rate that is still acceptable, from 0 to 1. A rate above 1 is not possible, so with 1
    /// nothing counts as evidence.</param>
    public FailureEvidence(double limit)
    {
        limit = Math.Max(limit, LeastLimit);
        for (int i = 0; i < OddsRatios.Length && limit < 1; i++)
        {
            double rate = OddsRatios[i] * limit / (1 - limit + (OddsRatios[i] * limit));
            _failed[i] = rate / limit;
            _succeeded[i] = (1 - rate) / (1 - limit);
            _sums[i] = Weight(0);
        }
    }

    /// <summary>At least <c>1/alpha</c>: the rate is above the limit, and the probability of saying so by mistake at any time is at most <c>alpha</c>.</summary>
    public double Value { get; private set; }

    /// <param name="successes">The calls since the failure before that did not fail.</param>
    public void AddFailure(long successes)
    {
        _failures++;
        double sum = 0;
        for (int i = 0; i < _sums.Length; i++)
        {
            double before = _sums[i] * Math.Pow(_succeeded[i], successes) * _failed[i];
            sum += before;
            _sums[i] = Math.Min(Enough, before + Weight(_failures));
        }

        Value = sum / OddsRatios.Length;
    }

    private static double Weight(long restart) => 1d / ((restart + 1d) * (restart + 2d));
}
