using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace PromptGen.Extensions.AI;

/// <summary>One call of a model with a prompt, from its beginning to whatever end it takes.</summary>
internal sealed class PromptCall
{
    private static readonly ActivitySource Source = new(TelemetryNames.Source);

    private readonly ILogger _logger;
    private readonly PromptEvaluations _evaluations;
    private readonly IPromptReleases? _releases;
    private readonly Activity? _span;
    private readonly bool _ownsSpan;
    private readonly long _began;
    private readonly StringBuilder? _answer;
    private bool _isEnded;

    public PromptCall(
        RenderedPrompt prompt, PromptParts altered, string? requestModel, IReadOnlyList<ChatMessage> messages, ChatClientMetadata? metadata,
        PromptTelemetryOptions options, PromptEvaluations evaluations, ILogger logger)
    {
        Identity = prompt.Identity;
        Altered = altered;
        RequestModel = requestModel;
        Metadata = metadata;
        Options = options;
        _evaluations = evaluations;
        _logger = logger;
        PromptScope? scope = PromptScope.Current;
        _releases = scope?.Releases ?? options.Releases;
        _answer = options.IncludeContent ? new StringBuilder() : null;
        _span = CurrentChatSpan();
        if (_span is null)
        {
            // Samplers decide by what is known when a span starts.
            _span = Source.HasListeners()
                ? Source.StartActivity(
                    requestModel is null ? TelemetryNames.Chat : TelemetryNames.Chat + " " + requestModel, ActivityKind.Client, parentContext: default, [.. CallTags(), .. PromptTags(scope)])
                : null;
            _ownsSpan = true;
        }
        else if (_span.IsAllDataRequested)
        {
            foreach (KeyValuePair<string, object?> tag in PromptTags(scope))
            {
                _span.SetTag(tag.Key, tag.Value);
            }
        }

        if (options.IncludeContent && _span is { IsAllDataRequested: true } span)
        {
            span.SetTag(TelemetryNames.InputMessages, MessageContent.Of(prompt, messages));
        }

        _began = options.TimeProvider.GetTimestamp();
    }

    public PromptIdentity Identity { get; }

    public PromptParts Altered { get; }

    public string? RequestModel { get; }

    public ChatClientMetadata? Metadata { get; }

    public PromptTelemetryOptions Options { get; }

    /// <summary>The outcome of the call; until the call ends, it counts as abandoned by its caller.</summary>
    public CallOutcome Outcome { get; private set; } = CallOutcome.Cancelled;

    public TimeSpan Duration { get; private set; }

    public TimeSpan? TimeToFirstChunk { get; private set; }

    public UsageDetails? Usage { get; private set; }

    public string? ResponseModel { get; private set; }

    public string? ResponseId { get; private set; }

    public ChatFinishReason? FinishReason { get; private set; }

    /// <summary>The type of the exception that ended the call.</summary>
    public string? ErrorType { get; private set; }

    /// <exception cref="PromptAlteredException">The prompt was altered, and the options refuse that.</exception>
    public void RefuseIfAltered()
    {
        if (Options.RejectAltered && Altered != PromptParts.None)
        {
            throw new PromptAlteredException(Identity, Altered);
        }
    }

    public void Complete(ChatResponse response)
    {
        ResponseModel = response.ModelId;
        ResponseId = response.ResponseId;
        FinishReason = response.FinishReason;
        Usage = response.Usage;
        _answer?.Append(response.Text);
        Complete();
    }

    public void Add(ChatResponseUpdate update)
    {
        TimeToFirstChunk ??= Options.TimeProvider.GetElapsedTime(_began);
        ResponseModel ??= update.ModelId;
        ResponseId ??= update.ResponseId;
        FinishReason = update.FinishReason ?? FinishReason;
        foreach (AIContent content in update.Contents)
        {
            if (content is UsageContent usage)
            {
                Usage ??= new UsageDetails();
                Usage.Add(usage.Details);
            }
        }

        _answer?.Append(update.Text);
    }

    public void Complete() => Outcome = CallOutcomes.Of(FinishReason);

    public void Fail(Exception exception, bool cancelled)
    {
        Outcome = CallOutcomes.Of(exception, cancelled);
        ErrorType = exception.GetType().FullName;
    }

