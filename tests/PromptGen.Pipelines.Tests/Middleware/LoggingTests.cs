using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using PromptGen.Pipelines.Tests.Collecting;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Middleware;

[Collection(TelemetryCollection.Name)]
public sealed class LoggingTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task EachSaysItsPart(bool isInside, bool isStream)
    {
        using LogLines lines = new();
        using ILoggerFactory logging = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(lines));
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("It is on its way."));
        using IChatClient client = Build(server.CreateClient(), logging, isInside);

        ChatResponse response = await client.AskAsync(OrderDesk.Render(), isStream);

        Assert.Equal("It is on its way.", response.Text);
        LogLine call = Assert.Single(lines.All, static line => line.Event.Id == 4101);
        Assert.Equal(LogLevel.Information, call.Level);
        Assert.Contains(OrderDesk.Identity.Id, call.Text, StringComparison.Ordinal);
        Assert.Contains(OrderDesk.Identity.Version, call.Text, StringComparison.Ordinal);
        Assert.Contains(OrderDesk.Identity.Hash, call.Fields.Values);

        // At this level the library writes messages and options; what the options know besides is not sent, and not written.
        LogLine[] others = [.. lines.All.Where(static line => line.Category == typeof(LoggingChatClient).FullName)];
        LogLine invoked = Assert.Single(others, static line => line.Text.Contains(OrderDesk.Question, StringComparison.Ordinal));
        Assert.Contains("\"temperature\"", invoked.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"prompt", invoked.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(others, static line => Assert.True(line.Level < LogLevel.Warning, line.Text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AFailureIsSaidByBoth(bool isStream)
    {
        using LogLines lines = new();
        using ILoggerFactory logging = LoggerFactory.Create(builder => builder.AddProvider(lines));
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Error(500));
        using IChatClient client = Build(server.CreateClient(), logging, isInside: false);

        await Assert.ThrowsAsync<System.ClientModel.ClientResultException>(() => client.AskAsync(OrderDesk.Render(), isStream));

        LogLine call = Assert.Single(lines.All, static line => line.Event.Id == 4101);
        Assert.Equal(LogLevel.Warning, call.Level);
        Assert.Contains("failed", call.Text, StringComparison.Ordinal);
        Assert.Contains(lines.All, static line => line.Category == typeof(LoggingChatClient).FullName && line.Level == LogLevel.Error);
    }

    private static IChatClient Build(IChatClient provider, ILoggerFactory logging, bool isInside)
    {
        ILogger<PromptTelemetryChatClient> logger = logging.CreateLogger<PromptTelemetryChatClient>();
        return isInside
            ? new PromptTelemetryChatClient(provider.AsBuilder().UseLogging(logging).Build(), logger: logger)
            : new PromptTelemetryChatClient(provider, logger: logger).AsBuilder().UseLogging(logging).Build();
    }
}
