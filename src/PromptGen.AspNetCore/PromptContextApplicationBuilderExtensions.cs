using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PromptGen;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Begins a unit of work for each request of a web application.</summary>
public static class PromptContextApplicationBuilderExtensions
{
    /// <summary>Begins a unit of work for each request, with the name of the authenticated user as key; call it after
    /// <c>UseAuthentication</c>.</summary>
    /// <param name="app">The pipeline of the application.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Releases were not added to the services of the host.</exception>
    public static IApplicationBuilder UsePromptContext(this IApplicationBuilder app) => app.UsePromptContext(static http => new PromptContext
    {
        Key = http.User.Identity is { IsAuthenticated: true } identity ? identity.Name : null,
    });

    /// <summary>Begins a unit of work for each request, with a context that you read from the request; call it after everything
    /// that the context needs, such as authentication.</summary>
    /// <param name="app">The pipeline of the application.</param>
    /// <param name="context">Returns the context of a request. If its route is null, the display name of the endpoint becomes the
    /// route.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">Releases were not added to the services of the host.</exception>
    public static IApplicationBuilder UsePromptContext(this IApplicationBuilder app, Func<HttpContext, PromptContext> context)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(context);
        IPromptReleases releases = app.ApplicationServices.GetRequiredService<IPromptReleases>();
        return app.Use(async (http, next) =>
        {
            PromptContext current = context(http);
            if (current.Route is null && http.GetEndpoint()?.DisplayName is { } route)
            {
                current = current with { Route = route };
            }

            // Begun in the flow that runs the rest of the pipeline: what is begun in a method that is awaited does not reach its caller.
            using PromptScope scope = releases.Begin(current);
            await next(http).ConfigureAwait(false);
        });
    }
}
