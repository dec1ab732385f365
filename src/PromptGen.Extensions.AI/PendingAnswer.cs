#pragma warning disable MEAI001 // Marked as experimental, and what a caller sets there is sent all the same. Nothing else of this project touches it.

using System;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>The id under which a provider keeps an answer that is not complete yet.</summary>
internal static class PendingAnswer
{
    /// <returns>Null: the call does not ask for one.</returns>
    public static string? Of(ChatOptions? options) => Text(options?.ContinuationToken);

    /// <returns>Null: the answer is complete.</returns>
    public static string? Of(ChatResponse response) => Text(response.ContinuationToken);

    /// <returns>Null: the provider does not keep it.</returns>
    public static string? Of(ChatResponseUpdate update) => Text(update.ContinuationToken);

    private static string? Text(ResponseContinuationToken? token) => token is null ? null : Convert.ToBase64String(token.ToBytes().Span);
}