    /// <summary>After a stream has given something to its caller, who may have changed what is current.</summary>
    public void Resume()
    {
        if (_ownsSpan && _span is not null)
        {
            Activity.Current = _span;
        }
    }

    public void End()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        Duration = Options.TimeProvider.GetElapsedTime(_began);
        PromptMetrics.Shared.Record(this);
        if (Altered != PromptParts.None)
        {
            PromptMetrics.Shared.CountAltered(Identity, Altered);
        }

        _evaluations.Remember(ResponseId, Identity, _span?.Context ?? default);
        if (Outcome is CallOutcome.Failed or CallOutcome.TimedOut)
        {
            _releases?.Report(Identity, PromptOutcome.Failed);
        }

        PromptCallLog.Ended(_logger, this);
        EndSpan();
    }

    /// <summary>
    /// The span that another client has begun for this very call: it gets what only this one knows. One that names a prompt already
    /// is around several calls, as where tools are called within it: each further call has a separate child span.
    /// </summary>
    private static Activity? CurrentChatSpan() =>
        Activity.Current is { } current && current.GetTagItem(TelemetryNames.OperationName) is TelemetryNames.Chat && current.GetTagItem(TelemetryNames.PromptName) is null
            ? current
            : null;

    /// <summary>The tags of a separate span. A tag without a value is not set.</summary>
    private IEnumerable<KeyValuePair<string, object?>> CallTags() => WithValues(
    [
        new(TelemetryNames.OperationName, TelemetryNames.Chat),
        new(TelemetryNames.RequestModel, RequestModel),
        new(TelemetryNames.ProviderName, Metadata?.ProviderName),
        new(TelemetryNames.ServerAddress, Metadata?.ProviderUri?.Host),
        new(TelemetryNames.ServerPort, Metadata?.ProviderUri?.Port),
    ]);

    private IEnumerable<KeyValuePair<string, object?>> PromptTags(PromptScope? scope) => WithValues(
    [
        new(TelemetryNames.PromptName, Identity.Id),
        new(TelemetryNames.PromptVersion, Identity.Version),
        new(TelemetryNames.PromptHash, Identity.Hash),
        new(TelemetryNames.PromptChannel, Identity.Channel),
        new(TelemetryNames.ReleaseSerial, Identity.ReleaseSerial),
        new(TelemetryNames.Integrity, PromptPartNames.Integrity(Altered)),
        new(TelemetryNames.Route, scope?.Context.Route),
        new(TelemetryNames.UserId, Options.IncludeUserKey ? scope?.Context.Key : null),
        new(TelemetryNames.UserHash, Options.UserHashSecret is { } secret && scope?.Context.Key is { } key ? UserHash.Of(key, secret) : null),
    ]);

    private static IEnumerable<KeyValuePair<string, object?>> WithValues(IEnumerable<KeyValuePair<string, object?>> tags) => tags.Where(static tag => tag.Value is not null);

    private void EndSpan()
    {
        if (_span is { IsAllDataRequested: true } span)
        {
            if (_ownsSpan)
            {
                span.SetTag(TelemetryNames.ResponseModel, ResponseModel);
                span.SetTag(TelemetryNames.ResponseId, ResponseId);
                span.SetTag(TelemetryNames.FinishReasons, FinishReason is { } reason ? new[] { reason.Value } : null);
                span.SetTag(TelemetryNames.InputTokens, Usage?.InputTokenCount);
                span.SetTag(TelemetryNames.OutputTokens, Usage?.OutputTokenCount);
                span.SetTag(TelemetryNames.ErrorType, ErrorType);
                if (Outcome is CallOutcome.Failed or CallOutcome.TimedOut or CallOutcome.Rejected)
                {
                    span.SetStatus(ActivityStatusCode.Error);
                }
            }

            span.SetTag(TelemetryNames.Outcome, Outcome.Name());
            if (_answer is { Length: > 0 })
            {
                span.SetTag(TelemetryNames.OutputMessages, MessageContent.OfAnswer(Identity, _answer.ToString()));
            }
        }

        if (_ownsSpan)
        {
            _span?.Dispose();
        }
    }
}
