using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace PromptGen;

/// <summary>A model call that a <see cref="PromptTestChatClient"/> received.</summary>
/// <param name="Prompt">The prompt and version of the call; null if neither its options nor its messages come from a
/// prompt.</param>
/// <param name="Messages">The messages as they were sent.</param>
/// <param name="Options">The options as they were sent; null if the call did not have any.</param>
public sealed record PromptTestCall(PromptIdentity? Prompt, IReadOnlyList<ChatMessage> Messages, ChatOptions? Options);
