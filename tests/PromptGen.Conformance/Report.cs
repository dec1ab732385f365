using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PromptGen.Conformance;

/// <summary>The table per area, the vectors of one kind, and the line that sums up.</summary>
internal static class Report
{
    private static readonly OutcomeKind[] Kinds = [OutcomeKind.Identical, OutcomeKind.Refused, OutcomeKind.Different, OutcomeKind.ErrorMissed];

    public static void Write(TextWriter writer, IReadOnlyList<Outcome> outcomes, string? list)
    {
        writer.WriteLine($"{"area",-14}{string.Concat(Kinds.Select(static kind => $"{Name(kind),14}"))}");
        foreach (IGrouping<string, Outcome> area in outcomes.GroupBy(static outcome => outcome.Vector.Area).OrderBy(static area => area.Key, StringComparer.Ordinal))
        {
            writer.WriteLine($"{area.Key,-14}{string.Concat(Kinds.Select(kind => $"{Count(area, kind),14}"))}");
        }

        WriteRefusals(writer, outcomes);
        if (list is not null)
        {
            writer.WriteLine();
            foreach (Outcome outcome in outcomes.Where(outcome => Name(outcome.Kind) == list).OrderBy(static outcome => outcome.Vector.Id, StringComparer.Ordinal))
            {
                writer.WriteLine(outcome.Vector.Id + ": " + outcome.Reason);
            }
        }

        writer.WriteLine();
        writer.WriteLine(string.Join(", ", Kinds.Select(kind => $"{Name(kind)} {Count(outcomes, kind)}")));
    }

    private static void WriteRefusals(TextWriter writer, IReadOnlyList<Outcome> outcomes)
    {
        List<IGrouping<string, Outcome>> refusals =
        [
            .. outcomes
                .Where(static outcome => outcome.Kind == OutcomeKind.Refused)
                .GroupBy(static outcome => outcome.Reason.Split(" at \"")[0])
                .OrderByDescending(static group => group.Count())
                .ThenBy(static group => group.Key, StringComparer.Ordinal),
        ];
        if (refusals.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine("refused because");
        foreach (IGrouping<string, Outcome> refusal in refusals)
        {
            writer.WriteLine($"{refusal.Count(),6}  {refusal.Key}");
        }
    }

    private static int Count(IEnumerable<Outcome> outcomes, OutcomeKind kind) => outcomes.Count(outcome => outcome.Kind == kind);

    private static string Name(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Identical => "identical",
        OutcomeKind.Refused => "refused",
        OutcomeKind.Different => "different",
        _ => "error-missed",
    };
}
