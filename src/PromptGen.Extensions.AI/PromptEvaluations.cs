using System;
using System.Collections.Generic;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>
/// Records what reviews and evaluations found about answers, under the prompt version that gave them. It remembers the latest answers of this
/// process by their ids; for others the application passes the identity, which it stored with the answer.
/// </summary>
public sealed class PromptEvaluations
{
    private static readonly ActivitySource Source = new(TelemetryNames.Source);

    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly int _capacity;
    private readonly bool _includeExplanation;
    private readonly ILogger _logger;

    /// <summary>A record of its own.</summary>
    /// <param name="capacity">So many answers are remembered.</param>
    /// <param name="includeExplanation">Whether explanations, which may quote answers, go into spans.</param>
    /// <param name="logger">Gets one line for each result; null: none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public PromptEvaluations(int capacity = 10_000, bool includeExplanation = false, ILogger<PromptEvaluations>? logger = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _capacity = capacity;
        _includeExplanation = includeExplanation;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>The prompt behind an answer of this process; null where it is not remembered.</summary>
    /// <param name="responseId">The answer's id.</param>
    public PromptIdentity? Find(string responseId)
    {
        lock (_answers)
        {
            return _answers.TryGetValue(responseId, out Answer answer) ? answer.Identity : null;
        }
    }

    /// <summary>Records what was found about a remembered answer.</summary>
    /// <param name="responseId">The answer's id.</param>
    /// <param name="evaluation">What was found.</param>
    /// <returns>False: the answer is not remembered. Pass its identity instead.</returns>
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

    /// <summary>Records what was found about an answer of any process.</summary>
    /// <param name="identity">Of the prompt that was answered.</param>
    /// <param name="responseId">The answer's id; null where it has none.</param>
    /// <param name="evaluation">What was found.</param>
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
