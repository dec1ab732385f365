using System;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Tests.Releases;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>A server answers what it should not, while a program serves.</summary>
public sealed class HttpFaultTests
{
    [Fact]
    public async Task WhateverAServerAnswersEveryRequestIsServedOneWholeVersion()
    {
        using RawServer server = new();
        server.Answer = RawServer.Ok(Publication.Text(1, Publication.Second), "\"1\"");
        using ReleasedProcess program = new("--url", new Uri(server.Address, "state.json").AbsoluteUri);
        await program.WaitForAsync("triage", Publication.Second);
        string other = Publication.Text(90, Publication.Third);

        long serial = 1;
        foreach ((string? answer, string reason) in new[]
        {
            ("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "answered with 500"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\nConnection: close\r\n\r\n" + other[..50], "ended before"),
            ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + other[..50], "PG4101"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>", "PG4101"),
            ("garbage", "cannot be reached"),
            ((string?)null, "did not answer within"),
        })
        {
            int before = program.Lines.Count;
            server.Answer = answer;
            await program.WaitForLineAsync(
                line => line.StartsWith("event Rejected", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal), "a rejection with '" + reason + "'", before);

            // As good as before, so that it recovers before the next fault.
            serial++;
            server.Answer = RawServer.Ok(Publication.Text(serial, Publication.Second), "\"" + serial + "\"");
            await program.WaitForLineAsync(static line => line.StartsWith("event Recovered", StringComparison.Ordinal), "recovery from '" + reason + "'", before);
        }

        // Nothing changed, it says, and something else stands below: what it says counts.
        int unchanged = program.Lines.Count;
        server.Answer = "HTTP/1.1 304 Not Modified\r\nContent-Length: " + other.Length + "\r\nETag: \"90\"\r\nConnection: close\r\n\r\n" + other;
        server.LastRequest = "";
        while (server.LastRequest.Length == 0)
        {
            await Task.Delay(10);
        }

        await program.WaitForLineAsync(static line => line.StartsWith("served triage", StringComparison.Ordinal), "a request", unchanged + 20);
        Assert.DoesNotContain(program.Served, static served => served.Id == "triage" && (served.Channel, served.Version) != ("stable", Publication.Second));

        server.Answer = RawServer.Ok(Publication.Text(91, Publication.Third), "\"91\"");
        await program.WaitForAsync("triage", Publication.Third);
        program.End();
        program.AreWhole();
    }
}
