using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language;

/// <summary>Collects what is wrong in one text. A place is reported once per rule, however often it is bound.</summary>
internal sealed class TemplateProblems(string? partial)
{
    private readonly List<TemplateProblem> _items = [];
    private readonly HashSet<(string Rule, int Start)> _reported = [];

    public IReadOnlyList<TemplateProblem> Items => _items;

    public TemplateProblems Copy()
    {
        TemplateProblems copy = new(partial);
        foreach (TemplateProblem item in _items)
        {
            copy._items.Add(item);
            copy._reported.Add((item.Rule.Id, item.Start));
        }

        return copy;
    }

    public void Add(DiagnosticRule rule, int start, int length, params string[] arguments)
    {
        if (_reported.Add((rule.Id, start)))
        {
            _items.Add(new TemplateProblem(rule, partial, start, length, new EquatableArray<string>(arguments)));
        }
    }
}
