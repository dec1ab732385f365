using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PromptGen;

namespace Microsoft.Extensions.Hosting;

/// <summary>Sets up prompts in a host with one call.</summary>
public static class PromptGenHostApplicationBuilderExtensions
{
    // Without the request's own span, a parent that is not sampled stands above every span of a prompt, and the usual sampler drops both.
    private const string RequestSource = "Microsoft.AspNetCore";

    private const string ReleasesMeter = "PromptGen.Releases";

    /// <summary>
    /// Adds releases with their health check, and the sources and meters of PromptGen to OpenTelemetry. In the pipeline, <c>app.UsePromptContext()</c> says for whom a request is.
    /// </summary>
    /// <remarks>
    /// It does not add OpenTelemetry: without <c>AddOpenTelemetry().WithTracing()</c> and <c>WithMetrics()</c> nothing is recorded, and the order of the calls does not matter. The span of
    /// each request is recorded too, because spans of prompts are its children.
    /// </remarks>
    /// <param name="builder">Of the host.</param>
    /// <param name="releases">Which prompts, and where states come from; null: compiled versions are served, and there is no health check.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IHostApplicationBuilder AddPromptGen(this IHostApplicationBuilder builder, Action<PromptReleasesOptions>? releases = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        if (releases is not null)
        {
            services.AddPromptReleases(releases);
            services.AddHealthChecks().AddPromptReleases();
        }

        services.TryAddSingleton<PromptTelemetryOptions>();
        services.TryAddSingleton<PromptEvaluations>();
        services.ConfigureOpenTelemetryTracerProvider(static tracing => tracing.AddSource(RequestSource, PromptTelemetryChatClient.SourceName));
        services.ConfigureOpenTelemetryMeterProvider(static metrics => metrics.AddMeter(PromptTelemetryChatClient.SourceName, ReleasesMeter));
        return builder;
    }
}
