#pragma warning disable PG2001, PG2010 // Text of prompts without their identity is what is tested.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Generated;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

[Collection(TelemetryCollection.Name)]
public sealed class UnidentifiedTests : IDisposable
{
    private readonly FakeChatClient _provider = new();
    private readonly TelemetryRecorder _recorder = new();
    private readonly RecordingLogger<PromptTelemetryChatClient> _log = new();
    private readonly PromptTelemetryChatClient _strict;
    private readonly PromptTelemetryChatClient _lenient;

    public UnidentifiedTests()
    {
        _strict = new PromptTelemetryChatClient(_provider, new PromptTelemetryOptions { RejectUnidentified = true }, logger: _log);
        _lenient = new PromptTelemetryChatClient(_provider, logger: _log);
    }

    public void Dispose()
    {
        _strict.Dispose();
        _lenient.Dispose();
        _recorder.Dispose();
    }

    public static TheoryData<string, bool> Ways => new()
    {
        { "a message of its text", true },
        { "text before and after", true },
        { "instructions", true },
        { "a clone of its message", true },
        { "its string", true },
        { "something else", false },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ACallWithoutAnIdentityIsRefusedWhereThatIsAskedFor(string way, bool carriesText)
    {
        (ChatMessage[] messages, ChatOptions? options) = Call(way);

        PromptUnidentifiedException exception = await Assert.ThrowsAsync<PromptUnidentifiedException>(() => _strict.GetResponseAsync(messages, options));
        PromptUnidentifiedException streamed = await Assert.ThrowsAsync<PromptUnidentifiedException>(
            async () => await _strict.GetStreamingResponseAsync(messages, options).GetAsyncEnumerator().MoveNextAsync());

        Assert.Equal(carriesText ? "long-words" : null, exception.PromptId);
        Assert.Equal(exception.PromptId, streamed.PromptId);
        Assert.DoesNotContain("severity", exception.Message, StringComparison.Ordinal);
        Assert.Null(_provider.Messages);
        Assert.Equal(2, _recorder.All("promptgen.client.unidentified").Count);
        Assert.Equal(exception.PromptId, _recorder.All("promptgen.client.unidentified")[0].Tags.GetValueOrDefault("gen_ai.prompt.name"));

        await _lenient.GetResponseAsync(messages, options);
        Assert.NotNull(_provider.Messages);
    }

    [Fact]
    public async Task EachKindIsWarnedOfOnce()
    {
        for (int i = 0; i < 3; i++)
        {
            foreach (string way in (string[])["something else", "a message of its text", "instructions"])
            {
                (ChatMessage[] messages, ChatOptions? options) = Call(way);
                await _lenient.GetResponseAsync(messages, options);
            }
        }

        string[] lines = [.. _log.Lines.Select(static line => line.Line)];
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Warning 4105 A model was called without a prompt.", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Warning 4104 A call contains text of the prompt long-words without its identity", lines[1], StringComparison.Ordinal);
        Assert.All(lines, static line => Assert.DoesNotContain("severity", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnIdentifiedCallIsNotRefused()
    {
        RenderedPrompt prompt = Triage.Render();
        await _strict.GetResponseAsync(prompt.ToChatMessages(), prompt.Options());
        await _strict.GetResponseAsync(prompt.ToChatMessages());

        Assert.Empty(_recorder.All("promptgen.client.unidentified"));
    }

    [Fact]
    public void TextsAreFoundWhereverTheyStandAndNoOthers()
    {
        Random random = new(20261129);
        TextFingerprints known = new();
        List<string> texts = [.. Enumerable.Range(0, 200).Select(_ => Text(random, 64 + random.Next(200)))];
        texts.ForEach(text => known.Add(text, "p"));
        foreach (string text in texts)
        {
            Assert.Equal("p", known.Find(Text(random, random.Next(300)) + text + Text(random, random.Next(300))));
            Assert.Equal("p", known.Find(text));
            Assert.Null(known.Find(text[1..]));
            Assert.Null(known.Find(Text(random, 500)));
        }

        known.Add("  Greet the customer by name.  ", "short");
        Assert.Equal("short", known.Find("Greet the customer by name.\n"));
        Assert.Null(known.Find("Please: Greet the customer by name."));
        known.Add("Hello.", "too short");
        Assert.Null(known.Find("Hello."));
        Assert.Null(known.Find(""));
    }

    private static (ChatMessage[] Messages, ChatOptions? Options) Call(string way)
    {
        RenderedPrompt prompt = RenderedPrompts.Create(
            new PromptIdentity("long-words", "2026-03-15.1", "sha256:" + new string('1', 64), null), PromptRole.System,
            "Classify the ticket by severity, name the team that can help, and say in one sentence why.");
        return way switch
        {
            "a message of its text" => ([new ChatMessage(ChatRole.System, prompt.Text), new ChatMessage(ChatRole.User, "It burns.")], null),
#pragma warning disable PG2102 // A text that lost its identity is what is tested.
            "text before and after" => ([new ChatMessage(ChatRole.User, "You are kind. " + prompt.Messages[0].Text + " Thank you.")], null),
#pragma warning restore PG2102
            "instructions" => ([new ChatMessage(ChatRole.User, "It burns.")], new ChatOptions { Instructions = prompt.Text }),
            "a clone of its message" => ([prompt.ToChatMessages()[0].Clone()], null),
            "its string" => ([new ChatMessage(ChatRole.User, prompt.ToString())], null),
            _ => ([new ChatMessage(ChatRole.User, "How do I say goodbye to somebody who has been most helpful to me for years?")], null),
        };
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('!' + random.Next(90))));
}
