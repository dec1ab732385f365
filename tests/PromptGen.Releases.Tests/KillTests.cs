using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>A program is killed while states are published, and starts again without its source.</summary>
public sealed class KillTests
{
    private const int Kills = 20;

    [Fact]
    public async Task AfterBeingKilledAtAnyMomentTheLastKnownGoodIsServed()
    {
        using Publication publication = new();
        Random random = new(20);
        long serial = 1;
        long kept = 0;
        publication.Publish(serial, VersionOf(serial));
        for (int kill = 0; kill <= Kills; kill++)
        {
            using ReleasedProcess program = new("--file", publication.State, "--kept", publication["kept"], "--poll", "5");
            await program.WaitForLineAsync(static line => line.StartsWith("served triage", StringComparison.Ordinal), "a request");
            ServedRequest first = program.Served[0];
            Assert.Equal("stable", first.Channel);
            if (kill > 0)
            {
                // The source is gone: what is served is from before.
                long restored = Serials(program)[^1];
                Assert.InRange(restored, kept, serial);
                Assert.Equal(VersionOf(restored), first.Version);
            }

            using CancellationTokenSource stop = new();
            Task publishing = Task.Run(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    publication.Publish(serial + 1, VersionOf(serial + 1));
                    Interlocked.Increment(ref serial);
                    Thread.Sleep(400);
                }
            });
            await Task.Delay(random.Next(20, 1200));
            program.Kill();
            await stop.CancelAsync();
            await publishing;
            program.AreWhole();

            // The latest that was said to be served may not have been written yet. The one before was, or there would be no later one.
            long[] serials = Serials(program);
            kept = serials[Math.Max(0, serials.Length - 2)];
            File.Delete(publication.State);
        }

        Assert.True(kept > 1, "Nothing was published while the programs ran.");
    }

    private static string VersionOf(long serial) => serial % 2 == 0 ? Publication.Second : Publication.Third;

    /// <summary>Of the states that the program said it serves. The last line may be cut off by the kill.</summary>
    private static long[] Serials(ReleasedProcess program)
    {
        const string Changed = "event Changed triage: serial ";
        return
        [
            .. program.Lines.Where(static line => line.StartsWith(Changed, StringComparison.Ordinal) && line.Contains(", stable ", StringComparison.Ordinal))
                .Select(static line => long.Parse(line[Changed.Length..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture)),
        ];
    }
}
