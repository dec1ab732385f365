using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace PromptGen;

/// <summary>A call of a model, as a <see cref="PromptTestChatClient"/> received it.</summary>
/// <param name="Prompt">The prompt that the call was made with; null where neither its options nor its messages came from one.</param>
/// <param name="Messages">As they were sent.</param>
/// <param name="Options">As they were sent; null: none.</param>
public sealed record PromptTestCall(PromptIdentity? Prompt, IReadOnlyList<ChatMessage> Messages, ChatOptions? Options);
