using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PromptGen;

namespace Microsoft.Extensions.AI;

/// <summary>Adds telemetry of prompts to the pipeline of a chat client.</summary>
public static class PromptTelemetryChatClientBuilderExtensions
{
    /// <summary>Adds a <see cref="PromptTelemetryChatClient"/>; call it last to make it the innermost client.</summary>
    /// <remarks>
    /// Changes by everything outside it are compared with what was rendered, and the spans of an outer <c>UseOpenTelemetry</c> get
    /// the attributes of the prompt. Options, evaluations and the logger come from the services of the pipeline. If several clients
    /// share them, register <see cref="PromptTelemetryOptions"/> and <see cref="PromptEvaluations"/> there; otherwise each client
    /// has its own.
    /// </remarks>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="configure">Sets the options of this client only, starting with the defaults; null for the registered options,
    /// or the defaults if none are registered.</param>
    /// <returns>The same builder.</returns>
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
