using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Options that know the prompt they were made from, also after middleware has cloned them.</summary>
internal sealed class PromptChatOptions : ChatOptions
{
    public PromptChatOptions(RenderedPrompt prompt, string? promisedModel)
    {
        Prompt = prompt;
        PromisedModel = promisedModel;
    }

    private PromptChatOptions(PromptChatOptions other)
        : base(other)
    {
        Prompt = other.Prompt;
        PromisedModel = other.PromisedModel;
    }

    public RenderedPrompt Prompt { get; }

    /// <summary>The model that the environment has for the prompt; null where the prompt names none.</summary>
    public string? PromisedModel { get; }

    public override ChatOptions Clone() => new PromptChatOptions(this);
}
