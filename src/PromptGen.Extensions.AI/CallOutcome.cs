using System;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>How a call ended.</summary>
internal enum CallOutcome
{
    Succeeded,

    /// <summary>The answer reached its limit of tokens.</summary>
    Truncated,

    /// <summary>The provider withheld the answer.</summary>
    Filtered,

    Failed,

    TimedOut,

    /// <summary>The caller went away: by its token, or by leaving a stream before its end.</summary>
    Cancelled,

    /// <summary>The call was not made, since the prompt was altered.</summary>
    Rejected,
}

internal static class CallOutcomes
{
    public static string Name(this CallOutcome outcome) => outcome switch
    {
        CallOutcome.Succeeded => "succeeded",
        CallOutcome.Truncated => "truncated",
        CallOutcome.Filtered => "filtered",
        CallOutcome.Failed => "failed",
        CallOutcome.TimedOut => "timed_out",
        CallOutcome.Cancelled => "cancelled",
        CallOutcome.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static CallOutcome Of(ChatFinishReason? reason) =>
        reason == ChatFinishReason.Length ? CallOutcome.Truncated
        : reason == ChatFinishReason.ContentFilter ? CallOutcome.Filtered
        : CallOutcome.Succeeded;

    /// <param name="cancelled">The caller's token has been cancelled.</param>
    public static CallOutcome Of(Exception exception, bool cancelled) => exception switch
    {
        OperationCanceledException when cancelled => CallOutcome.Cancelled,
        OperationCanceledException or TimeoutException => CallOutcome.TimedOut,
        PromptAlteredException => CallOutcome.Rejected,
        _ => CallOutcome.Failed,
    };
}
