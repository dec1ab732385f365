using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

/// <summary>A value in which the name of a file may stand.</summary>
/// <param name="Caller">The call that gives the name to a helper; nothing while the search is in the code that reads.</param>
internal sealed record FileStep(IOperation Value, FlowPath Path, IOperation? Caller);

/// <summary>What a search for the names of one read has met, and what it has yet to look at.</summary>
internal sealed class FileSearch(bool extensions)
{
    private const int StepLimit = 512;

    private static readonly string[] TextExtensions =
    [
        ".txt", ".md", ".prompt", ".prompty", ".yaml", ".yml", ".json", ".xml", ".liquid", ".hbs", ".handlebars", ".tmpl", ".tpl", ".template", ".j2", ".mustache",
        ".skprompt", ".scriban", ".sbn", ".system",
    ];

    private readonly Queue<FileStep> _pending = new();
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);
    private readonly List<(IOperation Caller, bool IsFile)> _callers = [];
    private int _steps;

    /// <summary>The code that reads names a file, or how all its files end.</summary>
    public bool IsNamed { get; private set; }

    public bool Enter(ISymbol symbol) => _entered.Add(symbol.OriginalDefinition);

    public bool HasEntered(ISymbol symbol) => _entered.Contains(symbol.OriginalDefinition);

    public void Add(IOperation value, FlowPath path, IOperation? caller) => _pending.Enqueue(new FileStep(value, path, caller));

    public void AddAll(IEnumerable<ValueWrite> writes, FileStep from)
    {
        foreach (ValueWrite write in writes)
        {
            Add(write.Value, from.Path, from.Caller);
        }
    }

    public FileStep? Next() => _pending.Count > 0 && _steps++ < StepLimit ? _pending.Dequeue() : null;

    public void Meet(string text, IOperation literal, FileStep step)
    {
        bool isFile = extensions ? HasExtension(text) : text.Length > 0;
        if (step.Caller is null)
        {
            IsNamed |= isFile;
        }
        else if (isFile || (text.Length > 0 && ReferenceEquals(Operations.WithoutConversions(step.Value), literal)))
        {
            _callers.Add((step.Caller, isFile));
        }
    }

    /// <summary>The calls that say which file is read: by its whole name, or by what a helper makes a name of.</summary>
    public IReadOnlyList<IOperation> Callers()
    {
        bool areWhole = _callers.Exists(static caller => caller.IsFile);
        return [.. _callers.Where(caller => caller.IsFile || (IsNamed && !areWhole)).Select(static caller => caller.Caller).Distinct()];
    }

    private static bool HasExtension(string text) =>
        text.IndexOf(' ') < 0 && Array.Exists(TextExtensions, extension => text.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
