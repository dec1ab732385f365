using System;
using Microsoft.Extensions.Logging;

namespace PromptGen.Extensions.AI;

/// <summary>One line for each call and each result, with no content and no key of a user.</summary>
internal static partial class PromptCallLog
{
    public static void Ended(ILogger logger, PromptCall call)
    {
        LogLevel level = call.Outcome is CallOutcome.Failed or CallOutcome.TimedOut or CallOutcome.Rejected || call.Altered != PromptParts.None
            ? LogLevel.Warning
            : LogLevel.Information;
        if (logger.IsEnabled(level))
        {
            PromptIdentity identity = call.Identity;
            string outcome = call.Outcome.Name();
            long milliseconds = (long)call.Duration.TotalMilliseconds;
            string integrity = PromptPartNames.Integrity(call.Altered);
            Ended(
                logger, level, identity.Id, identity.Version, identity.Hash, identity.Channel, identity.ReleaseSerial, outcome, milliseconds,
                call.RequestModel, call.ResponseModel, call.ResponseId, call.Usage?.InputTokenCount, call.Usage?.OutputTokenCount,
                integrity, call.ErrorType);
        }
    }

    [LoggerMessage(EventId = 4101, EventName = "PromptCall", Message =
        "Prompt {PromptName} {PromptVersion} ({PromptHash}, {Channel}, serial {ReleaseSerial}): {Outcome} after {Milliseconds} ms, asked {RequestModel}, answered {ResponseModel} "
        + "({ResponseId}), {InputTokens} tokens in, {OutputTokens} out, {Integrity} {ErrorType}")]
    private static partial void Ended(
        ILogger logger, LogLevel level, string promptName, string promptVersion, string promptHash, string channel, long? releaseSerial, string outcome, long milliseconds,
        string? requestModel, string? responseModel, string? responseId, long? inputTokens, long? outputTokens, string integrity, string? errorType);

    [LoggerMessage(4102, LogLevel.Information, "{EvaluationName} of {ResponseId} ({PromptName} {PromptVersion}, {Channel}): {Label} {Score}", EventName = TelemetryNames.EvaluationResult)]
    public static partial void Evaluated(
        ILogger logger, string evaluationName, string? responseId, string promptName, string promptVersion, string channel, string? label, double? score);

    [LoggerMessage(4103, LogLevel.Debug, "A model was called without a prompt's identity.")]
    public static partial void Unidentified(ILogger logger);

    [LoggerMessage(4104, LogLevel.Warning,
        "A call contains text of the prompt {PromptName} without its identity, so the version is unknown. Pass ToChatMessages() and ToChatOptions() of the rendered prompt in "
        + "place of messages or instructions made from its text. This client logs this once; promptgen.client.unidentified counts each such call.", EventName = "PromptTextWithoutIdentity")]
    public static partial void CarriesText(ILogger logger, string promptName);

    [LoggerMessage(4105, LogLevel.Warning,
        "A model was called without a prompt. Put its instructions into a prompt file, or call the model without this client. This client logs this once; promptgen.client.unidentified "
        + "counts each such call.", EventName = "CallWithoutPrompt")]
    public static partial void HasNoPrompt(ILogger logger);
}
