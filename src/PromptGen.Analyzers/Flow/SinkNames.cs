using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

/// <param name="IsConstructor">Whether the name is that of a type whose constructor takes prompt text.</param>
internal sealed record SinkName(string Name, uint Hash, bool IsConstructor);

/// <summary>The names by which sinks of a table can stand in code, with their hashes.</summary>
internal sealed class SinkNames
{
    public SinkNames(SinkTable table, bool withSdks)
    {
        Table = table;
        IEnumerable<string> names = withSdks ? table.Names.Concat(SinkTable.PropertyNames).Concat(SinkTable.ParameterNames) : table.Names;
        All = names.Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).Select(Describe).ToImmutableArray();
        HasConstructors = All.Any(static name => name.IsConstructor);
    }

    public SinkTable Table { get; }

    public ImmutableArray<SinkName> All { get; }

    public bool HasConstructors { get; }

    private SinkName Describe(string name) => new(name, WordSet.Hash(name), Table.HasConstructor(name));
}
