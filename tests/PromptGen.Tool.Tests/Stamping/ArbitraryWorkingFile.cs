using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>
/// Working files as people write them: comments everywhere, fields in any order, quotes, block scalars and texts beside the fields that look like them, flow style, every line
/// end. They know where their two fields stand, and so what a stamp may change.
/// </summary>
internal sealed record ArbitraryWorkingFile(string Marked, bool IsFlow, bool HasRollback, bool LosesVariable)
{
    // In place of the values of the fields, and around the entry that may have to go.
    private const char VersionMark = '\uE000';
    private const char RollbackMark = '\uE001';
    private const char EntryStart = '\uE002';
    private const char EntryEnd = '\uE003';

    private static readonly Gen<string> Comment = Gen.Elements(
        "# written by stamp", "#", "# version: 2026-03-15.1", "#rollback_to: 2026-03-14.1", "# { \"flow\": [ 'open", "# ünï 😀", "#\ttab | > & * !", "# a, b,");

    /// <summary>Behind a value in its line.</summary>
    private static readonly Gen<string> Trail = Gen.Frequency((3, Gen.Constant("")), (1, Gen.Constant("  ")), (3, Comment.Select(static comment => "  " + comment)));

    /// <summary>Lines between two entries.</summary>
    private static readonly Gen<string> Gap = Gen.Choose(0, 3)
        .SelectMany(static count => Gen.ArrayOf(Gen.OneOf(Gen.Constant(""), Comment, Comment.Select(static comment => " " + comment)), count))
        .Select(static lines => string.Concat(lines.Select(static line => line + "\n")));

    private static readonly Gen<string> TextLines = Gen.Choose(0, 5)
        .SelectMany(static count => Gen.ArrayOf(Gen.Elements("version: 2026-03-15.1", "# no comment", "", "  deeper", "rollback_to: 2026-03-14.1", "- \"quotes'", "key:", "ünï 😀"), count))
        .Select(static lines => string.Concat(lines.Select(static line => line.Length == 0 ? "\n" : "  " + line + "\n")));

    private ArbitraryWorkingFile(string marked, bool isFlow, bool hasRollback, bool losesVariable, bool startsWithMark)
        : this((startsWithMark ? "\uFEFF" : "") + marked, isFlow, hasRollback, losesVariable)
    {
    }

    /// <summary>The file before a stamp.</summary>
    public byte[] Before => Bytes("2026-03-15.1", "2026-03-14.1");

    public static Arbitrary<ArbitraryWorkingFile> All() => Arb.From(Gen.Frequency((3, Block()), (1, Flow())));

    /// <summary>What is wrong with the file after a stamp; null where nothing but the two fields changed.</summary>
    public string? Differs(byte[] after)
    {
        string is_ = Encoding.UTF8.GetString(after);
        string kept = Encoding.UTF8.GetString(Bytes("2026-03-20.1", "2026-03-15.1"));
        bool same = LosesVariable ? HasRollback ? IsWithoutEntry(is_) : is_ == kept
            : HasRollback ? is_ == kept
            : IsWithEntry(is_, kept);
        return same ? null : "Before:\n" + Encoding.UTF8.GetString(Before) + "\nAfter:\n" + is_;
    }

    /// <summary>One piece more, which is the field.</summary>
    private static bool IsWithEntry(string text, string kept)
    {
        int length = text.Length - kept.Length;
        return length > 0 && Enumerable.Range(0, kept.Length + 1).Any(at =>
            string.CompareOrdinal(text, 0, kept, 0, at) == 0
            && string.CompareOrdinal(text, at + length, kept, at, kept.Length - at) == 0
            && text.Substring(at, length).Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
                .Trim('\r', '\n', ',') == "rollback_to:2026-03-15.1");
    }

    /// <summary>
    /// Without the entry. In block style its line goes with it; in flow style its comma does, and blanks and line ends may. Comments of others stay.
    /// </summary>
    private bool IsWithoutEntry(string text)
    {
        string marked = Marked.Replace(VersionMark.ToString(), "2026-03-20.1", StringComparison.Ordinal);
        int start = marked.IndexOf(EntryStart, StringComparison.Ordinal);
        int end = marked.IndexOf(EntryEnd, StringComparison.Ordinal) + 1;
        if (IsFlow)
        {
            string kept = marked[..start] + marked[end..];
            return WithoutSeparators(text) == WithoutSeparators(kept) && text.Count(static c => c == ',') >= kept.Count(static c => c == ',') - 1;
        }

        int lineEnd = marked.IndexOf('\n', end);
        return text == marked[..start] + (lineEnd < 0 ? "" : marked[(lineEnd + 1)..]);
    }

    private static string WithoutSeparators(string text) => string.Concat(text.Where(static c => c is not (' ' or '\r' or '\n' or ',')));

    private byte[] Bytes(string version, string rollback) => Encoding.UTF8.GetBytes(Clean(Marked
        .Replace(VersionMark.ToString(), version, StringComparison.Ordinal).Replace(RollbackMark.ToString(), rollback, StringComparison.Ordinal)));

