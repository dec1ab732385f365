using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using PromptGen.Releases;

namespace PromptGen.Extensions.AI;

/// <summary>The instruments of the meter <c>PromptGen.Extensions.AI</c>.</summary>
internal sealed class PromptMetrics
{
    private const int MostPrompts = 1000;
    private const int MostVersions = 32;
    private const int MostModels = 50;
    private const int MostEvaluations = 50;
    private const string Prompts = "prompts";
    private const string Models = "models";

    private static readonly Meter Meter = new(TelemetryNames.Source);

    private readonly BoundedLabels _prompts = new(MostPrompts);
    private readonly BoundedLabels _versions = new(MostVersions);
    private readonly BoundedLabels _models = new(MostModels);
    private readonly BoundedLabels _evaluations = new(MostEvaluations);

    private readonly Histogram<double> _duration = Meter.CreateHistogram<double>(
        "promptgen.client.duration", "s", "Duration of calls, to the last byte.");

    private readonly Histogram<double> _firstChunk = Meter.CreateHistogram<double>(
        "promptgen.client.time_to_first_chunk", "s", "Time until the first part of a stream.");

    private readonly Counter<long> _tokens = Meter.CreateCounter<long>("promptgen.client.tokens", "{token}", "Tokens that calls used.");

    private readonly Counter<long> _altered = Meter.CreateCounter<long>(
        "promptgen.client.altered", "{call}", "Calls in which a part differs from the version of the prompt.");

    private readonly Counter<long> _unidentified = Meter.CreateCounter<long>(
        "promptgen.client.unidentified", "{call}", "Calls without a prompt identity, with the name of the prompt whose text they contain.");

    private readonly Counter<long> _evaluationResults = Meter.CreateCounter<long>(
        "promptgen.evaluation.results", "{result}", "Results of reviews and evaluations of answers.");

    private readonly Histogram<double> _evaluationScores = Meter.CreateHistogram<double>(
        "promptgen.evaluation.score", "1", "Scores of reviews and evaluations of answers.");

    private readonly StandardMetrics _standard = new(Meter);

    private PromptMetrics()
    {
    }

    /// <summary>The metrics of the process, which shares one meter.</summary>
    public static PromptMetrics Shared { get; } = new();

    /// <param name="promptId">The prompt whose rendered text the call carries; null: none.</param>
    public void CountUnidentified(string? promptId)
    {
        if (promptId is null)
        {
            _unidentified.Add(1);
        }
        else
        {
            _unidentified.Add(1, new KeyValuePair<string, object?>(TelemetryNames.PromptName, _prompts.Of(Prompts, promptId)));
        }
    }

    public void CountAltered(PromptIdentity identity, PromptParts altered)
    {
        foreach (string part in PromptPartNames.Of(altered))
        {
            TagList tags = PromptTags(identity);
            tags.Add(TelemetryNames.AlteredPart, part);
            _altered.Add(1, tags);
        }
    }

    public void Record(PromptCall call)
    {
        TagList tags = PromptTags(call.Identity);
        tags.Add(TelemetryNames.RequestModel, ModelLabel(call.RequestModel));
        tags.Add(TelemetryNames.Outcome, call.Outcome.Name());
        _duration.Record(call.Duration.TotalSeconds, tags);
        if (call.TimeToFirstChunk is { } first)
        {
            _firstChunk.Record(first.TotalSeconds, tags);
        }

        AddTokens(call, call.Usage?.InputTokenCount, "input");
        AddTokens(call, call.Usage?.OutputTokenCount, "output");
        AddTokens(call, call.Usage?.CachedInputTokenCount, "cached_input");
        AddTokens(call, call.Usage?.ReasoningTokenCount, "reasoning");
        _standard.Record(call, ModelLabel(call.RequestModel), call.ResponseModel is { } answered ? ModelLabel(answered) : null);
    }

    public void Record(PromptIdentity identity, PromptEvaluation evaluation)
    {
        TagList tags = PromptTags(identity);
        string name = _evaluations.Of("names", evaluation.Name);
        tags.Add(TelemetryNames.EvaluationName, name);
        if (evaluation.Label is { } label)
        {
            tags.Add(TelemetryNames.EvaluationLabel, _evaluations.Of("labels of " + name, label));
        }

        _evaluationResults.Add(1, tags);
        if (evaluation.Score is { } score)
        {
            _evaluationScores.Record(score, tags);
        }
    }

    private void AddTokens(PromptCall call, long? count, string type)
    {
        if (count is { } tokens)
        {
            TagList tags = PromptTags(call.Identity);
            tags.Add(TelemetryNames.RequestModel, ModelLabel(call.RequestModel));
            tags.Add(TelemetryNames.TokenType, type);
            _tokens.Add(tokens, tags);
        }
    }

    private TagList PromptTags(PromptIdentity identity)
    {
        string name = _prompts.Of(Prompts, identity.Id);
        return new TagList
        {
            { TelemetryNames.PromptName, name },
            { TelemetryNames.PromptVersion, name == BoundedLabels.Other || !IsLive(identity) ? BoundedLabels.Other : _versions.Of(name, identity.Version) },
            { TelemetryNames.PromptChannel, identity.Channel },
        };
    }

    private string ModelLabel(string? model) => model is null ? "default" : _models.Of(Models, model);

    /// <summary>
    /// Whether the version is among those that are served now. What was chosen as stable, canary or compiled is; a conversation may
    /// be pinned to any that was served within days.
    /// </summary>
    private static bool IsLive(PromptIdentity identity) =>
        identity.Channel != ReleaseChannels.Pinned || LiveVersions.Contain(PromptScope.Current?.Releases, identity);
}
