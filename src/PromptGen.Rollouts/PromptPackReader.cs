using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;

namespace PromptGen.Rollouts;

/// <summary>
/// Reads a pack and proves that each version in it is what its hash says. It accepts exactly the bytes that
/// <see cref="PromptPackWriter"/> writes, so what it accepts needs no second check of its form.
/// </summary>
internal static class PromptPackReader
{
    // A day, a point and a number.
    private const int LongestVersion = 24;

    public static PromptPackReading Read(byte[] content)
    {
        ReleaseProblems problems = new();
        PromptPack? pack = Read(content, problems);
        return new PromptPackReading(problems.Count == 0 ? pack : null, problems.ToEquatableArray());
    }

    private static PromptPack? Read(byte[] content, ReleaseProblems problems)
    {
        if (content.Length is 0 or > ReleaseLimits.PackBytes)
        {
            return Refuse(problems, content.Length == 0
                ? "it is empty"
                : "it has " + ReleaseText.Count(content.Length) + " bytes, and at most " + ReleaseText.Count(ReleaseLimits.PackBytes) + " are read");
        }

        int position = 0;
        if (!Take(content, ref position, PackLine.HeaderStart)
            || TakeText(content, ref position, content.Length, HashForm.Length) is not { } packHash || !HashForm.Is(packHash)
            || !Take(content, ref position, PackLine.CountStart))
        {
            return Refuse(problems, "its first line must begin with " + PackLine.HeaderStart + "sha256:...\"");
        }

        if (TakeCount(content, ref position) is not { } count || !Take(content, ref position, PackLine.HeaderEnd))
        {
            return Refuse(problems, "its first line must end with the number of its prompts, from 1 to " + ReleaseText.Count(ReleaseLimits.Prompts));
        }

        ArraySegment<byte> lines = new(content, position, content.Length - position);
        List<PackedVersion> prompts = new(count);
        while (position < content.Length)
        {
            int lineEnd = Array.IndexOf(content, (byte)'\n', position);
            if (lineEnd < 0)
            {
                return Refuse(problems, Line(prompts.Count) + " is incomplete: the pack is truncated");
            }

            if (prompts.Count == count || ReadLine(content, position, lineEnd) is not { } prompt)
            {
                return Refuse(problems, Line(prompts.Count) + (prompts.Count == count ? " is more than the first line states" : " is not a prompt"));
            }

            if (prompts.Count > 0 && PackedVersion.Compare(prompts[prompts.Count - 1], prompt) >= 0)
            {
                return Refuse(problems, Line(prompts.Count) + " is not sorted after the line before it, by id and version");
            }

            string found = ContentHash.Of(prompt.Canonical);
            if (found != prompt.Release.Hash)
            {
                problems.Add(new ReleaseProblem(DiagnosticRules.PackedPromptChanged, prompt.Id, prompt.Id, prompt.Release.Version, prompt.Release.Hash, found));
            }

            prompts.Add(prompt);
            position = lineEnd + 1;
        }

        if (prompts.Count < count)
        {
            return Refuse(problems, "it has " + ReleaseText.Count(prompts.Count) + " prompts, but its first line states " + ReleaseText.Count(count) + ": it is truncated");
        }

        // Where a prompt has another hash that is the better reason.
        return problems.Count > 0 || ContentHash.Of(lines) == packHash
            ? new PromptPack(prompts.ToEquatableArray(), packHash)
            : Refuse(problems, "its lines do not match the hash in its first line: an id or a version was changed");
    }

    private static PackedVersion? ReadLine(byte[] content, int position, int end)
    {
        if (!Take(content, ref position, PackLine.HashStart)
            || TakeText(content, ref position, end, HashForm.Length) is not { } hash || !HashForm.Is(hash)
            || !Take(content, ref position, PackLine.IdStart)
            || TakeText(content, ref position, end, ReleaseLimits.NameLength) is not { } id || !ReleaseNames.IsFileName(id)
            || !Take(content, ref position, PackLine.PromptStart))
        {
            return null;
        }

        // From its end: the prompt itself may hold whatever a line holds.
        int versionEnd = end - PackLine.VersionEnd.Length;
        int versionStart = versionEnd;
        while (versionStart > position && versionEnd - versionStart <= LongestVersion && content[versionStart - 1] != (byte)'"')
        {
            versionStart--;
        }

        int promptEnd = versionStart - PackLine.VersionStart.Length;
        int ending = versionEnd;
        int opening = promptEnd;
        if (promptEnd <= position || !Take(content, ref ending, PackLine.VersionEnd) || ending != end || !Take(content, ref opening, PackLine.VersionStart))
        {
            return null;
        }

        string version = Ascii(content, versionStart, versionEnd);
        return ReleaseNames.IsReleasedVersion(version) && ReleaseText.IsText(content, position, promptEnd - position)
            ? new PackedVersion(id, new ReleasedVersion(version, hash), new ArraySegment<byte>(content, position, promptEnd - position))
            : null;
    }

    private static bool Take(byte[] content, ref int position, string text)
    {
        if (position < 0 || content.Length - position < text.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (content[position + i] != text[i])
            {
                return false;
            }
        }

        position += text.Length;
        return true;
    }

    /// <summary>The text before the next quotation mark.</summary>
    private static string? TakeText(byte[] content, ref int position, int end, int longest)
    {
        int close = position;
        while (close < end && close - position <= longest && content[close] != (byte)'"')
        {
            close++;
        }

        if (close == end || close - position > longest)
        {
            return null;
        }

        string text = Ascii(content, position, close);
        position = close;
        return text;
    }

    private static int? TakeCount(byte[] content, ref int position)
    {
        int count = 0;
        int start = position;
        while (position < content.Length && content[position] is >= (byte)'0' and <= (byte)'9' && count <= ReleaseLimits.Prompts)
        {
            count = (count * 10) + (content[position++] - '0');
        }

        return position > start && content[start] != (byte)'0' && count <= ReleaseLimits.Prompts ? count : null;
    }

    /// <summary>Other characters than those of ASCII become ones that no name has.</summary>
    private static string Ascii(byte[] content, int start, int end)
    {
        char[] text = new char[end - start];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = content[start + i] < 0x80 ? (char)content[start + i] : '\uFFFD';
        }

        return new string(text);
    }

    private static string Line(int prompts) => "line " + ReleaseText.Count(prompts + 2);

    private static PromptPack? Refuse(ReleaseProblems problems, string reason)
    {
        problems.Add(new ReleaseProblem(DiagnosticRules.UnreadablePack, null, reason));
        return null;
    }
}
