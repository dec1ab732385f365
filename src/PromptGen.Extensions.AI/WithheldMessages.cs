using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>The chat messages whose texts may contain the value of a sensitive variable, also after they were put into the slot of another prompt.</summary>
/// <remarks>Kept beside the messages as <see cref="RenderedOrigin"/> is.</remarks>
internal static class WithheldMessages
{
    private static readonly ConditionalWeakTable<ChatMessage, object> Known = new();

    public static void Add(ChatMessage message) => Known.AddOrUpdate(message, Known);

    public static bool Contain(ChatMessage message) => Known.TryGetValue(message, out _);
}
