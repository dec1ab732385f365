using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>A rollout is over when applications serve it.</summary>
public sealed class RolloutWaitTests
{
    private const string Old = """{"format":"promptgen-status/1","environment":"production","prompts":[{"id":"triage","serial":1}],"foreign_prompts":0,"rejections":[]}""";
    private const string New = """{"format":"promptgen-status/1","environment":"production","prompts":[{"id":"triage","serial":2}],"foreign_prompts":0,"rejections":[]}""";

    [Fact]
    public async Task ItWaitsUntilEachInstanceServesTheSerial()
    {
        using ReleasedFolder released = Promoted();
        await using StatusEndpoint one = new(New);
        await using StatusEndpoint other = new(Old, Old, New);

        ToolResult result = released.Folder.Run("rollout", "wait", "--env", "production", "--url", one.Address, other.Address).Passed();

        Assert.Equal(
            $"{one.Address}: serves what is released.\n{other.Address}: waiting: triage is at serial 1 of 2.\n{other.Address}: serves what is released.\n"
            + "All 2 applications serve what is released in production.\n",
            result.Out);
    }

    [Theory]
    [InlineData(Old, "waiting: triage is at serial 1 of 2.")]
    [InlineData("""{"format":"promptgen-status/1","environment":"production","prompts":[{"id":"triage","serial":1}],"foreign_prompts":0,"rejections":[{"message":"HashMismatch (triage): x"}]}""", "waiting: triage is at serial 1 of 2: HashMismatch (triage): x.")]
    [InlineData("""{"format":"promptgen-status/1","environment":"staging","prompts":[],"foreign_prompts":0,"rejections":[]}""", "waiting: it serves the environment staging.")]
    [InlineData("""{"format":"promptgen-status/1","environment":null,"prompts":[],"foreign_prompts":0,"rejections":[]}""", "waiting: it has not read a state.")]
    [InlineData("""{"format":"promptgen-status/1","environment":"production","prompts":[],"foreign_prompts":0,"rejections":[]}""", "waiting: it knows 0 of 1 prompts.")]
    [InlineData("Healthy", "waiting: it is not the status of prompts")]
    [InlineData("""{"status":"Healthy"}""", "Map it in the application with `app.MapPromptStatus()`")]
    [InlineData("[]", "waiting: it is not the status of prompts")]
    [InlineData("""{"format":"promptgen-status/1"}""", "waiting: it is not the status of prompts")]
    public async Task WhatIsMissingIsSaidAndFailsAfterTheTimeout(string document, string words)
    {
        using ReleasedFolder released = Promoted();
        await using StatusEndpoint endpoint = new(document);

        ToolResult result = released.Folder.Run("rollout", "wait", "--env", "production", "--url", endpoint.Address, "--timeout", "1").Failed(2);

        Assert.Contains(words, result.Out, StringComparison.Ordinal);
        Assert.StartsWith("Timed out: 0 of 1 applications serve what is released in production.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnApplicationNeedNotHaveEveryPromptUnlessItIsNamed()
    {
        using ReleasedFolder released = Promoted();
        await using StatusEndpoint endpoint = new("""{"format":"promptgen-status/1","environment":"production","prompts":[],"foreign_prompts":1,"rejections":[]}""");

        released.Folder.Run("rollout", "wait", "--env", "production", "--url", endpoint.Address, "--timeout", "1").Passed();
        Assert.Contains("it does not serve triage", released.Folder.Run("rollout", "wait", "triage", "--env", "production", "--url", endpoint.Address, "--timeout", "1").Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenComesFromTheEnvironmentAndIsNeverShown()
    {
        using ReleasedFolder released = Promoted();
        await using StatusEndpoint endpoint = new(New);
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["STATUS_TOKEN"] = "hunter2" };

        ToolResult result = ToolResult.Of(
            released.Folder.Root, environment, "rollout", "wait", "--env", "production", "--url", endpoint.Address.Replace("//", "//user:hunter3@", StringComparison.Ordinal) + "?key=hunter4", "--token-variable", "STATUS_TOKEN").Passed();

        Assert.Equal("Bearer hunter2", endpoint.Authorization);
        Assert.DoesNotContain("hunter", result.Out + result.Error, StringComparison.Ordinal);
        Assert.Contains("the environment variable is not set", released.Folder.Run("rollout", "wait", "--env", "production", "--url", endpoint.Address, "--token-variable", "NONE").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void MistakesAreRefused()
    {
        using ReleasedFolder released = Promoted();
        Assert.Contains("'shop' is not an address.", released.Folder.Run("rollout", "wait", "--env", "production", "--url", "shop").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean `triage`?", released.Folder.Run("rollout", "wait", "triag", "--env", "production", "--url", "http://127.0.0.1:9/").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("it does not answer", released.Folder.Run("rollout", "wait", "--env", "production", "--url", "http://127.0.0.1:9/", "--timeout", "1").Failed(2).Out, StringComparison.Ordinal);
    }

    private static ReleasedFolder Promoted()
    {
        ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "5").Passed();
        return released;
    }

    /// <summary>Answers each request with the next document, the last one for ever.</summary>
    private sealed class StatusEndpoint : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly string[] _documents;
        private readonly Task _serving;

        public StatusEndpoint(params string[] documents)
        {
            _documents = documents;
            using (TcpListener free = new(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/prompts/status";
            }

            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Address { get; }

        public string? Authorization { get; private set; }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Close();
        }

        private async Task ServeAsync()
        {
            for (int i = 0; ; i++)
            {
                HttpListenerContext request;
                try
                {
                    request = await _listener.GetContextAsync();
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                Authorization = request.Request.Headers["Authorization"];
                byte[] document = Encoding.UTF8.GetBytes(_documents[Math.Min(i, _documents.Length - 1)]);
                await request.Response.OutputStream.WriteAsync(document);
                request.Response.Close();
            }
        }
    }
}
