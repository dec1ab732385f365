using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Core.Prompts;

/// <summary>
/// What can change the model's behaviour, and nothing else. Two prompts with equal effective prompts are the same prompt, whatever
/// their files look like.
/// </summary>
internal sealed record EffectivePrompt
{
    /// <summary>The template language of this build; part of the hash, since another language would render otherwise.</summary>
    public const string CurrentLanguage = "scriban-7.2.6/1";

    public string Language { get; init; } = CurrentLanguage;

    public string? Model { get; init; }

    /// <summary>Model parameters such as <c>temperature</c>; null if the file does not have any.</summary>
    public JsonObject? Parameters { get; init; }

    public EquatableArray<PromptVariable> Variables { get; init; }

    public EquatableArray<EffectiveMessage> Messages { get; init; }

    /// <summary>Every partial that a message reaches, transitively, sorted by name (ordinal).</summary>
    public EquatableArray<EffectivePartial> Partials { get; init; }

    public EquatableArray<ToolDefinition> Tools { get; init; }

    /// <summary>As in the file; null if the file does not have it.</summary>
    public JsonObject? ResponseFormat { get; init; }
}

/// <summary>A message of the prompt: a template in a role, or a place for messages that the caller passes in.</summary>
internal abstract record EffectiveMessage;

internal sealed record EffectiveTemplateMessage(PromptMessageRole Role, string Template) : EffectiveMessage;

internal sealed record EffectiveSlot(string Name) : EffectiveMessage;

internal sealed record EffectivePartial(string Name, string Template);

internal enum PromptMessageRole
{
    System,
    Developer,
    User,
    Assistant,
}

/// <param name="Parameters">The JSON Schema of the arguments; null if the file does not have any.</param>
internal sealed record ToolDefinition(string Name, string? Description, JsonObject? Parameters)
{
    public bool? Strict { get; init; }
}
