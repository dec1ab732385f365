using System;

namespace PromptGen;

/// <summary>The exception for a rejected call: it does not name the prompt that it was made with.</summary>
/// <remarks>It is thrown only if <see cref="PromptTelemetryOptions.RejectUnidentified"/> is true.</remarks>
public sealed class PromptUnidentifiedException : InvalidOperationException
{
    /// <summary>Creates an exception for a rejected call.</summary>
    /// <param name="promptId">The id of the prompt whose rendered text the call contains; null if no known prompt is
    /// recognized.</param>
    public PromptUnidentifiedException(string? promptId)
        : base(promptId is null
            ? "The call was rejected: it does not name a prompt. Render a prompt and pass its ToChatMessages() and ToChatOptions()."
            : "The call was rejected: it contains text of the prompt '" + promptId + "' without its identity, so the version is unknown. Pass ToChatMessages() and"
                + " ToChatOptions() of the rendered prompt instead of messages or instructions made from its text.")
    {
        PromptId = promptId;
    }

    /// <summary>The id of the prompt whose rendered text the call contains; null if no known prompt is recognized.</summary>
    public string? PromptId { get; }
}
