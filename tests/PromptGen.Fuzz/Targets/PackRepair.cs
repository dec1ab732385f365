using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen.Fuzz.Targets;

/// <summary>Writes correct hashes into a mutated pack. A mutation cannot find them, and an attacker computes them.</summary>
internal static class PackRepair
{
    public static byte[] WithCorrectHashes(byte[] pack)
    {
        // One byte is one character here, so that bytes which are not UTF-8 stay what they are.
        string text = Encoding.Latin1.GetString(pack);
        string[] lines = [.. text.Split('\n').Skip(1).Where(static line => line.Length > 0).Select(Repair)];
        byte[] body = Encoding.Latin1.GetBytes(string.Concat(lines.Select(static line => line + "\n")));
        return [.. Encoding.Latin1.GetBytes(PackLine.Header(ContentHash.Of(body), lines.Length)), .. body];
    }

    private static string Repair(string line)
    {
        int id = line.IndexOf(PackLine.IdStart, StringComparison.Ordinal);
        int prompt = id < 0 ? -1 : line.IndexOf(PackLine.PromptStart, id, StringComparison.Ordinal);
        int version = line.LastIndexOf(PackLine.VersionStart, StringComparison.Ordinal);
        int start = prompt + PackLine.PromptStart.Length;
        return prompt < 0 || version < start
            ? line
            : PackLine.HashStart + ContentHash.Of(Encoding.Latin1.GetBytes(line[start..version])) + line[id..];
    }
}
