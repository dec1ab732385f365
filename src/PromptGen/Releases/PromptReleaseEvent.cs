using PromptGen.Core.Display;

namespace PromptGen;

/// <summary>Something that releases want people to know.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Message">For people.</param>
/// <param name="PromptId">The prompt that it concerns; null: all.</param>
/// <param name="Rejection">Where something was held back, or is a warning.</param>
public sealed record PromptReleaseEvent(PromptReleaseEventKind Kind, string Message, string? PromptId = null, PromptRejection? Rejection = null)
{
    /// <summary>For people. Addresses are shown without user info, query and fragment, and text that could act on a terminal or a log is escaped.</summary>
    public string Message { get; init; } = VisibleText.Line(AddressText.In(Message));
}

/// <summary>Kinds of <see cref="PromptReleaseEvent"/>.</summary>
public enum PromptReleaseEventKind
{
    /// <summary>Another version is served, or a canary changed.</summary>
    Changed,

    /// <summary>Something of a state is held back; what was served goes on.</summary>
    Rejected,

    /// <summary>Something that was held back no longer is.</summary>
    Recovered,

    /// <summary>This process has stopped its canary of a prompt.</summary>
    CanaryStopped,
}

/// <summary>How a call of a model with a rendered prompt ended, for the guard of a canary.</summary>
public enum PromptOutcome
{
    /// <summary>As it should.</summary>
    Succeeded,

    /// <summary>The call failed, or the model answered nothing that can be used.</summary>
    Failed,

    /// <summary>The answer does not fit the schema that was asked for.</summary>
    SchemaFailed,
}
