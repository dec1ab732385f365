using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;
using PromptGen.Releases;

namespace PromptGen;

/// <summary>Asks a feature-management service for the versions of a unit of work; rendering then uses them without asking
/// again.</summary>
public sealed class PromptFeatures
{
    private static readonly Action<ILogger, string, string, string, Exception?> UnknownVersion = LoggerMessage.Define<string, string, string>(
        LogLevel.Warning, new EventId(4101, nameof(UnknownVersion)),
        "The feature {Feature} selects version {Version} of the prompt {PromptId}, which is unknown here or revoked. The releases of the host decide.");

    private static readonly Action<ILogger, string, string, Exception?> Failed = LoggerMessage.Define<string, string>(
        LogLevel.Warning, new EventId(4102, nameof(Failed)), "The feature {Feature} of the prompt {PromptId} could not be read. The releases of the host decide.");

    private readonly IVariantFeatureManager _features;
    private readonly ILogger<PromptFeatures> _logger;
    private readonly (ReleasablePrompt Prompt, string Feature)[] _prompts;

    /// <summary>Creates an instance; hosts create it through <c>AddPromptFeatures</c>.</summary>
    /// <param name="features">The feature-management service.</param>
    /// <param name="options">The prompts and their features.</param>
    /// <param name="logger">The logger for versions that cannot be served and features that cannot be read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A feature is set for a prompt that is not among
    /// <see cref="PromptFeatureOptions.Prompts"/>.</exception>
    public PromptFeatures(IVariantFeatureManager features, IOptions<PromptFeatureOptions> options, ILogger<PromptFeatures> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _features = features;
        _logger = logger;
        _prompts =
        [
            .. options.Value.Features.OrderBy(static feature => feature.Key, StringComparer.Ordinal).Select(feature => (
                options.Value.Prompts.FirstOrDefault(prompt => prompt.Compiled.Id == feature.Key) ?? throw new ArgumentException(
                    "PromptFeatureOptions.Features names the prompt '" + feature.Key + "', which is not among PromptFeatureOptions.Prompts.", nameof(options)),
                feature.Value)),
        ];
    }

    /// <summary>Asks the service once for each prompt that has a feature.</summary>
    /// <param name="context">The user and groups of the unit of work; targeting filters use its key and groups.</param>
    /// <param name="cancellation">Cancels the requests to the service.</param>
    /// <returns>The chosen versions. The releases of the host choose the version of a prompt whose feature fails or names an
    /// unknown version.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public async Task<PromptFeatureDecisions> DecideAsync(PromptContext context, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        TargetingContext target = new() { UserId = context.Key, Groups = context.Groups };
        HeldVersions held = new(PromptScope.Current?.Held, isForTest: false);
        ReleaseSnapshot? released = AmbientReleases.Snapshot;
        foreach ((ReleasablePrompt prompt, string feature) in _prompts)
        {
            try
            {
                Variant? variant = await _features.GetVariantAsync(feature, target, cancellation).ConfigureAwait(false);
                if (variant is not null && (variant.Configuration?.Value ?? variant.Name) is { } version && (released?.IsRevoked(prompt, version) == true || !held.TryHold(prompt, version, released)))
                {
                    UnknownVersion(_logger, feature, prompt.Compiled.Id, version, null);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whatever a service and its filters throw: a request is served without them.
                Failed(_logger, feature, prompt.Compiled.Id, exception);
            }
        }

        return new PromptFeatureDecisions(held);
    }
}
