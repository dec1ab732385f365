using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

[Collection(TelemetryCollection.Name)]
public sealed class EvaluationTests : IDisposable
{
    private readonly TelemetryRecorder _recorder = new();
    private readonly FakeChatClient _provider = new();
    private readonly RecordingLogger<PromptEvaluations> _log = new();

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task AResultStandsUnderTheVersionAndTheSpanOfTheAnswer()
    {
        PromptEvaluations evaluations = new(logger: _log);
        ChatResponse response = await AskAsync(evaluations);

        Assert.True(evaluations.TryRecord(response.ResponseId!, new PromptEvaluation("review") { Label = "corrected", Score = 0.5, Explanation = "said: an answer" }));

        Activity call = _recorder.Spans.First();
        Activity result = _recorder.Spans.Last();
        Assert.Equal("evaluate review", result.DisplayName);
        Assert.Equal(call.SpanId, result.ParentSpanId);
        Assert.Equal("corrected", result.GetTagItem("gen_ai.evaluation.score.label"));
        Assert.Equal(0.5, result.GetTagItem("gen_ai.evaluation.score.value"));
        Assert.Equal(response.ResponseId, result.GetTagItem("gen_ai.response.id"));
        Assert.Equal("ticket-triage", result.GetTagItem("gen_ai.prompt.name"));
        Assert.Null(result.GetTagItem("gen_ai.evaluation.explanation"));
        Measured counted = _recorder.Single("promptgen.evaluation.results");
        Assert.Equal("review", counted.Tags["gen_ai.evaluation.name"]);
        Assert.Equal("corrected", counted.Tags["gen_ai.evaluation.score.label"]);
        Assert.Equal("ticket-triage", counted.Tags["gen_ai.prompt.name"]);
        Assert.Equal(0.5, _recorder.Single("promptgen.evaluation.score").Value);
        Assert.StartsWith("Information 4102 review of " + response.ResponseId, Assert.Single(_log.Lines).Line, StringComparison.Ordinal);
        Assert.DoesNotContain("said", _log.Lines.Single().Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerOfAnotherProcessIsRecordedByItsIdentity()
    {
        ChatResponse response = await AskAsync(new PromptEvaluations());
        PromptEvaluations elsewhere = new(includeExplanation: true);

        Assert.False(elsewhere.TryRecord(response.ResponseId!, new PromptEvaluation("review")));
        Assert.DoesNotContain(_recorder.Measurements, static measured => measured.Instrument == "promptgen.evaluation.results");

        elsewhere.Record(response.GetPromptIdentity()!, response.ResponseId, new PromptEvaluation("review") { Label = "accepted", Explanation = "fine" });
        Assert.Equal("accepted", _recorder.Single("promptgen.evaluation.results").Tags["gen_ai.evaluation.score.label"]);
        Assert.Equal("fine", _recorder.Spans.Last().GetTagItem("gen_ai.evaluation.explanation"));
    }

    [Fact]
    public async Task OnlyTheLatestAnswersAreRemembered()
    {
        PromptEvaluations evaluations = new(capacity: 2);
        List<string> ids = [];
        for (int i = 0; i < 3; i++)
        {
            _provider.ResponseId = "answer-" + i;
            ids.Add((await AskAsync(evaluations)).ResponseId!);
        }

        Assert.Null(evaluations.Find(ids[0]));
        Assert.Equal(TicketTriagePrompt.Compiled, evaluations.Find(ids[1]));
        Assert.Equal(TicketTriagePrompt.Compiled, evaluations.Find(ids[2]));
    }

    [Fact]
    public void TheClientGivesItsRecord()
    {
        PromptEvaluations evaluations = new();
        using PromptTelemetryChatClient client = new(_provider, evaluations: evaluations);

        Assert.Same(evaluations, client.GetService<PromptEvaluations>());
        Assert.Same(_provider.Metadata, client.GetService<ChatClientMetadata>());
    }

    [Fact]
    public async Task TheIdentitySurvivesAStore()
    {
        ChatResponse response = await AskAsync(new PromptEvaluations());
        string stored = System.Text.Json.JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions);

        Assert.Equal(TicketTriagePrompt.Compiled, System.Text.Json.JsonSerializer.Deserialize<ChatResponse>(stored, AIJsonUtilities.DefaultOptions)!.GetPromptIdentity());
    }

    private async Task<ChatResponse> AskAsync(PromptEvaluations evaluations)
    {
        using PromptTelemetryChatClient client = new(_provider, evaluations: evaluations);
        RenderedPrompt prompt = Triage.Render();
        return await client.GetResponseAsync(prompt.ToChatMessages(), prompt.Options());
    }
}
