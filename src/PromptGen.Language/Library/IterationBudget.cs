using System;
using PromptGen.Generated;

namespace PromptGen.Language;

/// <summary>
/// The iterations of one rendering. Loops and list functions inside each other share one count, which begins with the outermost of
/// them.
/// </summary>
internal struct IterationBudget
{
    private int _depth;
    private long _iterations;
    private bool _isApart;

    /// <summary>A loop, or a function that goes through a list, begins.</summary>
    public void Enter()
    {
        if (_depth++ == 0)
        {
            _iterations = 0;
        }
    }

    /// <summary>It ended.</summary>
    public void Leave()
    {
        // A value that renders another prompt while it is read starts the count anew.
        if (--_depth <= 0)
        {
            _depth = 0;
            _iterations = 0;
        }
    }

    /// <summary>Counts iterations.</summary>
    /// <returns>Whether they are within the limit.</returns>
    public bool Count(long iterations)
    {
        _iterations = Math.Min(_iterations + iterations, int.MaxValue);
        return _isApart || _iterations <= TemplateLimits.Iterations;
    }

    /// <summary>Starts a separate count, for iterations that happen as often as the result is used. It is not limited: a result
    /// that is not used does not take iterations.</summary>
    /// <returns>The count so far.</returns>
    public IterationBudget StartApart()
    {
        IterationBudget outer = this;
        _depth = 1;
        _iterations = 0;
        _isApart = true;
        return outer;
    }

    /// <summary>Continues with the count before <see cref="StartApart"/>.</summary>
    /// <returns>The iterations that were counted since.</returns>
    public long EndApart(IterationBudget outer)
    {
        long counted = _iterations;
        this = outer;
        return counted;
    }
}
