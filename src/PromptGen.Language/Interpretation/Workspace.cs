using System;

namespace PromptGen.Language.Interpretation;

/// <summary>The memory that a thread keeps from one rendering to the next: room for characters, and the cells of the templates that
/// it rendered last.</summary>
/// <remarks>Kept by thread, since a lock or an interlocked exchange would take a third of the time of a short prompt.</remarks>
internal sealed class Workspace
{
    // More templates than this in turn on one thread make their cells anew.
    private const int GreatestKept = 16;

    [ThreadStatic]
    private static Workspace? s_kept;

    private readonly Rendering?[] _renderings = new Rendering?[GreatestKept];
    private int _next;
    private bool _isTaken;

    public TextOutput Output { get; } = new();

    /// <summary>The thread's workspace.</summary>
    public static Workspace Take()
    {
        Workspace? kept = s_kept;
        if (kept is null || kept._isTaken)
        {
            // Where a rendering failed, or a value renders another prompt while it is read, its own is left to it.
            kept = new Workspace();
            s_kept = kept;
        }

        kept._isTaken = true;
        return kept;
    }

    public void GiveBack()
    {
        Output.Clear();
        _isTaken = false;
    }

    /// <param name="template">Identifies the template.</param>
    /// <param name="procedures">How many the template has.</param>
    public Rendering RenderingOf(object template, int procedures)
    {
        foreach (Rendering? rendering in _renderings)
        {
            if (rendering is null)
            {
                break;
            }

            if (rendering.Template == template)
            {
                return rendering;
            }
        }

        Rendering created = new(template, procedures, Output);
        _renderings[_next] = created;
        _next = (_next + 1) % GreatestKept;
        return created;
    }
}
