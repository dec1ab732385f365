using System;
using System.Collections.Generic;
using System.IO;
using PromptGen.Core.Prompts;

namespace PromptGen.Rollouts;

/// <summary>Writes packs; the same versions in any order produce the same bytes.</summary>
internal static class PromptPackWriter
{
    public const string Format = "promptgen-pack/1";

    /// <exception cref="ArgumentException">No prompts, or one version twice.</exception>
    public static byte[] Write(IEnumerable<(string Id, string Version, EffectivePrompt Prompt)> versions)
    {
        List<PackedVersion> packed = [];
        foreach ((string id, string version, EffectivePrompt prompt) in versions)
        {
            byte[] canonical = PromptHashes.CanonicalBytes(prompt);
            packed.Add(new PackedVersion(id, new ReleasedVersion(version, ContentHash.Of(canonical)), new ArraySegment<byte>(canonical)));
        }

        packed.Sort(PackedVersion.Compare);
        for (int i = 1; i < packed.Count; i++)
        {
            if (PackedVersion.Compare(packed[i - 1], packed[i]) == 0)
            {
                throw new ArgumentException("A pack can contain " + packed[i].Id + " " + packed[i].Release.Version + " only once.", nameof(versions));
            }
        }

        if (packed.Count == 0)
        {
            throw new ArgumentException("A pack must contain at least one version.", nameof(versions));
        }

        using MemoryStream lines = new();
        foreach (PackedVersion version in packed)
        {
            Append(lines, PackLine.Opening(version.Release.Hash, version.Id));
            lines.Write(version.Canonical.Array!, version.Canonical.Offset, version.Canonical.Count);
            Append(lines, PackLine.Ending(version.Release.Version));
        }

        byte[] body = lines.ToArray();
        byte[] header = ReleaseText.Encode(PackLine.Header(ContentHash.Of(body), packed.Count));
        byte[] whole = new byte[header.Length + body.Length];
        header.CopyTo(whole, 0);
        body.CopyTo(whole, header.Length);
        return whole;
    }

    private static void Append(MemoryStream output, string text)
    {
        byte[] bytes = ReleaseText.Encode(text);
        output.Write(bytes, 0, bytes.Length);
    }
}
