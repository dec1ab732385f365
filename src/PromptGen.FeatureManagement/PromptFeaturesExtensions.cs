using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PromptGen;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a feature-management service decide which versions of prompts are served.</summary>
public static class PromptFeaturesExtensions
{
    /// <summary>Adds <see cref="PromptFeatures"/>. Microsoft.FeatureManagement itself is added by <c>AddFeatureManagement</c>.</summary>
    /// <param name="services">Of the host.</param>
    /// <param name="configure">Which prompts, by which features.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddPromptFeatures(this IServiceCollection services, Action<PromptFeatureOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        services.AddLogging();

        // Scoped as the feature manager may be.
        services.TryAddScoped<PromptFeatures>();
        return services;
    }

    /// <summary>Asks the service once for each request. Place it behind <c>UsePromptContext</c>, whose key and groups it asks with.</summary>
    /// <param name="app">The pipeline.</param>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    public static IApplicationBuilder UsePromptFeatures(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Use(static async (http, next) =>
        {
            PromptFeatures features = http.RequestServices.GetRequiredService<PromptFeatures>();
            PromptFeatureDecisions decisions = await features.DecideAsync(PromptScope.Current?.Context ?? PromptContext.None, http.RequestAborted).ConfigureAwait(false);

            // Begun in the flow that runs the rest of the pipeline.
            using PromptScope scope = decisions.Begin();
            await next(http).ConfigureAwait(false);
        });
    }
}
