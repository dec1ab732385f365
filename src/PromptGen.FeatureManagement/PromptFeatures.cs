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

/// <summary>Asks a feature-management service which versions a unit of work is served. Rendering asks nobody: it finds what was decided here.</summary>
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

    /// <summary>Made by the host; see <c>AddPromptFeatures</c>.</summary>
    /// <param name="features">The service.</param>
    /// <param name="options">Which prompts it decides.</param>
    /// <param name="logger">For what it gives and nobody can serve.</param>
    /// <exception cref="ArgumentException">A feature is named for a prompt that is not there.</exception>
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

    /// <summary>Asks for each prompt once.</summary>
    /// <param name="context">For whom: key and groups are what targeting goes by.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
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
