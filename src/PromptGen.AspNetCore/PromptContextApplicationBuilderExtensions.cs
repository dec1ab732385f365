using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PromptGen;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Begins a unit of work for each request.</summary>
public static class PromptContextApplicationBuilderExtensions
{
    /// <summary>Serves each request by its user: the key is the name of the authenticated user. Place it behind authentication.</summary>
    /// <param name="app">The pipeline.</param>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    public static IApplicationBuilder UsePromptContext(this IApplicationBuilder app) => app.UsePromptContext(static http => new PromptContext
    {
        Key = http.User.Identity is { IsAuthenticated: true } identity ? identity.Name : null,
    });

    /// <summary>Serves each request by what is read from it. Place it behind whatever that needs, such as authentication.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="context">For whom a request is. The endpoint's name becomes the route where this gives none.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
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
