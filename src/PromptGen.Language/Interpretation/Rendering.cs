namespace PromptGen.Language.Interpretation;

/// <summary>One rendering of one template. Used again for the next once it is finished; never by two threads.</summary>
internal sealed class Rendering(object template, int procedures, TextOutput output)
{
    private readonly Frame?[] _free = new Frame?[procedures];

    /// <summary>Identifies the template.</summary>
    public readonly object Template = template;

    public readonly TextOutput Output = output;

    public PromptIdentity? Identity;

    /// <summary>That of the thread, which the rendering never leaves.</summary>
    public readonly RenderingBudget Budget = RenderingBudget.Current;

    /// <summary>How many includes are running inside each other.</summary>
    public int IncludeDepth;

    public Frame Enter(Procedure procedure)
    {
        Frame? free = _free[procedure.Index];
        if (free is null)
        {
            return procedure.CreateFrame(this);
        }

        _free[procedure.Index] = free.Next;
        return free;
    }

    public void Leave(Procedure procedure, Frame frame)
    {
        Procedure.Clear(frame);
        frame.Next = _free[procedure.Index];
        _free[procedure.Index] = frame;
    }

    /// <summary>Counts an iteration of the innermost loop.</summary>
    /// <param name="place">The loop, for people.</param>
    /// <returns>Always true.</returns>
    public bool CountIteration(string place)
    {
        Budget.CountIterations(1, Identity, place);
        return true;
    }
}
