using PromptGen.Core.Display;

namespace PromptGen;

/// <summary>A change or a problem of releases that people should know about.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Message">What happened, for people.</param>
/// <param name="PromptId">The prompt that the event is about; null if it is about all prompts.</param>
/// <param name="Rejection">What is held back, what a warning is about, or what has recovered; null for other events.</param>
public sealed record PromptReleaseEvent(PromptReleaseEventKind Kind, string Message, string? PromptId = null, PromptRejection? Rejection = null)
{
    /// <summary>What happened, for people.</summary>
    /// <remarks>Addresses are shown without user info, query and fragment. Text that could act on a terminal or a log is
    /// escaped.</remarks>
    public string Message { get; init; } = VisibleText.Line(AddressText.In(Message));
}

/// <summary>What a <see cref="PromptReleaseEvent"/> reports.</summary>
public enum PromptReleaseEventKind
{
    /// <summary>Another version is served, or a canary changed.</summary>
    Changed,

    /// <summary>A part of a state is held back; the previous versions are still served.</summary>
    Rejected,

    /// <summary>A part of a state that was held back is served again, or a warning ended.</summary>
    Recovered,

    /// <summary>This process stopped its canary of a prompt.</summary>
    CanaryStopped,
}

/// <summary>How a model call with a rendered prompt ended, for the guard of a canary.</summary>
public enum PromptOutcome
{
    /// <summary>The call succeeded and the answer is usable.</summary>
    Succeeded,

    /// <summary>The call failed, or the answer is not usable.</summary>
    Failed,

    /// <summary>The answer does not match the requested schema.</summary>
    SchemaFailed,
}
