using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PromptGen;

namespace Microsoft.Extensions.AI;

/// <summary>Telemetry of prompts in the pipeline of a chat client.</summary>
public static class PromptTelemetryChatClientBuilderExtensions
{
    /// <summary>
    /// Adds <see cref="PromptTelemetryChatClient"/>. Call it last, so that it is innermost: everything outside of it is compared with what was rendered, and the spans of
    /// <c>UseOpenTelemetry</c> outside of it get the attributes of the prompt.
    /// </summary>
    /// <remarks>
    /// Options, evaluations and the logger come from the services of the pipeline. Register <see cref="PromptTelemetryOptions"/> and <see cref="PromptEvaluations"/> there if several
    /// clients share them; without that each client has its own.
    /// </remarks>
    /// <param name="builder">Of the pipeline.</param>
    /// <param name="configure">Sets options of this client alone, beginning with default values; null: the registered options, or default values.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static ChatClientBuilder UsePromptTelemetry(this ChatClientBuilder builder, Action<PromptTelemetryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) =>
        {
            PromptTelemetryOptions? options = services.GetService<PromptTelemetryOptions>();
            if (configure is not null)
            {
                options = new PromptTelemetryOptions();
                configure(options);
            }

            return new PromptTelemetryChatClient(
                inner, options, services.GetService<PromptEvaluations>(), services.GetService<ILogger<PromptTelemetryChatClient>>());
        });
    }
}
