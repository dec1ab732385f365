using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Comparing;

/// <summary>What differs of one prompt between two states.</summary>
/// <param name="Difference">Null where only one side has the prompt.</param>
internal sealed record PromptComparison(string Id, string Old, string New, PromptPresence Presence, PromptDifference? Difference)
{
    /// <summary>Only hashes could be compared, since the texts of one side are not here.</summary>
    public bool HashesOnly { get; init; }

    /// <summary>The roles or slots of the messages, for people; empty if only hashes are known.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>What a change is about, as people say it: they count messages from 1, and know them by their roles.</summary>
    public string PlaceOf(PromptChange change)
    {
        string[] path = change.Path.Split('/');
        if (path[0] != "messages" || !int.TryParse(path[1], NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            return change.Path;
        }

        string name = "message " + (index + 1).ToString(CultureInfo.InvariantCulture) + (index < Messages.Count ? " (" + Messages[index] + ")" : "");
        return path.Length > 2 ? name + ": " + string.Join('/', path.Skip(2)) : name;
    }

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

    /// <summary>Two releases.</summary>
    public static PromptComparison Of(Release old, Release current) => new(
        current.Id, old.Version, current.Version, PromptPresence.Both, PromptDifference.Between(old.Effective(), current.Effective()))
    {
        Messages = NamesOf(old.Effective(), current.Effective()),
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
        return new PromptComparison(id, old.Name, current.Name, PromptPresence.Both, difference)
        {
            HashesOnly = hashesOnly,
            Messages = NamesOf(before.Effective, after.Effective),
        };
    }

    private static IReadOnlyList<string> NamesOf(EffectivePrompt? old, EffectivePrompt? current)
    {
        IReadOnlyList<EffectiveMessage> before = [.. old?.Messages ?? []];
        IReadOnlyList<EffectiveMessage> after = [.. current?.Messages ?? []];
        return [.. after.Concat(before.Skip(after.Count)).Select(static message => message switch
        {
            EffectiveTemplateMessage template => MessageRoles.Name(template.Role),
            EffectiveSlot slot => "slot " + slot.Name,
            _ => "message",
        })];
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
