using System.Collections.Generic;

namespace PromptGen.Language.Binding;

/// <summary>The names that have a value at a place on every path to it.</summary>
internal sealed class AssignedNames
{
    private readonly HashSet<string> _names = new(System.StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public int Mark => _order.Count;

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Whether the name held a value when <see cref="Mark"/> was taken, and has one still.</summary>
    public bool IsBefore(string name, int mark)
    {
        int index = _order.IndexOf(name);
        return index >= 0 && index < mark;
    }

    public void Add(string name)
    {
        if (_names.Add(name))
        {
            _order.Add(name);
        }
    }

    /// <summary>Removes the names that were added since a mark, and returns them.</summary>
    public List<string> TakeSince(int mark)
    {
        List<string> taken = _order.GetRange(mark, _order.Count - mark);
        _order.RemoveRange(mark, _order.Count - mark);
        _names.ExceptWith(taken);
        return taken;
    }

    public IEnumerable<string> Since(int mark)
    {
        for (int i = mark; i < _order.Count; i++)
        {
            yield return _order[i];
        }
    }
}