    private static string Clean(string text) => text.Replace(EntryStart.ToString(), "", StringComparison.Ordinal).Replace(EntryEnd.ToString(), "", StringComparison.Ordinal);

    private static Gen<ArbitraryWorkingFile> Block() =>
        from losesVariable in Gen.Elements(false, false, true)
        from hasRollback in Gen.Elements(true, false)
        from head in Gen.Elements("", "", "---\n", "%YAML 1.2\n---\n")
        from id in Gen.Elements("prompt_id: triage", "'prompt_id': triage", "\"prompt_id\" : \"triage\"", "prompt_id:\n  triage")
        from version in Field("version", VersionMark)
        from rollback in Field("rollback_to", RollbackMark)
        from description in Description()
        from parameters in Gen.Elements(
            "parameters: { temperature: 0.2, stop: [a, \"b # c\"] }", "parameters:\n  # inside\n  temperature: 0.2   # low\n\n  stop:\n    - a\n    - 'version: 2026-03-15.1'", "parameters: {}")
        from variables in Variables(losesVariable)
        from template in Template()
        from order in Gen.Shuffle(Enumerable.Range(0, hasRollback ? 7 : 6))
        from gaps in Gen.ArrayOf(Gap, 8)
        from trails in Gen.ArrayOf(Trail, 8)
        from line in Gen.Elements("\n", "\r\n")
        from isCut in Gen.Elements(false, false, true)
        from mark in Gen.Elements(false, false, true)
        let entries = new[] { id, version, description, parameters, variables, template, EntryStart + rollback + EntryEnd }
        let body = string.Concat(order.Select((entry, i) => gaps[i] + entries[entry] + (entries[entry].EndsWith('\n') ? "" : trails[i] + "\n")))
        let text = head + body + gaps[7]
        // Without the entry, a blank line behind it would belong to a text before it that keeps all its line ends; such a file is refused.
        let sound = losesVariable && hasRollback ? text.Replace("|+", "|", StringComparison.Ordinal) : text
        select new ArbitraryWorkingFile(
            (isCut ? sound.TrimEnd('\n') : sound).Replace("\n", line, StringComparison.Ordinal), isFlow: false, hasRollback, losesVariable, mark);

    private static Gen<ArbitraryWorkingFile> Flow() =>
        from losesVariable in Gen.Elements(false, false, true)
        from hasRollback in Gen.Elements(true, false)
        from version in Field("version", VersionMark)
        from rollback in Field("rollback_to", RollbackMark)
        from order in Gen.Shuffle(Enumerable.Range(0, hasRollback ? 5 : 4))
        from before in Gen.ArrayOf(FlowSpace(), 6)
        from after in Gen.ArrayOf(FlowSpace(), 6)
        from comma in Gen.Elements("", ",")
        from line in Gen.Elements("\n", "\r\n")
        from mark in Gen.Elements(false, true)
        let entries = new[]
        {
            "prompt_id: triage", version, losesVariable ? "variables: { tier: string }" : "variables: { tier: string, body: string }",
            "template: \"Sort {{ tier }}. version: 2026-03-15.1, # no comment\"", EntryStart + rollback + EntryEnd,
        }
        let body = string.Join(',', order.Select((entry, i) => before[i] + entries[entry] + after[i]))
        select new ArbitraryWorkingFile(("{" + body + comma + before[5] + "}\n").Replace("\n", line, StringComparison.Ordinal), isFlow: true, hasRollback, losesVariable, mark);

    private static Gen<string> FlowSpace() => Gen.OneOf(Gen.Elements(" ", "  ", "\n", "\n  ", "\n\n    "), Comment.Select(static comment => "  " + comment + "\n  "));

    private static Gen<string> Field(string name, char value) =>
        from quote in Gen.Elements("", "", "'", "\"")
        from key in Gen.Elements(name, name, "\"" + name + "\"", "'" + name + "'")
        from separator in Gen.Elements(": ", ":    ", " : ", ":\n    ", ":  # on the next line\n    ")
        select key + separator + quote + value + quote;

    private static Gen<string> Description() =>
        from lines in TextLines
        from description in Gen.Elements(
            "description: Sorts tickets", "description: 'it''s version: 2026-03-15.1'", "description: \"a # b \\\" version: 2026-03-15.1\"", "description: goes on\n  in the next line",
            "description: >-\n  Folded.\n" + lines, "description: |\n  Kept.\n" + lines, "description: |+ # all of it\n  Kept.\n" + lines)
        select description;

    private static Gen<string> Variables(bool losesVariable) => losesVariable
        ? Gen.Elements("variables: { tier: string }", "variables:\n  # one\n  tier: string   # of a customer")
        : Gen.Elements("variables: { tier: string, body: string }", "variables:\n  # two\n  tier: string   # of a customer\n\n  body: { type: string } # long");

    private static Gen<string> Template() =>
        from header in Gen.Elements("|", "|-", "|+", ">", "|2", "| # text", ">-   # folded")
        from lines in TextLines
        select "template: " + header + "\n  Sort {{ tier }}.\n" + lines;
}
