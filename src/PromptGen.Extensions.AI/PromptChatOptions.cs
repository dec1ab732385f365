using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Options that know the prompt they were made from, also after middleware has cloned them.</summary>
/// <remarks>As JSON they are what they would be without it: caches make their keys, and logs their lines, of what is sent.</remarks>
internal sealed class PromptChatOptions : ChatOptions
{
    private Func<IChatClient, object?>? _extra;

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
        _extra = other._extra;
    }

    [JsonIgnore]
    public RenderedPrompt Prompt { get; }

    /// <summary>Whether the extra parameters of the prompt are handed to the client as they were when the options were made.</summary>
    [JsonIgnore]
    public bool HasItsExtra => _extra is not null && ReferenceEquals(RawRepresentationFactory, _extra);

    /// <summary>The model that the environment uses for the prompt; null if the prompt does not name one.</summary>
    [JsonIgnore]
    public string? PromisedModel { get; }

    public void HandOver(JsonElement extra, PromptExtraParameters parameters)
    {
        _extra = client => parameters(client, extra);
        RawRepresentationFactory = _extra;
    }

    public override ChatOptions Clone() => new PromptChatOptions(this);
}
