using System.Collections.Generic;

namespace PromptGen.Language.Binding;

/// <summary>What becomes of the value that a function, a message or a partial returns.</summary>
internal sealed class CallResult
{
    private HashSet<string>? _assigned;

    /// <summary>The name that keeps the value; null where the value is written.</summary>
    public string? Key { get; init; }

    /// <summary>The place of the call, where the value is written; null where that is the place of <c>ret</c>.</summary>
    public TemplatePlace? Place { get; init; }

    /// <summary>Of lines that the value begins where it is written in the place of the call.</summary>
    public string Indentation { get; init; } = string.Empty;

    /// <summary>Whether it is left before its last statement.</summary>
    public bool LeavesEarly { get; private set; }

    /// <summary>Notes a return, and the names that hold a value there.</summary>
    public void Leave(IEnumerable<string> assigned)
    {
        LeavesEarly = true;
        HashSet<string> here = new(assigned, System.StringComparer.Ordinal);
        here.IntersectWith(_assigned ?? here);
        _assigned = here;
    }

    /// <summary>Whether a name that holds a value at the end does so wherever it is left.</summary>
    public bool Assigns(string name) => _assigned?.Contains(name) != false;
}
