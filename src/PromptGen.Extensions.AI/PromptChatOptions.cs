using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Options that know the prompt they were made from, also after middleware has cloned them.</summary>
/// <remarks>As JSON they are what they would be without it: caches make their keys, and logs their lines, of what is sent.</remarks>
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

    [JsonIgnore]
    public RenderedPrompt Prompt { get; }

    /// <summary>The model that the environment uses for the prompt; null if the prompt does not name one.</summary>
    [JsonIgnore]
    public string? PromisedModel { get; }

    public override ChatOptions Clone() => new PromptChatOptions(this);
}
