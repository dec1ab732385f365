#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace PromptGen.Language.Interpretation;

/// <summary>One run of a message, a partial or a function.</summary>
internal sealed class Frame(Rendering rendering, Cell[] cells, Cell[] own)
{
    public readonly Rendering Rendering = rendering;
    public readonly Cell[] Cells = cells;

    /// <summary>Those that are not the caller's and hold references.</summary>
    public readonly Cell[] Own = own;

    /// <summary>Whether a line end was written last.</summary>
    public bool LineStart;

    public readonly TextOutput Output = rendering.Output;

    /// <summary>The next free frame of the same procedure.</summary>
    public Frame? Next { get; set; }

#if NET8_0_OR_GREATER
    // The procedure was built with a cell of exactly this type in this place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Cell<T> Cell<T>(int index) => Unsafe.As<Cell<T>>(Cells[index]);
#else
    public Cell<T> Cell<T>(int index) => (Cell<T>)Cells[index];
#endif

    public LoopCell Loop(int index) => (LoopCell)Cells[index];
}
