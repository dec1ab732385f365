using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>Releases behind the web server that most people put files behind.</summary>
public sealed class NginxTests : IDisposable
{
    private static readonly Uri State = new("http://releases.example/state.json");

    private readonly Publication _publication = new();

    public void Dispose() => _publication.Dispose();

    [NginxFact]
    public async Task AnUnchangedStateIsNotTransferred()
    {
        _publication.Publish(1, Publication.Second);
        using Nginx nginx = await Nginx.StartAsync(_publication["deploy"]);
        using RecordedAnswers answers = new(SocketFileClient.CreateHandler(nginx.Socket, DecompressionMethods.None));
        using HttpClient client = new(answers);
        HttpPromptReleaseSource source = new(client, State);

        PromptReleaseDocument first = await source.ReadStateAsync(null, CancellationToken.None);
        PromptReleaseDocument second = await source.ReadStateAsync(first.Tag, CancellationToken.None);
        _publication.Publish(22, Publication.Third);
        PromptReleaseDocument third = await source.ReadStateAsync(second.Tag, CancellationToken.None);

        Assert.Equal(Publication.Text(1, Publication.Second), Encoding.UTF8.GetString(first.Content!));
        Assert.Null(second.Content);
        Assert.Equal(Publication.Text(22, Publication.Third), Encoding.UTF8.GetString(third.Content!));
        Assert.Equal(
            [(null, HttpStatusCode.OK, first.Tag), (first.Tag, HttpStatusCode.NotModified, first.Tag), (first.Tag, HttpStatusCode.OK, third.Tag)],
            answers.All);
        Assert.StartsWith("\"", first.Tag, StringComparison.Ordinal);
    }

