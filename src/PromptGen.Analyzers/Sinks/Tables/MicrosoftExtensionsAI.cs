using System.Collections.Generic;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>Microsoft.Extensions.AI.Abstractions and Microsoft.Extensions.AI.</summary>
internal static class MicrosoftExtensionsAI
{
    private const string Namespace = "Microsoft.Extensions.AI.";

    public static IEnumerable<TextSink> Sinks =>
    [
        Constructor(Namespace + "ChatMessage", ByRole, "content", "contents"),
        Property(Namespace + "ChatMessage", "Contents", ByRole),
        Property(Namespace + "ChatOptions", "Instructions", Instructions),
        Property(Namespace + "RealtimeSessionOptions", "Instructions", Instructions),
        Property(Namespace + "CreateResponseRealtimeClientMessage", "Instructions", Instructions),
        Method(Namespace + "ChatClientExtensions", "GetResponseAsync", User, "chatMessage"),
        Method(Namespace + "ChatClientExtensions", "GetStreamingResponseAsync", User, "chatMessage"),
        Method(Namespace + "ChatClientStructuredOutputExtensions", "GetResponseAsync", User, "chatMessage"),
        Method(Namespace + "ChatClientExtensions", "CompleteAsync", User, "chatMessage"),
        Method(Namespace + "ChatClientExtensions", "CompleteStreamingAsync", User, "chatMessage"),
        Method(Namespace + "AIFunctionFactory", "Create", ToolDescription, "description"),
        Method(Namespace + "AIFunctionFactory", "CreateDeclaration", ToolDescription, "description"),
        Property(Namespace + "AIFunctionFactoryOptions", "Description", ToolDescription),
        Property(Namespace + "AITool", "Description", ToolDescription),
        Property(Namespace + "AITool", "Description", ToolDescription),
        Property(Namespace + "SummarizingChatReducer", "SummarizationPrompt", Instructions),
    ];
}
