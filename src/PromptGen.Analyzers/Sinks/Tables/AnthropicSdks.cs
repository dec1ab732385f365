using System.Collections.Generic;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>The official Anthropic package and Anthropic.SDK.</summary>
internal static class AnthropicSdks
{
    public static IEnumerable<TextSink> Sinks =>
    [
        Property("Anthropic.Models.Messages.MessageCreateParams", "System", Instructions),
        Property("Anthropic.Models.Messages.MessageCountTokensParams", "System", Instructions),
        Property("Anthropic.Models.Messages.Batches.Params", "System", Instructions),
        Property("Anthropic.Models.Beta.Messages.MessageCreateParams", "System", Instructions),
        Property("Anthropic.Models.Beta.Messages.MessageCountTokensParams", "System", Instructions),
        Property("Anthropic.Models.Beta.Messages.Batches.Params", "System", Instructions),
        Property("Anthropic.Models.Beta.Messages.ThreadCreateParams", "System", Instructions),
        Property("Anthropic.Models.Beta.Messages.ThreadSendParams", "System", Instructions),
        Property("Anthropic.Models.Beta.Agents.AgentCreateParams", "System", Instructions),
        Property("Anthropic.Models.Beta.Agents.AgentUpdateParams", "System", Instructions),
        Property("Anthropic.Models.Beta.Sessions.BetaManagedAgentsAgentWithOverridesParams", "System", Instructions),
        Constructor("Anthropic.Models.Beta.Sessions.BetaManagedAgentsSystemContentBlock", Instructions, "text"),
        Property("Anthropic.Models.Beta.Sessions.BetaManagedAgentsSystemContentBlock", "Text", Instructions),
        Constructor("Anthropic.Models.Messages.SystemMessageParamContent", Instructions, "value"),
        Constructor("Anthropic.Models.Messages.SystemMessageParam", Instructions, "content"),
        Property("Anthropic.Models.Messages.SystemMessageParam", "Content", Instructions),
        Constructor("Anthropic.Models.Beta.Messages.BetaSystemMessageParam", Instructions, "content"),
        Property("Anthropic.Models.Beta.Messages.BetaSystemMessageParam", "Content", Instructions),
        Property("Anthropic.Models.Messages.MessageParam", "Content", ByRole),
        Property("Anthropic.Models.Messages.Tool", "Description", ToolDescription),
        Property("Anthropic.Models.Beta.Messages.BetaTool", "Description", ToolDescription),

        Property("Anthropic.SDK.Messaging.MessageParameters", "System", Instructions),
        Property("Anthropic.SDK.Messaging.MessageParameters", "SystemMessage", Instructions),
        Constructor("Anthropic.SDK.Messaging.SystemMessage", Instructions, "text"),
        Constructor("Anthropic.SDK.Messaging.Message", ByRole, "text"),
    ];
}
