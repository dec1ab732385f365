using PromptGen.Core.Display;

namespace PromptGen;

/// <summary>A change or a problem of releases that people should know about.</summary>
/// <param name="Kind">The kind of the event.</param>
/// <param name="Message">A description of the event, for people.</param>
/// <param name="PromptId">The prompt that the event is about; null if it is about all prompts.</param>
/// <param name="Rejection">The part that is held back, the warning, or the problem that ended; null for other events.</param>
public sealed record PromptReleaseEvent(PromptReleaseEventKind Kind, string Message, string? PromptId = null, PromptRejection? Rejection = null)
{
    /// <summary>A description of the event, for people.</summary>
    /// <remarks>Addresses are shown without user info, query and fragment. Text that could act on a terminal or a log is
    /// escaped.</remarks>
    public string Message { get; init; } = VisibleText.Line(AddressText.In(Message));
}

/// <summary>The kinds of <see cref="PromptReleaseEvent"/>.</summary>
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
