using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Releases;
using PromptGen.Tests;
using PromptGen.Tests.Releases;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

[Collection(TelemetryCollection.Name)]
public sealed class TelemetryTests : IDisposable
{
    private readonly TelemetryRecorder _recorder = new();
    private readonly FakeChatClient _provider = new();
    private readonly RecordingLogger<PromptTelemetryChatClient> _log = new();

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task ACallIsASpanWithPromptAndAnswer()
    {
        await AskAsync();

        Activity span = Assert.Single(_recorder.Spans);
        Assert.Equal("chat small-model-1", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal("ticket-triage", span.GetTagItem("gen_ai.prompt.name"));
        Assert.Equal(TicketTriagePrompt.Compiled.Version, span.GetTagItem("gen_ai.prompt.version"));
        Assert.Equal(TicketTriagePrompt.Compiled.Hash, span.GetTagItem("promptgen.prompt.hash"));
        Assert.Equal("compiled", span.GetTagItem("promptgen.prompt.channel"));
        Assert.Equal("intact", span.GetTagItem("promptgen.prompt.integrity"));
        Assert.Equal("succeeded", span.GetTagItem("promptgen.outcome"));
        Assert.Equal("small-model-1", span.GetTagItem("gen_ai.request.model"));
        Assert.Equal("answering-model", span.GetTagItem("gen_ai.response.model"));
        Assert.Equal(_provider.ResponseId, span.GetTagItem("gen_ai.response.id"));
        Assert.Equal(["stop"], Assert.IsType<string[]>(span.GetTagItem("gen_ai.response.finish_reasons")));
        Assert.Equal(12L, span.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(5L, span.GetTagItem("gen_ai.usage.output_tokens"));
        Assert.Equal("fake", span.GetTagItem("gen_ai.provider.name"));
        Assert.Equal("models.example", span.GetTagItem("server.address"));
    }

    [Fact]
    public async Task TheSpanOfAnotherClientIsEnrichedAndNoSecondOneBegun()
    {
        using ActivitySource other = new(TelemetryRecorder.OtherSource);
        using (Activity around = other.StartActivity("chat x")!)
        {
            around.SetTag("gen_ai.operation.name", "chat");
            await AskAsync();
        }

        Activity span = Assert.Single(_recorder.Spans);
        Assert.Equal("chat x", span.DisplayName);
        Assert.Equal("ticket-triage", span.GetTagItem("gen_ai.prompt.name"));
        Assert.Equal("succeeded", span.GetTagItem("promptgen.outcome"));
        Assert.Null(span.GetTagItem("gen_ai.response.id"));
    }

    [Fact]
    public async Task ASpanAroundSeveralCallsDescribesTheFirst()
    {
        using ActivitySource other = new(TelemetryRecorder.OtherSource);
        using (Activity around = other.StartActivity("chat x")!)
        {
            around.SetTag("gen_ai.operation.name", "chat");
            await AskAsync();
            _provider.Before = static _ => throw new IOException("The line broke.");
            await Assert.ThrowsAsync<IOException>(() => AskAsync());
        }

        Assert.Equal(["failed", "succeeded"], _recorder.Spans.Select(static span => span.GetTagItem("promptgen.outcome")));
        Assert.Equal(_recorder.Spans.Last().SpanId, _recorder.Spans.First().ParentSpanId);
        Assert.All(_recorder.Spans, static span => Assert.Equal("ticket-triage", span.GetTagItem("gen_ai.prompt.name")));
    }

    [Fact]
    public async Task ASpanThatIsNoChatIsTheParent()
    {
        using ActivitySource other = new(TelemetryRecorder.OtherSource);
        using Activity around = other.StartActivity("request")!;
        await AskAsync();

        Assert.Equal(around.SpanId, Assert.Single(_recorder.Spans).ParentSpanId);
        Assert.Same(around, Activity.Current);
    }

    [Fact]
    public async Task MetricsKnowPromptVersionChannelModelAndOutcome()
    {
        await AskAsync();

        Measured duration = _recorder.Single("promptgen.client.duration");
        Assert.True(duration.Value >= 0);
        Assert.Equal(
            ["gen_ai.prompt.name=ticket-triage", "gen_ai.prompt.version=2026-03-15.1", "gen_ai.request.model=small-model-1", "promptgen.outcome=succeeded", "promptgen.prompt.channel=compiled"],
            duration.Tags.Select(static tag => tag.Key + "=" + tag.Value).Order(StringComparer.Ordinal).Select(static tag => tag.Replace("+dirty", "", StringComparison.Ordinal)));
        Assert.Equal(
            ["cached_input 3", "input 12", "output 5", "reasoning 2"],
            _recorder.All("promptgen.client.tokens").Select(static tokens => tokens.Tags["gen_ai.token.type"] + " " + tokens.Value).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(_recorder.Measurements, static measured => measured.Instrument.StartsWith("gen_ai.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(GenAIMetricNames.Version141, "gen_ai.client.operation.duration gen_ai.client.token.usage")]
    [InlineData(
        GenAIMetricNames.Latest,
        "gen_ai.client.inference.duration gen_ai.client.inference.operation.input_tokens gen_ai.client.inference.operation.output_tokens "
        + "gen_ai.client.inference.usage.cache_read.input_tokens gen_ai.client.inference.usage.input_tokens gen_ai.client.inference.usage.output_tokens "
        + "gen_ai.client.inference.usage.reasoning.output_tokens")]
    public async Task MetricsHaveTheNamesOfTheGenerationThatIsAskedFor(GenAIMetricNames names, string expected)
    {
        await AskAsync(new PromptTelemetryOptions { StandardMetrics = names });

        Measured[] standard = [.. _recorder.Measurements.Where(static measured => measured.Instrument.StartsWith("gen_ai.", StringComparison.Ordinal))];
        Assert.Equal(expected, string.Join(' ', standard.Select(static measured => measured.Instrument).Distinct().Order(StringComparer.Ordinal)));
        Assert.All(standard, static measured => Assert.Equal("chat", measured.Tags["gen_ai.operation.name"]));
        Assert.All(standard, static measured => Assert.DoesNotContain(measured.Tags.Keys, static key => key.Contains("prompt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AStreamIsMeasuredToItsEnd()
    {
        List<ChatResponseUpdate> updates = [];
        using PromptTelemetryChatClient client = new(_provider, logger: _log);
        RenderedPrompt prompt = Triage.Render();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(prompt.ToChatMessages(), prompt.Options()))
        {
            updates.Add(update);
        }

        Activity span = Assert.Single(_recorder.Spans);
        Assert.Equal("succeeded", span.GetTagItem("promptgen.outcome"));
        Assert.Equal(12L, span.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(["stop"], Assert.IsType<string[]>(span.GetTagItem("gen_ai.response.finish_reasons")));
        _recorder.Single("promptgen.client.time_to_first_chunk");
        Assert.Equal(TicketTriagePrompt.Compiled, updates[0].GetPromptIdentity());
        Assert.Equal(TicketTriagePrompt.Compiled, updates.ToChatResponse().GetPromptIdentity());
        Assert.Equal("an answer", updates.ToChatResponse().Text);
    }

    [Fact]
    public async Task AStreamThatIsLeftIsCancelled()
    {
        using PromptTelemetryChatClient client = new(_provider, logger: _log);
        RenderedPrompt prompt = Triage.Render();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(prompt.ToChatMessages(), prompt.Options()))
        {
            Assert.Equal("an ", update.Text);
            break;
        }

        Assert.Equal("cancelled", Assert.Single(_recorder.Spans).GetTagItem("promptgen.outcome"));
        Assert.Equal("cancelled", _recorder.Single("promptgen.client.duration").Tags["promptgen.outcome"]);
        Assert.Equal("cancelled", Assert.Single(_log.Lines).Fields["Outcome"]);
        Assert.True(_provider.StreamIsDisposed);
    }

    public static TheoryData<string, string> Endings => new()
    {
        { "failed", "failed" },
        { "cancelled", "cancelled" },
        { "timed out", "timed_out" },
        { "length", "truncated" },
        { "filtered", "filtered" },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task EachEndHasItsOutcome(string ending, string outcome)
    {
        foreach (bool streaming in (bool[])[false, true])
        {
            using CancellationTokenSource cancellation = new();
            _provider.FinishReason = ending switch
            {
                "length" => ChatFinishReason.Length,
                "filtered" => ChatFinishReason.ContentFilter,
                _ => ChatFinishReason.Stop,
            };
            _provider.Before = token => ending switch
            {
                "failed" => throw new IOException("The line broke."),
                "timed out" => throw new TaskCanceledException("Too slow."),
                "cancelled" => CancelAsync(cancellation, token),
                _ => Task.CompletedTask,
            };

            Exception? exception = await Record.ExceptionAsync(() => AskAsync(streaming: streaming, cancellation: cancellation.Token));

            Assert.Equal(outcome is "truncated" or "filtered", exception is null);
            Activity span = _recorder.Spans.Last();
            Assert.Equal(outcome, span.GetTagItem("promptgen.outcome"));
            Assert.Equal(exception?.GetType().FullName, span.GetTagItem("error.type"));
            Assert.Equal(outcome is "failed" or "timed_out" ? ActivityStatusCode.Error : ActivityStatusCode.Unset, span.Status);
        }
    }

    [Fact]
    public async Task ARefusedCallIsRejectedAndCountedByPart()
    {
        RenderedPrompt prompt = Triage.Render();
        ChatOptions options = prompt.Options();
        options.Temperature = 1f;
        options.Tools!.Clear();
        using PromptTelemetryChatClient client = new(_provider, new PromptTelemetryOptions { RejectAltered = true }, logger: _log);

        await Assert.ThrowsAsync<PromptAlteredException>(() => client.GetResponseAsync(prompt.ToChatMessages(), options));

        Assert.Equal("rejected", Assert.Single(_recorder.Spans).GetTagItem("promptgen.outcome"));
        Assert.Equal(["parameters", "tools"], _recorder.All("promptgen.client.altered").Select(static altered => altered.Tags["promptgen.prompt.part"]));
        Assert.Equal("altered(parameters,tools)", Assert.Single(_log.Lines).Fields["Integrity"]);
    }

    [Fact]
    public async Task NeitherContentNorKeyIsAnywhereUnlessAskedFor()
    {
        using PromptReleases releases = new(new PromptReleasesOptions());
        using PromptScope scope = releases.Begin(new PromptContext { Key = "maria@example.com", Route = "triage" });
        await AskAsync();

        string everything = Everything();
        Assert.DoesNotContain("maria", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("burns", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("an answer", everything, StringComparison.Ordinal);
        Assert.Contains("promptgen.route=triage", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContentAndKeyAreInSpansWhereAskedForAndNowhereElse()
    {
        using PromptReleases releases = new(new PromptReleasesOptions());
        using PromptScope scope = releases.Begin(new PromptContext { Key = "maria@example.com" });
        await AskAsync(new PromptTelemetryOptions { IncludeContent = true, IncludeUserKey = true, UserHashSecret = "a secret" });
        await AskAsync(new PromptTelemetryOptions { IncludeContent = true, UserHashSecret = "another secret" }, streaming: true);

        Activity[] spans = [.. _recorder.Spans];
        Assert.Equal("maria@example.com", spans[0].GetTagItem("user.id"));
        Assert.Matches("^[0-9a-f]{16}$", (string)spans[0].GetTagItem("user.hash")!);
        Assert.Null(spans[1].GetTagItem("user.id"));
        Assert.NotEqual(spans[0].GetTagItem("user.hash"), spans[1].GetTagItem("user.hash"));
        Assert.All(spans, static span =>
        {
            Assert.Contains("""{"role":"user","parts":[{"type":"text","content":"Ticket: It burns."}]}""", (string)span.GetTagItem("gen_ai.input.messages")!, StringComparison.Ordinal);
            Assert.Equal("""[{"role":"assistant","parts":[{"type":"text","content":"an answer"}]}]""", span.GetTagItem("gen_ai.output.messages"));
        });
        _recorder.Spans.Clear();
        Assert.DoesNotContain("burns", Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain("maria", Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneLineIsLoggedForACall()
    {
        await AskAsync();

        (string line, IReadOnlyDictionary<string, object?> fields) = Assert.Single(_log.Lines);
        Assert.StartsWith("Information 4101 Prompt ticket-triage 2026-03-15.1", line, StringComparison.Ordinal);
        Assert.Equal(TicketTriagePrompt.Compiled.Hash, fields["PromptHash"]);
        Assert.Equal("succeeded", fields["Outcome"]);
        Assert.Equal("answering-model", fields["ResponseModel"]);
        Assert.Equal(_provider.ResponseId, fields["ResponseId"]);
        Assert.Equal(12L, fields["InputTokens"]);
        Assert.Equal("intact", fields["Integrity"]);
    }

    [Fact]
    public async Task ACallWithoutAPromptIsCountedAndLetThrough()
    {
        using PromptTelemetryChatClient client = new(_provider);
        ChatResponse response = await client.GetResponseAsync("Hello");

        Assert.Equal("an answer", response.Text);
        Assert.Null(response.GetPromptIdentity());
        Assert.Equal("promptgen.client.unidentified", Assert.Single(_recorder.Measurements).Instrument);
        Assert.Empty(_recorder.Spans);
    }

    [Fact]
    public async Task OnlyLiveVersionsAreLabels()
    {
        TestPrompt prompt = new("pinned-prompt");
        KnownVersion old = new(new PromptIdentity("pinned-prompt", "2026-01-01.1", StateText.EmbeddedHash, null), VersionSource.Embedded, null);
        using PromptReleases releases = TestPrompt.Releases(new ReleaseEntry(
            prompt.Prompt, 1, prompt.EmbeddedVersion, canary: null, [prompt.EmbeddedVersion, old], [], new UnkeyedCounter()));
        using PromptScope scope = releases.Begin(new PromptContext());
        using PromptTelemetryChatClient client = new(_provider);
        foreach (PromptIdentity identity in (PromptIdentity[])[old.Identity.OnChannel("pinned"), prompt.EmbeddedIdentity.OnChannel("pinned"), prompt.EmbeddedIdentity.OnChannel("stable")])
        {
            RenderedPrompt rendered = Generated.RenderedPrompts.Create(identity, PromptRole.User, "text");
            await client.GetResponseAsync(rendered.ToChatMessages(), rendered.ToChatOptions());
        }

        Assert.Equal(
            ["other", TestPrompt.Embedded, TestPrompt.Embedded],
            _recorder.All("promptgen.client.duration").Select(static measured => measured.Tags["gen_ai.prompt.version"]));
        Assert.Equal("2026-01-01.1", _recorder.Spans.First().GetTagItem("gen_ai.prompt.version"));
    }

    [Fact]
    public void LabelsAreBounded()
    {
        BoundedLabels labels = new(2);

        Assert.Equal(["a", "b", "other", "a"], ((string[])["a", "b", "c", "a"]).Select(value => labels.Of("versions", value)));
        Assert.Equal("c", labels.Of("models", "c"));
    }

    [Fact]
    public async Task AFailedCallIsReportedToTheGuardOfTheCanary()
    {
        TestPrompt prompt = new("guarded-prompt");
        string? stopped = null;
        CanaryGuard guard = new(1, 1, (_, reason) => stopped = reason);
        using PromptReleases releases = TestPrompt.Releases(prompt.Canary(100, guard: guard));
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
        using PromptTelemetryChatClient client = new(_provider);
        RenderedPrompt rendered = prompt.Render();
        Assert.Equal("canary", rendered.Identity.Channel);
        await client.GetResponseAsync(rendered.ToChatMessages(), rendered.ToChatOptions());
        Assert.Null(stopped);

        _provider.Before = static _ => throw new IOException("The line broke.");
        for (int i = 0; i < 2; i++)
        {
            // One failure may be chance.
            Assert.Null(stopped);
            await Assert.ThrowsAsync<IOException>(() => client.GetResponseAsync(rendered.ToChatMessages(), rendered.ToChatOptions()));
        }

        Assert.Contains("a call failed", stopped, StringComparison.Ordinal);
    }

    /// <summary>The design's list: name, version, hash, channel, model asked and answered, latency, tokens, outcome, integrity.</summary>
    [Fact]
    public async Task AReleasedCallSaysInSpanAndLogAllThatTheDesignLists()
    {
        TestPrompt prompt = new("listed-prompt");
        using PromptReleases releases = TestPrompt.Releases(prompt.Canary(100, serial: 7));
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k", Route = "triage-queue" });
        using PromptTelemetryChatClient client = new(_provider, logger: _log);
        RenderedPrompt rendered = prompt.Render();

        await client.GetResponseAsync(rendered.ToChatMessages(), rendered.ToChatOptions());

        Activity span = Assert.Single(_recorder.Spans);
        (string line, IReadOnlyDictionary<string, object?> fields) = Assert.Single(_log.Lines);
        (string Tag, string Field, object Value)[] list =
        [
            ("gen_ai.prompt.name", "PromptName", "listed-prompt"),
            ("gen_ai.prompt.version", "PromptVersion", TestPrompt.Compiled),
            ("promptgen.prompt.hash", "PromptHash", StateText.CompiledHash),
            ("promptgen.prompt.channel", "Channel", "canary"),
            ("promptgen.release.serial", "ReleaseSerial", 7L),
            ("promptgen.prompt.integrity", "Integrity", "intact"),
            ("promptgen.outcome", "Outcome", "succeeded"),
            ("gen_ai.request.model", "RequestModel", "gpt-4.1"),
            ("gen_ai.response.model", "ResponseModel", "answering-model"),
            ("gen_ai.usage.input_tokens", "InputTokens", 12L),
            ("gen_ai.usage.output_tokens", "OutputTokens", 5L),
        ];
        Assert.All(list, item => Assert.Equal((item.Tag, item.Value, item.Value), (item.Tag, span.GetTagItem(item.Tag), fields[item.Field])));
        Assert.Equal("triage-queue", span.GetTagItem("promptgen.route"));
        Assert.True(span.Duration > TimeSpan.Zero && (long)fields["Milliseconds"]! >= 0 && _recorder.Single("promptgen.client.duration").Value >= 0, line);
        Assert.Contains("(" + StateText.CompiledHash + ", canary, serial 7): succeeded after ", line, StringComparison.Ordinal);

        // Nothing goes out under a name that the page does not have.
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "docs", "telemetry.md"));
        Assert.All(span.TagObjects, tag => Assert.Contains("`" + tag.Key + "`", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ACallThatNoStateDecidedHasNoSerial()
    {
        await AskAsync();

        Assert.Null(Assert.Single(_recorder.Spans).GetTagItem("promptgen.release.serial"));
        Assert.Null(Assert.Single(_log.Lines).Fields["ReleaseSerial"]);
    }

    private static async Task CancelAsync(CancellationTokenSource cancellation, CancellationToken token)
    {
        await cancellation.CancelAsync();
        token.ThrowIfCancellationRequested();
    }

    private async Task AskAsync(PromptTelemetryOptions? options = null, bool streaming = false, CancellationToken cancellation = default)
    {
        using PromptTelemetryChatClient client = new(_provider, options, logger: _log);
        RenderedPrompt prompt = Triage.Render();
        if (!streaming)
        {
            ChatResponse response = await client.GetResponseAsync(prompt.ToChatMessages(), prompt.Options(), cancellation);
            Assert.Equal(TicketTriagePrompt.Compiled, response.GetPromptIdentity());
            return;
        }

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(prompt.ToChatMessages(), prompt.Options(), cancellation))
        {
            Assert.NotNull(update);
        }
    }

    private string Everything() => string.Join('\n', [
        .. _recorder.Spans.SelectMany(static span => span.TagObjects.Select(static tag => tag.Key + "=" + tag.Value).Append(span.DisplayName)),
        .. _recorder.Measurements.SelectMany(static measured => measured.Tags.Select(static tag => tag.Key + "=" + tag.Value)),
        .. _log.Lines.Select(static line => line.Line),
    ]);
}
