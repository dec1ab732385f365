using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PromptGen.Extensions.AI;

/// <summary>The same measurements under OpenTelemetry's names, with its attributes: no prompt and no version.</summary>
internal sealed class StandardMetrics(Meter meter)
{
    private readonly Histogram<double> _operationDuration = meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "GenAI operation duration.");

    private readonly Histogram<double> _operationFirstChunk = meter.CreateHistogram<double>(
        "gen_ai.client.operation.time_to_first_chunk", "s", "Time to receive the first chunk.");

    private readonly Histogram<long> _tokenUsage = meter.CreateHistogram<long>(
        "gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.");

    private readonly Histogram<double> _inferenceDuration = meter.CreateHistogram<double>("gen_ai.client.inference.duration", "s", "GenAI inference duration.");

    private readonly Histogram<double> _inferenceFirstChunk = meter.CreateHistogram<double>(
        "gen_ai.client.inference.time_to_first_chunk", "s", "Time to receive the first chunk.");

    private readonly Counter<long> _inputTokens = meter.CreateCounter<long>("gen_ai.client.inference.usage.input_tokens", "{token}", "Input tokens used.");

    private readonly Counter<long> _outputTokens = meter.CreateCounter<long>("gen_ai.client.inference.usage.output_tokens", "{token}", "Output tokens used.");

    private readonly Counter<long> _cachedTokens = meter.CreateCounter<long>(
        "gen_ai.client.inference.usage.cache_read.input_tokens", "{token}", "Input tokens read from a cache.");

    private readonly Counter<long> _reasoningTokens = meter.CreateCounter<long>(
        "gen_ai.client.inference.usage.reasoning.output_tokens", "{token}", "Output tokens used for reasoning.");

    private readonly Histogram<long> _operationInput = meter.CreateHistogram<long>(
        "gen_ai.client.inference.operation.input_tokens", "{token}", "Input tokens of one inference.");

    private readonly Histogram<long> _operationOutput = meter.CreateHistogram<long>(
        "gen_ai.client.inference.operation.output_tokens", "{token}", "Output tokens of one inference.");

    /// <param name="requestModel">As a label, as <paramref name="responseModel"/>.</param>
    public void Record(PromptCall call, string requestModel, string? responseModel)
    {
        GenAIMetricNames names = call.Options.StandardMetrics;
        if (names == GenAIMetricNames.None)
        {
            return;
        }

        TagList tags = Tags(call, requestModel, responseModel);
        TagList failable = tags;
        if (call.ErrorType is { } error)
        {
            failable.Add(TelemetryNames.ErrorType, error);
        }

        if ((names & GenAIMetricNames.Version141) != GenAIMetricNames.None)
        {
            RecordFormer(call, tags, failable);
        }

        if ((names & GenAIMetricNames.Latest) != GenAIMetricNames.None)
        {
            RecordLatest(call, tags, failable);
        }
    }

    private void RecordFormer(PromptCall call, TagList tags, TagList failable)
    {
        _operationDuration.Record(call.Duration.TotalSeconds, failable);
        if (call.TimeToFirstChunk is { } first)
        {
            _operationFirstChunk.Record(first.TotalSeconds, tags);
        }

        if (call.Usage?.InputTokenCount is { } input)
        {
            TagList typed = tags;
            typed.Add(TelemetryNames.TokenType, "input");
            _tokenUsage.Record(input, typed);
        }

        if (call.Usage?.OutputTokenCount is { } output)
        {
            TagList typed = tags;
            typed.Add(TelemetryNames.TokenType, "output");
            _tokenUsage.Record(output, typed);
        }
    }

    private void RecordLatest(PromptCall call, TagList tags, TagList failable)
    {
        _inferenceDuration.Record(call.Duration.TotalSeconds, failable);
        if (call.TimeToFirstChunk is { } first)
        {
            _inferenceFirstChunk.Record(first.TotalSeconds, tags);
        }

        // Usage says nothing of images and sound apart from text.
        TagList counted = tags;
        counted.Add(TelemetryNames.TokenModality, "unknown");
        _inputTokens.Add(call.Usage?.InputTokenCount ?? 0, counted);
        _outputTokens.Add(call.Usage?.OutputTokenCount ?? 0, counted);
        if (call.Usage?.CachedInputTokenCount is { } cached)
        {
            _cachedTokens.Add(cached, counted);
        }

        if (call.Usage?.ReasoningTokenCount is { } reasoning)
        {
            _reasoningTokens.Add(reasoning, counted);
        }

        if (call.Usage?.InputTokenCount is { } input)
        {
            _operationInput.Record(input, tags);
        }

        if (call.Usage?.OutputTokenCount is { } output)
        {
            _operationOutput.Record(output, tags);
        }
    }

    private static TagList Tags(PromptCall call, string requestModel, string? responseModel)
    {
        TagList tags = new()
        {
            { TelemetryNames.OperationName, TelemetryNames.Chat },
            { TelemetryNames.RequestModel, requestModel },
            { TelemetryNames.ProviderName, call.Metadata?.ProviderName ?? "unknown" },
        };
        if (responseModel is not null)
        {
            tags.Add(TelemetryNames.ResponseModel, responseModel);
        }

        if (call.Metadata?.ProviderUri is { } address)
        {
            tags.Add(TelemetryNames.ServerAddress, address.Host);
            tags.Add(TelemetryNames.ServerPort, address.Port);
        }

        return tags;
    }
}
