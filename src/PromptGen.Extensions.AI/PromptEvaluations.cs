using System;
using System.Collections.Generic;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>Records results of reviews and evaluations under the prompt version that produced the answer.</summary>
/// <remarks>
/// It remembers the latest answers of this process by their ids. For other answers, pass the identity, which your application
/// stored with the answer.
/// </remarks>
public sealed class PromptEvaluations
{
    private static readonly ActivitySource Source = new(TelemetryNames.Source);

    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly int _capacity;
    private readonly bool _includeExplanation;
    private readonly ILogger _logger;

    /// <summary>Creates a record of evaluations that remembers a limited number of answers.</summary>
    /// <param name="capacity">The number of answers that are remembered; zero or more.</param>
    /// <param name="includeExplanation">Whether spans contain explanations, which can quote answers.</param>
    /// <param name="logger">The logger that writes one line for each result; null for no log.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public PromptEvaluations(int capacity = 10_000, bool includeExplanation = false, ILogger<PromptEvaluations>? logger = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _capacity = capacity;
        _includeExplanation = includeExplanation;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Finds the prompt and version that produced an answer of this process.</summary>
    /// <param name="responseId">The id of the answer, <c>ChatResponse.ResponseId</c>.</param>
    /// <returns>The prompt and version; null if the answer is not remembered.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="responseId"/> is null.</exception>
    public PromptIdentity? Find(string responseId)
    {
        lock (_answers)
        {
            return _answers.TryGetValue(responseId, out Answer answer) ? answer.Identity : null;
        }
    }

    /// <summary>Records a result for an answer that this process remembers.</summary>
    /// <param name="responseId">The id of the answer, <c>ChatResponse.ResponseId</c>.</param>
    /// <param name="evaluation">The result.</param>
    /// <returns>True if the result was recorded; false if the answer is not remembered: then call <see cref="Record(PromptIdentity, string?, PromptEvaluation)"/> with its
    /// identity.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public bool TryRecord(string responseId, PromptEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(responseId);
        ArgumentNullException.ThrowIfNull(evaluation);
        Answer answer;
        lock (_answers)
        {
            if (!_answers.TryGetValue(responseId, out answer))
            {
                return false;
            }
        }

        Record(answer.Identity, responseId, evaluation, answer.Span);
        return true;
    }

    /// <summary>Records a result for an answer of any process.</summary>
    /// <param name="identity">The prompt and version that produced the answer.</param>
    /// <param name="responseId">The id of the answer; null if it does not have one.</param>
    /// <param name="evaluation">The result.</param>
    /// <exception cref="ArgumentNullException"><paramref name="identity"/> or <paramref name="evaluation"/> is null.</exception>
    public void Record(PromptIdentity identity, string? responseId, PromptEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(evaluation);
        Record(identity, responseId, evaluation, span: default);
    }

    /// <param name="responseId">Null: the provider gave none, and nothing can be recorded by it.</param>
    internal void Remember(string? responseId, PromptIdentity identity, ActivityContext span)
    {
        if (responseId is null || _capacity == 0)
        {
            return;
        }

        lock (_answers)
        {
            if (_answers.TryAdd(responseId, new Answer(identity, span)))
            {
                _order.Enqueue(responseId);
                if (_order.Count > _capacity)
                {
                    _answers.Remove(_order.Dequeue());
                }
            }
        }
    }

    private void Record(PromptIdentity identity, string? responseId, PromptEvaluation evaluation, ActivityContext span)
    {
        // A span of its own under that of the call, which has ended long ago and can take no more.
        using Activity? activity = Source.StartActivity("evaluate " + evaluation.Name, ActivityKind.Internal, span);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(TelemetryNames.EvaluationName, evaluation.Name);
            activity.SetTag(TelemetryNames.EvaluationLabel, evaluation.Label);
            activity.SetTag(TelemetryNames.EvaluationScore, evaluation.Score);
            activity.SetTag(TelemetryNames.EvaluationExplanation, _includeExplanation ? evaluation.Explanation : null);
            activity.SetTag(TelemetryNames.ResponseId, responseId);
            activity.SetTag(TelemetryNames.PromptName, identity.Id);
            activity.SetTag(TelemetryNames.PromptVersion, identity.Version);
            activity.SetTag(TelemetryNames.PromptHash, identity.Hash);
            activity.SetTag(TelemetryNames.PromptChannel, identity.Channel);
        }

        PromptMetrics.Shared.Record(identity, evaluation);
        PromptCallLog.Evaluated(
            _logger, evaluation.Name, responseId, identity.Id, identity.Version, identity.Channel, evaluation.Label, evaluation.Score);
    }

    private readonly record struct Answer(PromptIdentity Identity, ActivityContext Span);
}
