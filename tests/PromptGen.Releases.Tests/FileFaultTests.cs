using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>Other processes do to the state file what they should not, while a program serves.</summary>
public sealed class FileFaultTests
{
    private long _serial = 1;

    [UnixFact]
    public async Task WhateverWritersDoEveryRequestIsServedOneWholeVersion()
    {
        using Publication publication = new();
        publication.Publish(1, Publication.Second);
        using ReleasedProcess program = new("--file", publication.State, "--kept", publication["kept"]);
        await program.WaitForAsync("triage", Publication.Second);
        File.WriteAllText(publication["good"], Publication.Text(20, Publication.Second));

        await DamageAsync(publication, program, ": > deploy/state.json", "is empty");
        await DamageAsync(publication, program, "head -c 60 good > deploy/state.json; sleep 0.5; head -c 90 good > deploy/state.json", "PG4101");
        await DamageAsync(publication, program, "head -c 3000 /dev/urandom > deploy/state.json", "PG4101");
        await DamageAsync(publication, program, "yes '{' | head -c 20000000 > deploy/state.json", "Rejected");
        await DamageAsync(publication, program, "rm -f deploy/state.json", "SourceUnavailable");
        await DamageAsync(publication, program, "rm -f deploy/state.json; ln -s nowhere/state.json deploy/state.json", "SourceUnavailable");
        await DamageAsync(publication, program, "rm -f deploy/state.json; mkdir deploy/state.json; sleep 0.5; rmdir deploy/state.json", "SourceUnavailable");
        await DamageAsync(
            publication, program, "sed 's/\"serial\": 20/\"serial\": 20, \"serial\": 21/' good > deploy/next; mv deploy/next deploy/state.json", "Rejected");
        await DamageAsync(
            publication, program, "sed 's/production/staging/' good > deploy/next; mv deploy/next deploy/state.json", "OtherEnvironment");
        await DamageAsync(
            publication, program, "sed 's/sha256:..../sha256:0000/; s/: 20,/: 21,/' good > deploy/next; mv deploy/next deploy/state.json", "HashDiffers");
        Assert.DoesNotContain(program.Served, static served => served.Id == "triage" && (served.Channel, served.Version) != ("stable", Publication.Second));

        publication.Publish(50, Publication.Third);
        await program.WaitForAsync("triage", Publication.Third);
        program.End();
        program.AreWhole();
    }

    [UnixFact]
    public async Task LinksThatAreExchangedAsKubernetesDoesItBringWholeStates()
    {
        using Publication publication = new();
        await RunAsync(publication, "mkdir -p m/..v0; ln -s ..v0 m/..data; ln -s ..data/state.json m/state.json");
        File.WriteAllText(publication["m/..v0/state.json"], Publication.Text(1, Publication.Second));
        using ReleasedProcess program = new("--file", publication["m/state.json"]);
        await program.WaitForAsync("triage", Publication.Second);

        for (int i = 1; i <= 6; i++)
        {
            string version = i % 2 == 0 ? Publication.Second : Publication.Third;
            File.WriteAllText(publication["good"], Publication.Text(i + 1, version));
            await RunAsync(publication, $"mkdir m/..v{i}; cp good m/..v{i}/state.json; ln -s ..v{i} m/..data_tmp; mv -T m/..data_tmp m/..data; rm -r m/..v{i - 1}");
            await program.WaitForEventAsync($"serial {i + 1}, stable {version}");
        }

        program.End();
        program.AreWhole();
        Assert.DoesNotContain(program.Served, static served => served.Id == "triage" && served.Channel != "stable");
    }

    /// <summary>The next good state comes through after each of them.</summary>
    private async Task DamageAsync(Publication publication, ReleasedProcess program, string script, string reason)
    {
        int before = program.Lines.Count;
        await RunAsync(publication, script);
        await program.WaitForLineAsync(
            line => line.StartsWith("event Rejected", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal), "a rejection with '" + reason + "' for " + script, before);
        int damaged = program.Lines.Count;
        long serial = Interlocked.Increment(ref _serial);
        publication.Publish(serial, Publication.Second);
        await program.WaitForEventAsync(string.Create(CultureInfo.InvariantCulture, $"serial {serial}, stable {Publication.Second}"));
        await program.WaitForLineAsync(static line => line.StartsWith("served triage", StringComparison.Ordinal), "a request", damaged);
    }

    private static async Task RunAsync(Publication publication, string script)
    {
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = publication.Folder })!;
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
    }
}
