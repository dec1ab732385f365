using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Comparing;

/// <summary>What differs of one prompt between two states.</summary>
/// <param name="Difference">Null where only one side has the prompt.</param>
internal sealed record PromptComparison(string Id, string Old, string New, PromptPresence Presence, PromptDifference? Difference)
{
    /// <summary>Only hashes could be compared, since the texts of one side are not here.</summary>
    public bool HashesOnly { get; init; }

    /// <summary>The words to show of a change; empty where old and new are shown whole, as hashes are.</summary>
    public EquatableArray<TextHunk> HunksOf(PromptChange change) => HashesOnly ? EquatableArray<TextHunk>.Empty : change.ShownHunks;

    public bool IsSame => Difference is { Changes.IsEmpty: true };

    /// <exception cref="ToolFailure">Neither side has the prompt, or one of them has errors.</exception>
    public static PromptComparison Of(string id, ComparedState old, ComparedState current) => (old.Find(id), current.Find(id)) switch
    {
        (null, null) => throw new ToolFailure(DiagnosticRules.UnreadableInput, "", id, $"neither {old.Name} nor {current.Name} has this prompt."),
        (null, _) => new PromptComparison(id, old.Name, current.Name, PromptPresence.Added, null),
        (_, null) => new PromptComparison(id, old.Name, current.Name, PromptPresence.Removed, null),
        ({ } before, { } after) => Compare(id, old, before, current, after),
    };

    /// <summary>All prompts that differ, sorted by id.</summary>
    public static IReadOnlyList<PromptComparison> OfAll(ComparedState old, ComparedState current) =>
    [
        .. (old.Ids ?? []).Concat(current.Ids ?? [])
            .Distinct(System.StringComparer.Ordinal)
            .Order(System.StringComparer.Ordinal)
            .Select(id => Of(id, old, current))
            .Where(static comparison => !comparison.IsSame),
    ];

    private static PromptComparison Compare(string id, ComparedState old, ComparedPrompt before, ComparedState current, ComparedPrompt after)
    {
        bool hashesOnly = before.Hash != after.Hash && (before.Effective is null || after.Effective is null);
        PromptDifference difference = before.Hash == after.Hash ? new PromptDifference(EquatableArray<PromptChange>.Empty)
            : hashesOnly ? before.Components.Compare(after.Components)
            : PromptDifference.Between(before.Effective!, after.Effective!);
        return new PromptComparison(id, old.Name, current.Name, PromptPresence.Both, difference) { HashesOnly = hashesOnly };
    }
}

internal enum PromptPresence
{
    Both,

    /// <summary>Only the newer side has it.</summary>
    Added,

    /// <summary>Only the older side has it.</summary>
    Removed,
}
