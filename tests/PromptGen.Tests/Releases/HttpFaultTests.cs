using System;
using System.Globalization;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>Whatever a server answers, what was served goes on, and the next good answer comes through.</summary>
public sealed class HttpFaultTests : IDisposable
{
    private readonly TestPrompt _prompt = new("triage");
    private readonly RawServer _server = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task AnUnchangedStateIsNotTransferred()
    {
        using PromptReleases releases = Releases();
        _server.Answer = RawServer.Ok(State(1, TestPrompt.Embedded), "\"a\"");
        await releases.RefreshAsync();
        _server.Answer = "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nConnection: close\r\n\r\n";
        await releases.RefreshAsync();

        Assert.Empty(releases.Status.Rejections);
        Assert.Equal(TestPrompt.Embedded, Serve(releases));
        Assert.Contains("If-None-Match: \"a\"", _server.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStateUnderTheTagOfAnotherIsFoundAfterThirtyReads()
    {
        // As file servers do that make tags of time and size.
        string content = State(1, TestPrompt.Embedded);
        _server.Respond = request => request.Contains("If-None-Match", StringComparison.Ordinal)
            ? "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nConnection: close\r\n\r\n"
            : RawServer.Ok(content, "\"a\"");
        using PromptReleases releases = Releases();
        await releases.RefreshAsync();
        content = State(2, TestPrompt.Compiled);

        for (int read = 0; read < 29; read++)
        {
            await releases.RefreshAsync();
        }

        Assert.Equal(TestPrompt.Embedded, Serve(releases));
        await releases.RefreshAsync();
        Assert.Equal(TestPrompt.Compiled, Serve(releases));

        // From here on the tag counts again.
        await releases.RefreshAsync();
        Assert.Contains("If-None-Match", _server.LastRequest, StringComparison.Ordinal);
        Assert.Empty(releases.Status.Rejections);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "answered with 500")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "answered with 404")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 400\r\nConnection: close\r\n\r\n{ \"environment\": \"prod", "ended before")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n10\r\n{ \"environment\": ", "ended before")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{ \"environment\": \"prod", "PG")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>", "PG")]
    [InlineData("garbage", "cannot be reached")]
    [InlineData("", "cannot be reached")]
    [InlineData(null, "did not answer within")]
    public async Task AnAnswerThatIsNoStateChangesNothing(string? answer, string reason)
    {
        using PromptReleases releases = Releases();
        _server.Answer = RawServer.Ok(State(1, TestPrompt.Embedded), "\"a\"");
        await releases.RefreshAsync();

        _server.Answer = answer;
        await releases.RefreshAsync();
        Assert.Contains(reason, Assert.Single(releases.Status.Rejections).Reason, StringComparison.Ordinal);
        Assert.Equal(TestPrompt.Embedded, Serve(releases));

        _server.Answer = RawServer.Ok(State(2, TestPrompt.Compiled), "\"b\"");
        await releases.RefreshAsync();
        Assert.Empty(releases.Status.Rejections);
        Assert.Equal(TestPrompt.Compiled, Serve(releases));
    }

    [Fact]
    public async Task ANotModifiedWithOtherContentIsTheStateThatIsKnown()
    {
        using PromptReleases releases = Releases();
        _server.Answer = RawServer.Ok(State(1, TestPrompt.Embedded), "\"a\"");
        await releases.RefreshAsync();
        string other = State(2, TestPrompt.Compiled);

        _server.Answer = "HTTP/1.1 304 Not Modified\r\nContent-Length: " + other.Length.ToString(CultureInfo.InvariantCulture) + "\r\nETag: \"b\"\r\nConnection: close\r\n\r\n" + other;
        await releases.RefreshAsync();

        Assert.Equal(TestPrompt.Embedded, Serve(releases));
    }

    [Fact]
    public async Task PacksAreAskedForByTheirHashes()
    {
        Core.Prompts.EffectivePrompt prompt = StateText.Text("packed");
        byte[] pack = StateText.Pack("triage", "2026-03-20.1", prompt);
        string hash = StateText.PackHash(pack);
        _server.Answers["/packs/" + hash["sha256:".Length..]] = RawServer.Ok(Encoding.UTF8.GetString(pack), "\"p\"");
        _server.Answer = RawServer.Ok(StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(prompt))), "\"a\"");
        using PromptReleases releases = Releases();

        await releases.RefreshAsync();

        Assert.Empty(releases.Status.Rejections);
        Assert.Equal("2026-03-20.1", Serve(releases));
    }

    private static string State(long serial, string version) => StateText.Of(StateText.Prompt("triage", serial, version));

    private PromptReleases Releases() => new(new PromptReleasesOptions
    {
        Source = new HttpPromptReleaseSource(_client, new Uri(_server.Address, "state.json")), Prompts = { _prompt.Prompt }, ReadTimeout = TimeSpan.FromSeconds(2),
    });

    private string Serve(PromptReleases releases)
    {
        using PromptScope scope = releases.Begin(PromptContext.None);
        return _prompt.Render().Identity.Version;
    }
}
