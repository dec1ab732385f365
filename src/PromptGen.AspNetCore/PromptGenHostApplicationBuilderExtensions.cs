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

    /// <summary>Adds releases with their health check, and the traces and metrics of PromptGen to OpenTelemetry.</summary>
    /// <remarks>
    /// In a web application, also call <c>app.UsePromptContext()</c>, which sets the user of each request. This method does not add
    /// OpenTelemetry itself: nothing is recorded without <c>AddOpenTelemetry().WithTracing()</c> and <c>WithMetrics()</c>, before
    /// or after this call. The span of each request is recorded too, because the spans of prompts are its children.
    /// </remarks>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="releases">Sets the prompts that can be released, and the source of release states; null if compiled versions
    /// are always served, without a health check.</param>
    /// <returns>The same builder.</returns>
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
