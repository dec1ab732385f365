using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>Records for each call which prompt version was sent, how the call ended, and whether the call contains what was
/// rendered.</summary>
/// <remarks>
/// Place it innermost, directly around the client that calls the provider: changes by middleware outside it are detected, changes
/// inside it are not. It finds the prompt through options that <see cref="RenderedPromptChatExtensions.ToChatOptions"/> created, or
/// else through messages of <see cref="RenderedPromptChatExtensions.ToChatMessages"/>. <c>GetService</c> returns its
/// <see cref="PromptEvaluations"/>.
/// </remarks>
public sealed class PromptTelemetryChatClient : DelegatingChatClient
{
    private readonly PromptTelemetryOptions _options;
    private readonly PromptEvaluations _evaluations;
    private readonly ILogger _logger;
    private readonly ChatClientMetadata? _metadata;
    private readonly UnidentifiedCalls _unidentified;
    private readonly KeptConversations _conversations = new();

    /// <summary>Creates a client that adds telemetry to another client.</summary>
    /// <param name="innerClient">The client that calls the provider.</param>
    /// <param name="options">The telemetry options; null for the defaults.</param>
    /// <param name="evaluations">The record in which answers are remembered for later evaluation; null for a new one.</param>
    /// <param name="logger">The logger that writes one line for each call; null for no log.</param>
    public PromptTelemetryChatClient(
        IChatClient innerClient, PromptTelemetryOptions? options = null, PromptEvaluations? evaluations = null, ILogger<PromptTelemetryChatClient>? logger = null)
        : base(innerClient)
    {
        _options = options ?? new PromptTelemetryOptions();
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _evaluations = evaluations ?? new PromptEvaluations();
        _metadata = innerClient.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        _unidentified = new UnidentifiedCalls(_options, _logger);
    }

    /// <summary>The name of the activity source and of the meter, for <c>AddSource</c> and <c>AddMeter</c> of
    /// OpenTelemetry.</summary>
    public static string SourceName => TelemetryNames.Source;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatMessage[] sent = [.. messages];
        if (Begin(sent, options) is not { } call)
        {
            ChatResponse other = await base.GetResponseAsync(sent, options, cancellationToken).ConfigureAwait(false);
            Remember(other, call: null);
            return other;
        }

        try
        {
            call.RefuseIfAltered();
            ChatResponse response = await base.GetResponseAsync(sent, options, cancellationToken).ConfigureAwait(false);
            call.Complete(response);
            Remember(response, call);
            response.AdditionalProperties = IdentityProperties.Add(response.AdditionalProperties, call.Identity);
            return response;
        }
        catch (Exception exception)
        {
            call.Fail(exception, cancellationToken.IsCancellationRequested);
            throw;
        }
        finally
        {
            call.End();
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatMessage[] sent = [.. messages];
        if (Begin(sent, options) is not { } call)
        {
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(sent, options, cancellationToken).ConfigureAwait(false))
            {
                Remember(update, call: null);
                yield return update;
            }

            yield break;
        }

        // Whoever leaves the stream before its end disposes of the enumerator: only the last block runs, and the outcome is still `cancelled`.
        IAsyncEnumerator<ChatResponseUpdate>? updates = null;
        try
        {
            bool isFirst = true;
            while (true)
            {
                ChatResponseUpdate update;
                try
                {
                    if (updates is null)
                    {
                        call.RefuseIfAltered();
                        updates = base.GetStreamingResponseAsync(sent, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
                    }

                    if (!await updates.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }

                    update = updates.Current;
                }
                catch (Exception exception)
                {
                    call.Fail(exception, cancellationToken.IsCancellationRequested);
                    throw;
                }

                call.Add(update);
                Remember(update, call);
                if (isFirst)
                {
                    update.AdditionalProperties = IdentityProperties.Add(update.AdditionalProperties, call.Identity);
                    isFirst = false;
                }

                yield return update;
                call.Resume();
            }

            call.Complete();
        }
        finally
        {
            try
            {
                if (updates is not null)
                {
                    await updates.DisposeAsync().ConfigureAwait(false);
                }
            }
            finally
            {
                call.End();
            }
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(PromptEvaluations) ? _evaluations : base.GetService(serviceType, serviceKey);

    private void Remember(ChatResponse response, PromptCall? call)
    {
        ProviderObjects.Remember(response);
        _conversations.Remember(response, call);
    }

    private void Remember(ChatResponseUpdate update, PromptCall? call)
    {
        ProviderObjects.Remember(update);
        _conversations.Remember(update, call);
    }

    /// <param name="sent">A copy: what is compared is what is sent, whatever its owner does meanwhile.</param>
    /// <param name="options">Null: none.</param>
    /// <returns>Null: the call names no prompt.</returns>
    /// <exception cref="PromptUnidentifiedException">The call names no prompt, and the options refuse that.</exception>
    private PromptCall? Begin(ChatMessage[] sent, ChatOptions? options)
    {
        RenderedPrompt prompt;
        string? promisedModel;
        if (options is PromptChatOptions named)
        {
            (prompt, promisedModel) = (named.Prompt, named.PromisedModel);
        }
        else if (RenderedOrigin.Find(sent) is { } origin)
        {
            (prompt, promisedModel) = (origin.Prompt, PromptModelMap.NamedBy(origin.Prompt.Identity));
        }
        else
        {
            _unidentified.Take(sent, options);
            return null;
        }

        string? model = options?.ModelId ?? _metadata?.DefaultModelId;
        PromptParts altered = PromptIntegrity.FindAltered(prompt, promisedModel, sent, options, model, _options.AllowedProperties, _conversations);
        return new PromptCall(prompt, altered, model, sent, _metadata, _options, _evaluations, _logger);
    }
}
