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
            ? "The call was refused: it was made without a prompt. Render one and pass its ToChatMessages() and ToChatOptions()."
            : "The call was refused: it carries text of the prompt '" + promptId + "' without its identity, so nothing says which version was sent. Pass ToChatMessages() and"
                + " ToChatOptions() of the rendered prompt in place of messages or instructions that are made from its text.")
    {
        PromptId = promptId;
    }

    /// <summary>The id of the prompt whose rendered text the call carries; null: of none that is known.</summary>
    public string? PromptId { get; }
}
