using System.Collections.Generic;

namespace PromptGen.Language.Binding;

/// <summary>The use of the value that a function, a message or a partial returns.</summary>
internal sealed class CallResult
{
    private HashSet<string>? _assigned;

    /// <summary>The name that keeps the value; null if the value is written.</summary>
    public string? Key { get; init; }

    /// <summary>The place of the call, at which the value is written; null if that is the place of <c>ret</c>.</summary>
    public TemplatePlace? Place { get; init; }

    /// <summary>The indentation of lines that the value begins if it is written in the place of the call.</summary>
    public string Indentation { get; init; } = string.Empty;

    /// <summary>Whether it is left before its last statement.</summary>
    public bool LeavesEarly { get; private set; }

    /// <summary>Records a return, and the names that have a value there.</summary>
    public void Leave(IEnumerable<string> assigned)
    {
        LeavesEarly = true;
        HashSet<string> here = new(assigned, System.StringComparer.Ordinal);
        here.IntersectWith(_assigned ?? here);
        _assigned = here;
    }

    /// <summary>Whether a name that has a value at the end has one at every exit.</summary>
    public bool Assigns(string name) => _assigned?.Contains(name) != false;
}
