using System;

namespace PromptGen;

/// <summary>A call was refused because it does not name the prompt that it was made with.</summary>
/// <remarks>See <see cref="PromptTelemetryOptions.RejectUnidentified"/>.</remarks>
public sealed class PromptUnidentifiedException : InvalidOperationException
{
    /// <summary>A refused call.</summary>
    /// <param name="promptId">The id of the prompt whose rendered text the call carries; null: of none that is known.</param>
    public PromptUnidentifiedException(string? promptId)
        : base(promptId is null
            ? "The call was rejected: it does not name a prompt. Render a prompt and pass its ToChatMessages() and ToChatOptions()."
            : "The call was rejected: it contains text of the prompt '" + promptId + "' without its identity, so the version is unknown. Pass ToChatMessages() and"
                + " ToChatOptions() of the rendered prompt instead of messages or instructions made from its text.")
    {
        PromptId = promptId;
    }

    /// <summary>The id of the prompt whose rendered text the call carries; null: of none that is known.</summary>
    public string? PromptId { get; }
}
