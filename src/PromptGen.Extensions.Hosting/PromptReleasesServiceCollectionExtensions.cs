using System;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PromptGen;
using PromptGen.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds releases of prompts to a host.</summary>
public static class PromptReleasesServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IPromptReleases"/>: they start with the host, before what is added after them, and what the host starts belongs to
    /// them. Add it before the services that render prompts.
    /// </summary>
    /// <param name="services">Of the host.</param>
    /// <param name="configure">Which prompts, and where states come from.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddPromptReleases(this IServiceCollection services, Action<PromptReleasesOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions();
        services.Configure(configure);
        OptionsBuilder<PromptReleasesOptions> builder = services.AddOptions<PromptReleasesOptions>()
            .Validate(static options => options.Prompts.Count > 0, "PromptReleasesOptions.Prompts is empty: add PromptCatalog.Releasable of your assemblies.");
        foreach ((Func<PromptReleasesOptions, bool> holds, string rule) in PromptReleasesOptions.Rules)
        {
            builder.Validate(holds, rule);
        }

        services.TryAddSingleton(static provider =>
        {
            PromptReleasesOptions options = provider.GetRequiredService<IOptions<PromptReleasesOptions>>().Value;
            PromptReleasesLog log = new(provider.GetService<ILogger<PromptReleases>>() ?? (ILogger)NullLogger.Instance);
            options.OnEvent = log.Write + options.OnEvent;
            return new PromptReleases(options);
        });
        services.TryAddSingleton<IPromptReleases>(static provider => provider.GetRequiredService<PromptReleases>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PromptReleasesHostedService>());
        return services;
    }

    /// <summary>Adds prompts of an assembly, and reads well where there are several: <c>options.AddPrompts(PromptCatalog.Releasable)</c>.</summary>
    /// <param name="options">To add to.</param>
    /// <param name="prompts"><c>PromptCatalog.Releasable</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static PromptReleasesOptions AddPrompts(this PromptReleasesOptions options, System.Collections.Generic.IEnumerable<ReleasablePrompt> prompts)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(prompts);
        foreach (ReleasablePrompt prompt in prompts)
        {
            options.Prompts.Add(prompt);
        }

        return options;
    }

    /// <summary>Adds a health check: degraded while something is held back, unhealthy while nothing is released and a state is required.</summary>
    /// <param name="builder">Of the health checks.</param>
    /// <param name="name">Of the check.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IHealthChecksBuilder AddPromptReleases(this IHealthChecksBuilder builder, string name = "prompt-releases")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            static provider => new PromptReleasesHealthCheck(
                provider.GetRequiredService<IPromptReleases>(), provider.GetRequiredService<IOptions<PromptReleasesOptions>>().Value),
            failureStatus: null,
            tags: null));
    }
}
