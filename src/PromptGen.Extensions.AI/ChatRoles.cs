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
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "is not a role"),
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

    /// <summary>Whether a role is written as another is. <see cref="ChatRole"/> takes <c>SYSTEM</c> for <c>system</c>, and providers need not.</summary>
    public static bool Is(ChatRole role, ChatRole other) => string.Equals(role.Value, other.Value, StringComparison.Ordinal);

    /// <summary>Whether a message of the role may instruct the model: every role that is not exactly user, assistant or tool.</summary>
    public static bool IsInstruction(ChatRole role) => !Is(role, ChatRole.User) && !Is(role, ChatRole.Assistant) && !Is(role, ChatRole.Tool);
}
