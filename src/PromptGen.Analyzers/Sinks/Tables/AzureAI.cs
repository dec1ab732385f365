using System.Collections.Generic;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>Azure.AI.Inference, Azure.AI.OpenAI 1.x, Azure.AI.Agents.Persistent and Azure.AI.Projects.</summary>
internal static class AzureAI
{
    private const string Administration = "Azure.AI.Agents.Persistent.PersistentAgentsAdministrationClient";

    public static IEnumerable<TextSink> Sinks =>
    [
        Constructor("Azure.AI.OpenAI.ChatRequestSystemMessage", Instructions, "content"),
        Constructor("Azure.AI.OpenAI.ChatRequestUserMessage", User, "content"),
        Constructor("Azure.AI.OpenAI.ChatMessage", ByRole, "content"),
        Property("Azure.AI.OpenAI.ChatMessage", "Content", ByRole),
        Property("Azure.AI.OpenAI.Assistants.AssistantCreationOptions", "Instructions", Instructions),
        Constructor("Azure.AI.Inference.ChatRequestSystemMessage", Instructions, "content"),
        Constructor("Azure.AI.Inference.ChatRequestDeveloperMessage", Instructions, "content"),
        Constructor("Azure.AI.Inference.ChatRequestUserMessage", User, "content"),

        Method(Administration, "CreateAgent", Instructions, "instructions"),
        Method(Administration, "CreateAgentAsync", Instructions, "instructions"),
        Method(Administration, "UpdateAgent", Instructions, "instructions"),
        Method(Administration, "UpdateAgentAsync", Instructions, "instructions"),
        AnyMethod("CreateAgent", Instructions, "instructions"),
        AnyMethod("CreateAgentAsync", Instructions, "instructions"),
        AnyMethod("UpdateAgent", Instructions, "instructions"),
        AnyMethod("UpdateAgentAsync", Instructions, "instructions"),
        AnyMethod("CreateRun", Instructions, "overrideInstructions", "additionalInstructions", "instructions"),
        AnyMethod("CreateRunAsync", Instructions, "overrideInstructions", "additionalInstructions", "instructions"),
        AnyMethod("CreateRunStreaming", Instructions, "overrideInstructions", "additionalInstructions", "instructions"),
        AnyMethod("CreateRunStreamingAsync", Instructions, "overrideInstructions", "additionalInstructions", "instructions"),
        AnyMethod("CreateThreadAndRun", Instructions, "overrideInstructions", "additionalInstructions", "instructions"),
        AnyMethod("CreateThreadAndRunAsync", Instructions, "overrideInstructions", "additionalInstructions", "instructions"),

        Property("Azure.AI.Projects.Agents.DeclarativeAgentDefinition", "Instructions", Instructions),
        Property("Azure.AI.Projects.Agents.PromptAgentDefinition", "Instructions", Instructions),
        Property("Azure.AI.Projects.OpenAI.PromptAgentDefinition", "Instructions", Instructions),
        Property("Azure.AI.Projects.PromptAgentDefinition", "Instructions", Instructions),
        Property("Azure.AI.Agents.PromptAgentDefinition", "Instructions", Instructions),
    ];
}
