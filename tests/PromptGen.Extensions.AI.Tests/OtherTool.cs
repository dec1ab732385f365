#pragma warning disable PG2010 // Other people's descriptions of tools are what is tested.

using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>A tool that differs from another in what a test sets.</summary>
internal sealed class OtherTool(AIFunctionDeclaration tool) : AIFunctionDeclaration
{
    public string OtherName { get; init; } = tool.Name;

    public string OtherDescription { get; init; } = tool.Description;

    public JsonElement Schema { get; init; } = tool.JsonSchema;

    public JsonElement? Result { get; init; }

    public Dictionary<string, object?> Properties { get; } = tool.AdditionalProperties.ToDictionary(static property => property.Key, static property => property.Value);

    public override string Name => OtherName;

    public override string Description => OtherDescription;

    public override JsonElement JsonSchema => Schema;

    public override JsonElement? ReturnJsonSchema => Result;

    public override IReadOnlyDictionary<string, object?> AdditionalProperties => Properties;
}

/// <summary>A message of a type that a client below may know more of.</summary>
internal sealed class OtherMessage(ChatRole role, string text) : ChatMessage(role, text);

/// <summary>Options of a type that a client below may know more of.</summary>
internal sealed class OtherOptions(ChatOptions options) : ChatOptions(options);
