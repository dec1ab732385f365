using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Tests.Releases;
using Xunit;

namespace PromptGen.Hosting.Tests;

/// <summary>Versions that a test of an application pins, and the client that tells which it was sent.</summary>
public sealed class PinningTests
{
    private static readonly TestPrompt Prompt = new("triage");
    private static readonly ReleasablePrompt[] Prompts = [Prompt.Prompt];

    [Fact]
    public async Task TestsThatRunAtOnceHaveTheirOwnVersions()
    {
        string[] versions = [TestPrompt.Compiled, TestPrompt.Embedded];

        PromptIdentity[] served = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            using IDisposable pinned = Prompts.PinVersion("triage", versions[i % 2]);
            await Task.Delay(1);
            return Prompt.Render().Identity;
        })));

        Assert.All(served.Select(static (identity, i) => (identity, i)), pair => Assert.Equal((versions[pair.i % 2], "pinned"), (pair.identity.Version, pair.identity.Channel)));
        Assert.Equal("compiled", Prompt.Render().Identity.Channel);
    }

    [Fact]
    public void UnitsOfWorkOfTheApplicationKeepThePinWhateverIsReleased()
    {
        using PromptReleases releases = TestPrompt.Releases(Prompt.Canary(100, revoked: [TestPrompt.Embedded]));
        using (Prompts.PinVersion("triage", TestPrompt.Embedded))
        using (releases.Begin(new PromptContext { Key = "a" }))
        {
            Assert.Equal((TestPrompt.Embedded, "pinned"), (Prompt.Render().Identity.Version, Prompt.Render().Identity.Channel));
        }

        using (releases.Begin(new PromptContext { Key = "a" }))
        {
            Assert.Equal("canary", Prompt.Render().Identity.Channel);
        }
    }

    [Fact]
    public void AVersionFromAPackIsRendered()
    {
        using IDisposable pinned = Prompts.PinPack(StateText.Pack("triage", "2026-03-20.1", StateText.Text("packed")));

        Assert.Equal(("2026-03-20.1", "packed"), (Prompt.Render().Identity.Version, Prompt.Render().Messages[0].Text));
    }

    [Fact]
    public void WhatThePinnedVersionThrowsReachesTheTest()
    {
        TestPrompt failing = new("failing");
        failing.EmbeddedFailure = () => new PromptArgumentException(failing.EmbeddedIdentity, "body", "is too long");
        using IDisposable pinned = new ReleasablePrompt[] { failing.Prompt }.PinVersion("failing", TestPrompt.Embedded);

        Assert.Throws<PromptArgumentException>(() => failing.Render());
    }

    [Fact]
    public void WhatIsNotThereIsSaidWithWhatIs()
    {
        Assert.Contains("It has 2026-03-15.3, 2026-03-12.1", Assert.Throws<ArgumentException>(static () => Prompts.PinVersion("triage", "2026-01-01.1")).Message, StringComparison.Ordinal);
        Assert.Contains("There are: triage", Assert.Throws<ArgumentException>(static () => Prompts.PinVersion("other", "2026-01-01.1")).Message, StringComparison.Ordinal);
        Assert.Contains("The pack is rejected. PG4121", Assert.Throws<ArgumentException>(static () => Prompts.PinPack([1, 2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheClientKnowsThePromptByOptionsOrByMessages()
    {
        using PromptTestChatClient client = new(static call => call.Prompt?.Version ?? "none");
        using (Prompts.PinVersion("triage", TestPrompt.Embedded))
        {
            RenderedPrompt rendered = Prompt.Render();
            Assert.Equal(TestPrompt.Embedded, (await client.GetResponseAsync(rendered.ToChatMessages(), rendered.ToChatOptions())).Text);
            Assert.Equal(TestPrompt.Embedded, (await client.GetResponseAsync(rendered.ToChatMessages())).Text);
            string streamed = "";
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(rendered.ToChatMessages()))
            {
                streamed += update.Text;
            }

            Assert.Equal(TestPrompt.Embedded, streamed);
        }

        Assert.Equal("none", (await client.GetResponseAsync([new ChatMessage(ChatRole.User, "hello")])).Text);
        Assert.Equal(["triage", "triage", "triage", null], client.Calls.Select(static call => call.Prompt?.Id));
        Assert.Equal("embedded", client.Calls[0].Messages[0].Text);
    }
}
