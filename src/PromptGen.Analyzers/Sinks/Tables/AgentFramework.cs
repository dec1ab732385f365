using System.Collections.Generic;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>Microsoft Agent Framework. Its extension methods live in the namespaces of the clients they extend.</summary>
internal static class AgentFramework
{
    private const string Namespace = "Microsoft.Agents.AI.";

    public static IEnumerable<TextSink> Sinks =>
    [
        AnyMethod("AsAIAgent", Instructions, "instructions") with { IsFirst = true },
        AnyMethod("CreateAIAgent", Instructions, "instructions") with { IsFirst = true },
        AnyMethod("CreateAIAgentAsync", Instructions, "instructions"),
        AnyMethod("BuildAIAgent", Instructions, "instructions") with { IsFirst = true },
        AnyMethod("AddAIAgent", Instructions, "instructions"),
        AnyMethod("WithHandoffInstructions", Instructions, "instructions", "handoffInstructions") with { IsFirst = true },
        AnyMethod("CreateFromYamlAsync", Template, "text"),
        AnyMethod("CreateFromYaml", Template, "text"),
        Constructor(Namespace + "ChatClientAgent", Instructions, "instructions"),
        Constructor(Namespace + "Foundry.FoundryAgent", Instructions, "instructions"),
        Constructor(Namespace + "FoundryAgent", Instructions, "instructions"),
        Constructor(Namespace + "AzureAI.FoundryAgent", Instructions, "instructions"),
        Constructor(Namespace + "AgentInlineSkill", Instructions, "instructions"),
        Constructor(Namespace + "AgentModeProviderOptions+AgentMode", Instructions, "instructions"),
        Constructor(Namespace + "AgentMode", Instructions, "instructions"),
        Property(Namespace + "ChatClientAgentOptions", "Instructions", Instructions),
        Property(Namespace + "AIContext", "Instructions", Instructions),
        Property(Namespace + "AIJudgeLoopEvaluatorOptions", "Instructions", Instructions),
        // What other agents and their hosts choose an agent by.
        AnyMethod("AsAIAgent", ToolDescription, "description"),
        AnyMethod("CreateAIAgent", ToolDescription, "description"),
        AnyMethod("CreateAIAgentAsync", ToolDescription, "description"),
        AnyMethod("BuildAIAgent", ToolDescription, "description"),
        AnyMethod("AddAIAgent", ToolDescription, "description"),
        Constructor(Namespace + "ChatClientAgent", ToolDescription, "description"),
        Constructor(Namespace + "AgentInlineSkill", ToolDescription, "description"),
        Property(Namespace + "ChatClientAgentOptions", "Description", ToolDescription),
        Property(Namespace + "AIAgent", "Description", ToolDescription),
        Constructor("Microsoft.Agents.ObjectModel.GptComponentMetadata", Instructions, "instructions"),
    ];
}
