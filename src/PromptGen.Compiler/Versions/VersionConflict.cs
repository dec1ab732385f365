using System;
using System.Collections.Generic;
using System.Text;
using PromptGen.Compiler.Files;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>Settles merges of prompt files that conflict only in <c>version</c> and <c>rollback_to</c>, which are not written by
/// hand.</summary>
internal static class VersionConflict
{
    /// <summary>The text with the later of the two versions in each place; null if the sides differ in anything else.</summary>
    public static string? Resolve(MergeConflict conflict)
    {
        PromptVersion? ours = null;
        PromptVersion? theirs = null;
        foreach (ConflictPart part in conflict.Parts)
        {
            if (part.IsConflict)
            {
                if (!SameButForVersions(part))
                {
                    return null;
                }

                ours = Version(part.Ours) ?? ours;
                theirs = Version(part.Theirs) ?? theirs;
            }
        }

        // Both versions stay as releases; the next stamp names one after both.
        return theirs is { } later && (ours is not { } earlier || later > earlier) ? conflict.Theirs : conflict.Ours;
    }

    private static bool SameButForVersions(ConflictPart part) => Others(part.Ours) == Others(part.Theirs);

    private static string Others(string lines)
    {
        StringBuilder others = new();
        foreach (string line in MergeConflict.Lines(lines))
        {
            if (Field(line) is null)
            {
                others.Append(line);
            }
        }

        return others.ToString();
    }

    private static PromptVersion? Version(string lines)
    {
        foreach (string line in MergeConflict.Lines(lines))
        {
            if (Field(line) is ("version", { } value) && PromptVersion.TryParse(value, out PromptVersion version))
            {
                return version;
            }
        }

        return null;
    }

    /// <summary>Name and value of one of the two fields, in YAML or JSON; null for every other line.</summary>
    private static (string Name, string Value)? Field(string line)
    {
        string text = line.Trim();
        foreach (string name in new[] { "version", "rollback_to" })
        {
            foreach (string quote in new[] { "", "\"", "'" })
            {
                string key = quote + name + quote;
                string rest = text.StartsWith(key, StringComparison.Ordinal) ? text.Substring(key.Length).TrimStart() : "";
                if (rest.Length > 0 && rest[0] == ':')
                {
                    string value = rest.Substring(1).Trim();
                    int comment = value.IndexOf(" #", StringComparison.Ordinal);
                    value = (comment < 0 ? value : value.Substring(0, comment)).TrimEnd().TrimEnd(',').Trim('"', '\'');
                    return (name, value);
                }
            }
        }

        return null;
    }
}
