using System;
using System.Collections.Generic;
using System.Text;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Versions;

/// <summary>A partial whose text differs from the one that a prompt was released with.</summary>
/// <param name="Place">The first difference, in the partial's file.</param>
/// <param name="Words">The difference, in a few words.</param>
internal sealed record PartialDrift(string Partial, SourceSpan Place, string PromptId, string Version, string Words)
{
    private const int Shown = 10;

    /// <summary>One problem for each partial, with all prompts that it changes.</summary>
    /// <param name="drifts">The drifts of all prompts, in any order.</param>
    public static EquatableArray<PromptDiagnostic> Report(IReadOnlyList<PartialDrift> drifts, bool locked)
    {
        PartialDrift[] sorted = [.. drifts];
        Array.Sort(sorted, static (left, right) =>
        {
            int order = string.CompareOrdinal(left.Partial, right.Partial);
            return order != 0 ? order : string.CompareOrdinal(left.PromptId, right.PromptId);
        });
        List<PromptDiagnostic> problems = [];
        for (int i = 0; i < sorted.Length;)
        {
            int start = i;
            while (i < sorted.Length && sorted[i].Partial == sorted[start].Partial)
            {
                i++;
            }

            problems.Add(new PromptDiagnostic(
                DiagnosticRules.PartialDrift, locked ? RuleSeverity.Error : RuleSeverity.Warning, sorted[start].Place,
                EquatableArray.Create(sorted[start].Partial, Prompts(sorted, start, i), sorted[start].Words)));
        }

        return problems.ToEquatableArray();
    }

    private static string Prompts(PartialDrift[] drifts, int start, int end)
    {
        StringBuilder text = new();
        for (int i = start; i < end && i < start + Shown; i++)
        {
            text.Append(i > start ? ", " : "").Append('`').Append(drifts[i].PromptId).Append("` ").Append(drifts[i].Version);
        }

        return end - start > Shown ? text.Append(" and ").Append(FieldReader.Number(end - start - Shown)).Append(" more").ToString() : text.ToString();
    }
}
