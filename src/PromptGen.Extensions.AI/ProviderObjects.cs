using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>
/// The raw representations that providers returned. Clients send them back in place of texts, so one that a provider did not make
/// may say anything.
/// </summary>
/// <remarks>Kept beside the objects as <see cref="RenderedOrigin"/> is: an object that is not used any more is forgotten.</remarks>
internal static class ProviderObjects
{
    private static readonly ConditionalWeakTable<object, object> Known = new();

    public static void Remember(ChatResponse response)
    {
        foreach (ChatMessage message in response.Messages)
        {
            Remember(message.RawRepresentation);
            Remember(message.Contents);
        }
    }

    public static void Remember(ChatResponseUpdate update)
    {
        Remember(update.RawRepresentation);
        Remember(update.Contents);
    }

    /// <summary>Whether a client below could send something of the message that neither its role nor its contents show.</summary>
    public static bool HaveMade(ChatMessage message)
    {
        if (!IsKnown(message.RawRepresentation))
        {
            return false;
        }

        foreach (AIContent content in message.Contents)
        {
            if (!IsKnown(content.RawRepresentation))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsKnown(object? raw) => raw is null || Known.TryGetValue(raw, out _);

    private static void Remember(IEnumerable<AIContent> contents)
    {
        foreach (AIContent content in contents)
        {
            Remember(content.RawRepresentation);
        }
    }

    private static void Remember(object? raw)
    {
        if (raw is not null)
        {
            Known.AddOrUpdate(raw, raw.GetType());
        }
    }
}
