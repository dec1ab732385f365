using System;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>The roles of both libraries.</summary>
internal static class ChatRoles
{
    public static readonly ChatRole Developer = new("developer");

    public static ChatRole Of(PromptRole role) => role switch
    {
        PromptRole.System => ChatRole.System,
        PromptRole.Developer => Developer,
        PromptRole.User => ChatRole.User,
        PromptRole.Assistant => ChatRole.Assistant,
        PromptRole.Tool => ChatRole.Tool,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "is no role"),
    };

    /// <returns>Null: a role that prompts do not have.</returns>
    public static PromptRole? Find(ChatRole role)
    {
        for (PromptRole known = PromptRole.System; known <= PromptRole.Tool; known++)
        {
            if (Of(known) == role)
            {
                return known;
            }
        }

        return null;
    }

    public static bool IsInstruction(ChatRole role) => role == ChatRole.System || role == Developer;
}
