using System;
using System.Collections.Generic;
using System.Diagnostics;
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
            _span = Source.StartActivity(requestModel is null ? TelemetryNames.Chat : TelemetryNames.Chat + " " + requestModel, ActivityKind.Client);
            _ownsSpan = true;
        }

        _began = options.TimeProvider.GetTimestamp();
        Describe(scope, prompt, messages);
    }

    public PromptIdentity Identity { get; }

    public PromptParts Altered { get; }

    public string? RequestModel { get; }

    public ChatClientMetadata? Metadata { get; }

    public PromptTelemetryOptions Options { get; }

    /// <summary>Until the call comes to an end it counts as left by its caller.</summary>
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
    /// The span that another client has begun for this very call: it gets what only this one knows. One that names a prompt already is around several calls, as where tools are
    /// called within it: each further call has a span of its own below.
    /// </summary>
    private static Activity? CurrentChatSpan() =>
        Activity.Current is { } current && current.GetTagItem(TelemetryNames.OperationName) is TelemetryNames.Chat && current.GetTagItem(TelemetryNames.PromptName) is null
            ? current
            : null;

    private void Describe(PromptScope? scope, RenderedPrompt prompt, IReadOnlyList<ChatMessage> messages)
    {
        if (_span is not { IsAllDataRequested: true } span)
        {
            return;
        }

        if (_ownsSpan)
        {
            span.SetTag(TelemetryNames.OperationName, TelemetryNames.Chat);
            span.SetTag(TelemetryNames.RequestModel, RequestModel);
            span.SetTag(TelemetryNames.ProviderName, Metadata?.ProviderName);
            span.SetTag(TelemetryNames.ServerAddress, Metadata?.ProviderUri?.Host);
            span.SetTag(TelemetryNames.ServerPort, Metadata?.ProviderUri?.Port);
        }

        span.SetTag(TelemetryNames.PromptName, Identity.Id);
        span.SetTag(TelemetryNames.PromptVersion, Identity.Version);
        span.SetTag(TelemetryNames.PromptHash, Identity.Hash);
        span.SetTag(TelemetryNames.PromptChannel, Identity.Channel);
        span.SetTag(TelemetryNames.ReleaseSerial, Identity.ReleaseSerial);
        span.SetTag(TelemetryNames.Integrity, PromptPartNames.Integrity(Altered));
        span.SetTag(TelemetryNames.Route, scope?.Context.Route);
        if (scope?.Context.Key is { } key)
        {
            span.SetTag(TelemetryNames.UserId, Options.IncludeUserKey ? key : null);
            span.SetTag(TelemetryNames.UserHash, Options.UserHashSecret is { } secret ? UserHash.Of(key, secret) : null);
        }

        if (Options.IncludeContent)
        {
            span.SetTag(TelemetryNames.InputMessages, MessageContent.Of(prompt, messages));
        }
    }

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
