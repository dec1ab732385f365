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

/// <summary>Adds releases of prompts and their health check to a host.</summary>
public static class PromptReleasesServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IPromptReleases"/>, which start with the host; call it before you add the services that render
    /// prompts.</summary>
    /// <remarks>Releases start before hosted services that are added later, and those services render with these
    /// releases.</remarks>
    /// <param name="services">The service collection of the host.</param>
    /// <param name="configure">Sets the prompts that can be released, and the source of release states.</param>
    /// <returns>The same service collection.</returns>
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

    /// <summary>Adds the prompts of an assembly; call it once for each assembly, such as
    /// <c>options.AddPrompts(PromptCatalog.Releasable)</c>.</summary>
    /// <param name="options">The options that the prompts are added to.</param>
    /// <param name="prompts">The prompts of the assembly: <c>PromptCatalog.Releasable</c>.</param>
    /// <returns>The same options.</returns>
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

    /// <summary>Adds a health check that is degraded if something is held back or a canary is stopped, and unhealthy if a required
    /// state is missing or the source is overdue.</summary>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="name">The name of the health check.</param>
    /// <returns>The same builder.</returns>
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
