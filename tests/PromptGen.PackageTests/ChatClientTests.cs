using System;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>An application that calls a model, from the packages alone.</summary>
public sealed class ChatClientTests
{
    [Fact]
    public async Task ThePackageForChatClientsSendsWhatThePromptSays()
    {
        Consumer consumer = await Consumer.CreateAsync("chat", sharedIn: null);

        (await consumer.BuildAsync("-warnaserror")).Succeeded();

        string[] lines = (await consumer.DotnetAsync("exec", "bin/Debug/net8.0/Chat.dll")).Succeeded().Output.Split('\n');
        Assert.Equal("small-1 0.1 lookup_order: system Say where the order is. | user Hello | assistant How can I help? | user Order: 1001", lines[0].TrimEnd());
        Assert.StartsWith("order-status 2026-03-15.1", lines[1], StringComparison.Ordinal);
        Assert.Equal("refused: Tools", lines[2].TrimEnd());
    }
}
