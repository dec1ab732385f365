using System;
using System.Linq;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>What must be true of every request, whatever happened to the source.</summary>
internal static class ServedRequests
{
    /// <summary>Each was answered with one whole version that the program knows, and none failed.</summary>
    public static void AreWhole(this ReleasedProcess program)
    {
        Assert.DoesNotContain(program.Lines, static line => line.StartsWith("failed", StringComparison.Ordinal));
        Assert.NotEmpty(program.Served);
        foreach (ServedRequest served in program.Served)
        {
            ServedRequest? known = program.Known.SingleOrDefault(known => known.Id == served.Id && known.Version == served.Version);
            Assert.True(known is not null, served.Id + " " + served.Version + " is served, and the program does not hold it.");
            Assert.Equal((known.Hash, known.Text), (served.Hash, served.Text));
        }
    }
}
