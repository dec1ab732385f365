using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>
/// Flipped bits of a signed state and of a pack, while a program serves. A bit of each of some bytes that are drawn; every single bit is flipped,
/// in one process, by <c>SignedStateTests</c> and <c>DamagedPackTests</c>.
/// </summary>
public sealed class FlippedBitTests
{
    private const int Flips = 24;

    [Fact]
    public async Task EachIsRejectedWithAReasonAndTheProgramServesWhatItDid()
    {
        using Publication publication = new();
        using (ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            File.WriteAllText(publication["release.key.pem"], key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(publication["release.pub.pem"], key.ExportSubjectPublicKeyInfoPem());
        }

        await publication.ToolAsync("pack", "triage@" + Publication.First, "--prompts", "Prompts", "--out", "deploy/packs/");
        string packPath = Assert.Single(Directory.GetFiles(publication["deploy/packs"]));
        await SignedAsync("promote", "triage", Publication.Second, "--to", "stable", "--state", "deploy/state.json");
        await SignedAsync("state", "build", "--pack", packPath, "--out", "deploy/state.json");
        byte[] pack = File.ReadAllBytes(packPath);
        File.Delete(packPath);
        byte[] first = File.ReadAllBytes(publication.State);
        using ReleasedProcess program = new("--file", publication.State, "--key", publication["release.pub.pem"], "--poll", "20");
        await program.WaitForAsync("triage", Publication.Second);

        File.WriteAllBytes(publication["next.json"], first);
        await SignedAsync("promote", "triage", Publication.First, "--to", "stable", "--state", "next.json");
        byte[] second = File.ReadAllBytes(publication["next.json"]);
        Random random = new(6);
        for (int flip = 0; flip < Flips; flip++)
        {
            // But for the line end behind all of it, which nobody signs.
            await ReplaceAsync(publication.State, Flipped(second, second.Length - 1, random), program, "event Rejected", "PG41");
            await ReplaceAsync(publication.State, first, program, "event Recovered", "PG41");
        }

        // The whole one, whose pack is damaged each time that it is read.
        await ReplaceAsync(publication.State, second, program, "event Rejected", "Pending (triage)");
        for (int flip = 0; flip < Flips; flip++)
        {
            await ReplaceAsync(packPath, Flipped(pack, pack.Length, random), program, "event Rejected", "The pack sha256:");
            int before = program.Lines.Count;
            File.Delete(packPath);
            await program.WaitForLineAsync(static line => line.StartsWith("event Recovered", StringComparison.Ordinal) && line.Contains("The pack sha256:", StringComparison.Ordinal), "recovery", before);
        }

        Assert.DoesNotContain(program.Served, static served => served.Id == "triage" && (served.Channel, served.Version) is not ("compiled", _) and not ("stable", Publication.Second));
        program.AreWhole();

        await File.WriteAllBytesAsync(packPath, pack);
        await program.WaitForAsync("triage", Publication.First);
        program.End();
        Assert.DoesNotContain(program.Lines, static line => line.StartsWith("failed", StringComparison.Ordinal));

        Task SignedAsync(params string[] command) => publication.ToolAsync([.. command, "--env", "production", "--prompts", "Prompts", "--sign-key", "release.key.pem"]);
    }

    private static byte[] Flipped(byte[] content, int end, Random random)
    {
        byte[] damaged = (byte[])content.Clone();
        damaged[random.Next(end)] ^= (byte)(1 << random.Next(8));
        return damaged;
    }

    private static async Task ReplaceAsync(string path, byte[] content, ReleasedProcess program, string kind, string words)
    {
        int before = program.Lines.Count;
        File.WriteAllBytes(path + ".next", content);
        File.Move(path + ".next", path, overwrite: true);
        await program.WaitForLineAsync(
            line => line.StartsWith(kind, StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal),
            string.Create(CultureInfo.InvariantCulture, $"'{kind}' with '{words}' after {content.Length} bytes"), before);
    }
}
