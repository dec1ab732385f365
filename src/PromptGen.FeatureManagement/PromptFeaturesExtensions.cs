using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PromptGen;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a feature-management service choose the versions of prompts.</summary>
public static class PromptFeaturesExtensions
{
    /// <summary>Adds <see cref="PromptFeatures"/> to a host; call <c>AddFeatureManagement</c> to add Microsoft.FeatureManagement
    /// itself.</summary>
    /// <param name="services">The service collection of the host.</param>
    /// <param name="configure">Sets the prompts and their features.</param>
    /// <returns>The same service collection.</returns>
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

    /// <summary>Asks the service once for each request; call it after <c>UsePromptContext</c>, which sets the key and the groups of
    /// the request.</summary>
    /// <param name="app">The pipeline of the application.</param>
    /// <returns>The same pipeline.</returns>
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