    [NginxFact]
    public async Task ACompressedStateHasAWeakTagThatIsKnownAgain()
    {
        _publication.Publish(1, Publication.Second);
        using Nginx nginx = await Nginx.StartAsync(_publication["deploy"]);
        using RecordedAnswers answers = new(SocketFileClient.CreateHandler(nginx.Socket, DecompressionMethods.GZip));
        using HttpClient client = new(answers);
        HttpPromptReleaseSource source = new(client, State);

        PromptReleaseDocument first = await source.ReadStateAsync(null, CancellationToken.None);
        PromptReleaseDocument second = await source.ReadStateAsync(first.Tag, CancellationToken.None);

        Assert.StartsWith("W/\"", first.Tag, StringComparison.Ordinal);
        Assert.Equal(Publication.Text(1, Publication.Second), Encoding.UTF8.GetString(first.Content!));
        Assert.Null(second.Content);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified], answers.All.Select(static answer => answer.Status));
    }

    [NginxFact]
    public async Task APartOfAStateIsRefused()
    {
        _publication.Publish(1, Publication.Second);
        using Nginx nginx = await Nginx.StartAsync(_publication["deploy"]);
        using HttpClient client = new(SocketFileClient.CreateHandler(nginx.Socket, DecompressionMethods.None));
        client.DefaultRequestHeaders.Range = new(0, 20);

        PromptReleaseSourceException refused = await Assert.ThrowsAsync<PromptReleaseSourceException>(
            () => new HttpPromptReleaseSource(client, State).ReadStateAsync(null, CancellationToken.None));

        Assert.Contains("answered with 206", refused.Message, StringComparison.Ordinal);
    }

    [NginxFact]
    public async Task WhatIsNotThereIsAskedForAgain()
    {
        using Nginx nginx = await Nginx.StartAsync(_publication["deploy"]);
        using HttpClient client = SocketFileClient.Create(nginx.Socket);
        HttpPromptReleaseSource source = new(client, State);
        byte[] pack = Encoding.UTF8.GetBytes(new string('p', 5000));
        string digits = new('a', 64);

        PromptReleaseSourceException missing = await Assert.ThrowsAsync<PromptReleaseSourceException>(() => source.ReadStateAsync(null, CancellationToken.None));
        Assert.Contains("answered with 404", missing.Message, StringComparison.Ordinal);
        Assert.Null(await source.ReadPackAsync("sha256:" + digits, CancellationToken.None));

        _publication.Publish(1, Publication.Second);
        File.WriteAllBytes(_publication["deploy/packs/sha256-" + digits + ".promptpack"], pack);
        Assert.NotNull((await source.ReadStateAsync(null, CancellationToken.None)).Content);
        Assert.Equal(pack, await source.ReadPackAsync("sha256:" + digits, CancellationToken.None));

        File.Move(_publication["deploy/packs/sha256-" + digits + ".promptpack"], _publication["deploy/packs/" + digits]);
        Assert.Equal(pack, await source.ReadPackAsync("sha256:" + digits, CancellationToken.None));
    }

    [NginxFact]
    public async Task ARestartedServerKnowsTheTag()
    {
        _publication.Publish(1, Publication.Second);
        using Nginx nginx = await Nginx.StartAsync(_publication["deploy"]);
        using HttpClient client = SocketFileClient.Create(nginx.Socket);
        HttpPromptReleaseSource source = new(client, State);
        PromptReleaseDocument first = await source.ReadStateAsync(null, CancellationToken.None);

        nginx.Stop();
        PromptReleaseSourceException gone = await Assert.ThrowsAsync<PromptReleaseSourceException>(() => source.ReadStateAsync(first.Tag, CancellationToken.None));
        await nginx.StartAsync();
        PromptReleaseDocument second = await source.ReadStateAsync(first.Tag, CancellationToken.None);

        Assert.Contains("cannot be reached", gone.Message, StringComparison.Ordinal);
        Assert.Null(second.Content);
        Assert.Equal(first.Tag, second.Tag);
    }

    [NginxFact]
    public async Task AStateIsWholeWhileItIsReplaced()
    {
        _publication.Publish(1, Publication.Second);
        using Nginx nginx = await Nginx.StartAsync(_publication["deploy"]);
        using HttpClient client = SocketFileClient.Create(nginx.Socket);
        HttpPromptReleaseSource source = new(client, State);

        // So long that it takes many writes to the socket.
        string[] states = [.. Enumerable.Range(0, 5).Select(static i => new string((char)('a' + i), 300_000 + i))];
        using CancellationTokenSource done = new();
        Task writing = Task.Run(() =>
        {
            for (int i = 0; !done.IsCancellationRequested; i++)
            {
                File.WriteAllText(_publication["next"], states[i % states.Length]);
                File.Move(_publication["next"], _publication.State, overwrite: true);
            }
        });
        for (int read = 0; read < 100; read++)
        {
            string content = Encoding.UTF8.GetString((await source.ReadStateAsync(null, CancellationToken.None)).Content!);
            Assert.True(states.Contains(content) || content == Publication.Text(1, Publication.Second), "A state of " + content.Length + " characters was torn.");
        }

        await done.CancelAsync();
        await writing;
    }

    [NginxFact]
    public async Task AProgramFollowsStatesOfOneSizeAndTime()
    {
        // As in an image whose files all have one time: the server's tag of both is the same.
        DateTime time = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        _publication.Publish(1, Publication.Second);
        File.SetLastWriteTimeUtc(_publication.State, time);
        using Nginx nginx = await Nginx.StartAsync(_publication["deploy"]);
        using ReleasedProcess program = new("--url", State.AbsoluteUri, "--socket", nginx.Socket, "--poll", "5");
        await program.WaitForAsync("triage", Publication.Second);

        string next = _publication["deploy/next"];
        File.WriteAllText(next, Publication.Text(2, Publication.Third));
        File.SetLastWriteTimeUtc(next, time);
        Assert.Equal(new FileInfo(_publication.State).Length, new FileInfo(next).Length);
        File.Move(next, _publication.State, overwrite: true);

        await program.WaitForAsync("triage", Publication.Third);
        program.End();
        program.AreWhole();
    }

    [NginxFact]
    public async Task EveryRequestIsServedWhileStatesArePublishedAndTheServerRestarts()
    {
        await _publication.PromoteAsync(Publication.Second);
        await _publication.ToolAsync("pack", "triage@" + Publication.First, "--prompts", "Prompts", "--out", "deploy/packs/");
        string pack = Assert.Single(Directory.GetFiles(_publication["deploy/packs"]));
        await _publication.ToolAsync("state", "build", "--env", "production", "--prompts", "Prompts", "--out", "deploy/state.json", "--pack", pack);
        using Nginx nginx = await Nginx.StartAsync(_publication["deploy"]);
        using ReleasedProcess program = new("--url", State.AbsoluteUri, "--socket", nginx.Socket, "--poll", "5");
        await program.WaitForAsync("triage", Publication.Second);

        // The pack comes through the server as well.
        await _publication.PromoteAsync(Publication.First);
        await program.WaitForAsync("triage", Publication.First);

        for (int serial = 10; serial < 30; serial++)
        {
            string version = serial % 2 == 0 ? Publication.Second : Publication.Third;
            _publication.Publish(serial, version);
            if (serial % 10 == 5)
            {
                int before = program.Lines.Count;
                nginx.Stop();
                await program.WaitForLineAsync(static line => line.Contains("SourceUnavailable", StringComparison.Ordinal), "an event of the missing server", before);
                await nginx.StartAsync();
            }

            await program.WaitForEventAsync("triage: serial " + serial + ", stable " + version);
        }

        program.End();
        Assert.DoesNotContain(program.Lines, static line => line.StartsWith("failed", StringComparison.Ordinal));
        Assert.Equal(Publication.Third, program.Served.Last(static served => served.Id == "triage").Version);
    }
}
