using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Threading;
using System;
using PromptGen.Core.Display;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>User info and queries hold passwords and tokens: they are sent, and shown nowhere.</summary>
public sealed class AddressTests : IDisposable
{
    private const string Query = "?sv=2026-01-01&sig=SECRET%20a%2Fb%22%3D";

    private readonly TestPrompt _prompt = new("triage");
    private readonly RawServer _server = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly List<string> _events = [];

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(null, "/states/packs/", Query)]
    [InlineData("elsewhere/?token=SECRET2", "/elsewhere/", "?token=SECRET2")]
    [InlineData("elsewhere/", "/elsewhere/", "")]
    public async Task AQueryIsSentForPacks(string? packs, string folder, string query)
    {
        Core.Prompts.EffectivePrompt prompt = StateText.Text("packed");
        byte[] pack = StateText.Pack("triage", "2026-03-20.1", prompt);
        string hash = StateText.PackHash(pack);
        string name = folder + "sha256-" + hash["sha256:".Length..] + ".promptpack" + query;
        string state = StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(prompt)));
        _server.Respond = request =>
        {
            string path = request.Split(' ')[1];
            _requests.Enqueue(path);
            return path == "/states/production.json" + Query ? RawServer.Ok(state, "\"a\"")
                : path == name ? RawServer.Ok(Encoding.UTF8.GetString(pack), "\"p\"")
                : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        };
        using HttpClient client = new();
        using PromptReleases releases = Releases(
            new HttpPromptReleaseSource(client, new Uri(_server.Address, "states/production.json" + Query), packs is null ? null : new Uri(_server.Address, packs)));

        await releases.RefreshAsync();

        Assert.Empty(releases.Status.Rejections);
        using PromptScope scope = releases.Begin(PromptContext.None);
        Assert.Equal("2026-03-20.1", _prompt.Render().Identity.Version);
        Assert.Equal(["/states/production.json" + Query, folder + hash["sha256:".Length..] + query, name], _requests.Distinct());
    }

    [Theory]
    [InlineData("HTTP/1.1 403 SECRET?\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 400\r\nConnection: close\r\n\r\n{", true)]
    [InlineData("garbage", true)]
    [InlineData(null, true)]
    public async Task NoFailureShowsWhatAnAddressKeepsSecret(string? answer, bool isWhole)
    {
        _server.Answer = answer;
        using HttpClient client = new(new Quoting());
        UriBuilder address = new(new Uri(_server.Address, "state.json" + Query)) { UserName = "user", Password = "SECRET%40x", Fragment = "SECRET" };
        HttpPromptReleaseSource source = new(client, address.Uri);
        using PromptReleases releases = Releases(source);

        await releases.RefreshAsync();

        string reason = Assert.Single(releases.Status.Rejections).Reason;
        string place = _server.Address + "state.json";
        Assert.Contains(place, reason, StringComparison.Ordinal);
        Assert.Equal(place, source.ToString());
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(2));
        Exception? direct = await Record.ExceptionAsync(() => source.ReadStateAsync(null, limit.Token));
        Assert.NotNull(direct);
        string shown = string.Join('\n', [source.ToString(), .. _events, .. releases.Status.Rejections.Select(static one => one.ToString()), direct.ToString()]);
        Assert.DoesNotContain("sig=", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("user:", shown, StringComparison.Ordinal);
        if (isWhole)
        {
            Assert.DoesNotContain("SECRET", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatASourceOfTheApplicationSaysIsShortenedAsWell()
    {
        MemorySource source = new() { Failure = static () => new HttpRequestException("GET https://me:SECRET@host.example:8443/a/b?sig=SECRET failed.") };
        using PromptReleases releases = Releases(source);
        await releases.RefreshAsync();

        Assert.Contains("https://host.example:8443/a/b failed.", Assert.Single(releases.Status.Rejections).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", string.Concat(_events), StringComparison.Ordinal);
        PromptReleaseSourceException exception = new("At https://h/?SECRET.", new HttpRequestException("https://h/?SECRET"));
        Assert.Equal("At https://h/.", exception.Message);
        Assert.DoesNotContain("SECRET", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no address", "no address")]
    [InlineData("://", "://")]
    [InlineData("https://h", "https://h")]
    [InlineData("https://h/a@b/c", "https://h/a@b/c")]
    [InlineData("https://u@h", "https://h")]
    [InlineData("https://u:p@x@h:1/a?b#c", "https://h:1/a")]
    [InlineData("(https://h/a?b=c://d), and \"ftp://u:p@g#x\".", "(https://h/a), and \"ftp://g\".")]
    [InlineData("file:///a/b?c", "file:///a/b")]
    public void AnAddressInATextIsShortened(string text, string shown) => Assert.Equal(shown, AddressText.In(text));

    [Fact]
    public void NoSecretOfAnyAddressIsShown()
    {
        Random random = new(20261129);
        const string letters = "abcXYZ019-._~!$&'*+,;=%@:/?";
        string Some(string from, int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => from[random.Next(from.Length)]));
        for (int i = 0; i < 20_000; i++)
        {
            string secret = "s3cr3t" + Some("abc019", 5);
            string userInfo = random.Next(2) == 0 ? "" : Some("ab:%41", 4) + secret + Some("ab:;=", 4) + "@";
            string query = random.Next(2) == 0 ? "" : "?" + Some(letters, 6) + secret + Some(letters, 6);
            string fragment = random.Next(2) == 0 ? "" : "#" + Some(letters, 6) + secret;
            string address = "https://" + userInfo + "host.example/" + Some("abc/@", 8) + query + fragment;
            Assert.DoesNotContain("s3cr3t", AddressText.In(Some("x :(\"", 5) + address + " " + address), StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr3t", AddressText.Of(new Uri(address)), StringComparison.Ordinal);
        }
    }

    private PromptReleases Releases(IPromptReleaseSource source) => new(new PromptReleasesOptions
    {
        Source = source, Prompts = { _prompt.Prompt }, ReadTimeout = TimeSpan.FromSeconds(2), OnEvent = said => _events.Add(said.ToString()),
    });

    /// <summary>A handler that says too much, as those that log do.</summary>
    private sealed class Quoting : DelegatingHandler
    {
        public Quoting()
            : base(new HttpClientHandler())
        {
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception)
            {
                throw new HttpRequestException("GET " + request.RequestUri!.AbsoluteUri + " failed: " + exception.Message, exception);
            }
        }
    }
}
