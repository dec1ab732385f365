using System.Collections.Generic;
using System.Threading;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace PromptGen.Extensions.AI;

/// <summary>Handles calls that do not name a prompt: counts them, warns once for each kind, and rejects them if the options ask for
/// that.</summary>
internal sealed class UnidentifiedCalls(PromptTelemetryOptions options, ILogger logger)
{
    private readonly TextFingerprints _rendered = RenderedTextWatch.Begin();
    private int _hasWarnedOfText;
    private int _hasWarned;

    /// <exception cref="PromptUnidentifiedException">The options refuse such calls.</exception>
    public void Take(IReadOnlyList<ChatMessage> sent, ChatOptions? sentOptions)
    {
        string? promptId = FindPrompt(sent, sentOptions);
        PromptMetrics.Shared.CountUnidentified(promptId);
        PromptCallLog.Unidentified(logger);
        if (promptId is not null)
        {
            if (Interlocked.Exchange(ref _hasWarnedOfText, 1) == 0)
            {
                PromptCallLog.CarriesText(logger, promptId);
            }
        }
        else if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            PromptCallLog.HasNoPrompt(logger);
        }

        if (options.RejectUnidentified)
        {
            throw new PromptUnidentifiedException(promptId);
        }
    }

    /// <returns>The id of a prompt whose rendered text the call carries; null: none that is remembered.</returns>
    private string? FindPrompt(IReadOnlyList<ChatMessage> sent, ChatOptions? sentOptions)
    {
        if (sentOptions?.Instructions is { } instructions && _rendered.Find(instructions) is { } instructing)
        {
            return instructing;
        }

        foreach (ChatMessage message in sent)
        {
            if (_rendered.Find(message.Text) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
