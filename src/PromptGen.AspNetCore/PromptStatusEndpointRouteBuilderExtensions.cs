using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PromptGen;
using PromptGen.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps an endpoint that says which prompt versions an application serves.</summary>
public static class PromptStatusEndpointRouteBuilderExtensions
{
    /// <summary>The path that <see cref="MapPromptStatus"/> maps by default.</summary>
    public const string DefaultPattern = "/prompts/status";

    /// <summary>Maps a GET endpoint that returns the environment, the versions and serials that this process serves, and what it rejected, as JSON.</summary>
    /// <remarks>
    /// <c>dotnet promptgen rollout wait</c> reads it. It contains ids, versions and hashes of prompts, and no text. Protect it like a health endpoint, for example with
    /// <c>RequireAuthorization()</c> or <c>RequireHost()</c>.
    /// </remarks>
    /// <param name="endpoints">The route builder of the application.</param>
    /// <param name="pattern">The path of the endpoint.</param>
    /// <returns>The endpoint, for further conventions.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The application does not have releases: <c>AddPromptGen</c> or <c>AddPromptReleases</c> was not called.</exception>
    public static IEndpointConventionBuilder MapPromptStatus(this IEndpointRouteBuilder endpoints, string pattern = DefaultPattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        IPromptReleases releases = endpoints.ServiceProvider.GetRequiredService<IPromptReleases>();
        return endpoints.MapGet(pattern, http =>
        {
            http.Response.ContentType = "application/json";
            http.Response.Headers.CacheControl = "no-store";
            return http.Response.Body.WriteAsync(PromptStatusDocument.Write(releases.Status), http.RequestAborted).AsTask();
        });
    }
}
