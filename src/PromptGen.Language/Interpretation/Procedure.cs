using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Language.Interpretation;

/// <summary>A message, a partial or a function as it is run: its statements and the cells that it needs.</summary>
internal sealed class Procedure(int index)
{
    private readonly List<Func<Cell>?> _cells = [];

    /// <summary>Among the procedures of the template.</summary>
    public int Index { get; } = index;

    public Statement[] Body { get; set; } = [];

    /// <summary>Takes a place for a cell.</summary>
    /// <param name="create">Creates the cell; null if the caller provides it.</param>
    public int AddCell(Func<Cell>? create)
    {
        _cells.Add(create);
        return _cells.Count - 1;
    }

    public Frame CreateFrame(Rendering rendering)
    {
        Cell[] cells = new Cell[_cells.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = _cells[i]?.Invoke()!;
        }

        return new Frame(rendering, cells, cells.Where(static cell => cell?.HoldsReference == true).ToArray());
    }

    /// <summary>Removes the values of the caller. Names have a value before they are read, so others need not be reset.</summary>
    public static void Clear(Frame frame)
    {
        foreach (Cell cell in frame.Own)
        {
            cell.Clear();
        }

        frame.LineStart = false;
    }

    /// <summary>Runs the statements up to a jump.</summary>
    public static Flow Run(Statement[] statements, Frame frame)
    {
        foreach (Statement statement in statements)
        {
            Flow flow = statement.Execute(frame);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }
}
