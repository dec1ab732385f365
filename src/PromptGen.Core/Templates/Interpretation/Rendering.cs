namespace PromptGen.Core.Templates.Interpretation;

/// <summary>One rendering of one template. Used again for the next once it is finished; never by two threads at a time.</summary>
internal sealed class Rendering
{
    private readonly Frame?[] _free;

    public Rendering(int procedures) => _free = new Frame?[procedures];

    public TextOutput Output = null!;

    public PromptIdentity? Identity;

    /// <summary>Iterations since the outermost loop began.</summary>
    public int Iterations;

    /// <summary>How many loops are running inside each other.</summary>
    public int LoopDepth;

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
    public void CountIteration(string place) => Generated.TemplateLimit.CountIteration(ref Iterations, Identity, place);

    public void EnterLoop()
    {
        if (LoopDepth++ == 0)
        {
            Iterations = 0;
        }
    }

    public void LeaveLoop() => LoopDepth--;
}
