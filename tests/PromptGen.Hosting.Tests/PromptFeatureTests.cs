using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using PromptGen.Tests.Releases;
using Xunit;

namespace PromptGen.Hosting.Tests;

/// <summary>The real feature management decides, by the key and the groups of the request.</summary>
public sealed class PromptFeatureTests
{
    private static readonly TestPrompt Triage = new("triage");
    private static readonly TestPrompt Other = new("other");

    [Theory]
    [InlineData("ada", "2026-03-12.1 pinned, 2026-03-15.3 compiled")]
    [InlineData("bob", "2026-03-15.3 pinned, 2026-03-15.3 compiled")]
    [InlineData("eve", "2026-03-15.3 compiled, 2026-03-15.3 compiled")]
    public async Task TheVariantOfTheRequestIsServed(string user, string expected)
    {
        await using WebApplication application = await StartAsync(state: null);

        Assert.Equal(expected, await AskAsync(application, user));
    }

    [Fact]
    public async Task WhatIsRevokedIsNotServedWhateverTheServiceSays()
    {
        await using WebApplication application = await StartAsync(
            StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Compiled, more: StateText.Revoked(TestPrompt.Embedded))));

        Assert.Equal("2026-03-15.3 stable, 2026-03-15.3 compiled", await AskAsync(application, "ada"));
        Assert.Equal("2026-03-15.3 pinned, 2026-03-15.3 compiled", await AskAsync(application, "bob"));
    }

    [Fact]
    public async Task RequestsAtOnceAreServedTheirOwn()
    {
        await using WebApplication application = await StartAsync(state: null);

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => AskAsync(application, i % 2 == 0 ? "ada" : "bob")));

        Assert.All(answers.Select(static (answer, i) => (answer, i)), static pair =>
            Assert.StartsWith(pair.i % 2 == 0 ? "2026-03-12.1 pinned" : "2026-03-15.3 pinned", pair.answer, StringComparison.Ordinal));
    }

    private static async Task<string> AskAsync(WebApplication application, string user)
    {
        using HttpClient client = application.GetTestClient();
        client.DefaultRequestHeaders.Add("X-User", user);
        return await client.GetStringAsync(new Uri("/", UriKind.Relative));
    }

    private static async Task<WebApplication> StartAsync(string? state)
    {
        const string Features = """
            { "feature_management": { "feature_flags": [ { "id": "TriagePrompt", "enabled": true,
              "variants": [ { "name": "Old", "configuration_value": "2026-03-12.1" }, { "name": "2026-03-15.3" }, { "name": "2020-01-01.1" } ],
              "allocation": { "user": [ { "variant": "Old", "users": ["ada"] }, { "variant": "2026-03-15.3", "users": ["bob"] }, { "variant": "2020-01-01.1", "users": ["eve"] } ] } } ] } }
            """;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddJsonStream(new System.IO.MemoryStream(Encoding.UTF8.GetBytes(Features)));
        builder.Services.AddSingleton<IConfiguration>(builder.Configuration);
        builder.Services.AddFeatureManagement();
        builder.Services.AddPromptReleases(options =>
        {
            MemorySource source = new();
            source.Put(state ?? StateText.Of());
            options.AddPrompts([Triage.Prompt, Other.Prompt]).Source = source;
        });
        builder.Services.AddPromptFeatures(static options =>
        {
            options.Prompts.Add(Triage.Prompt);
            options.Features["triage"] = "TriagePrompt";
        });
        builder.WebHost.UseTestServer();
        WebApplication application = builder.Build();
        application.UsePromptContext(static http => new PromptContext { Key = http.Request.Headers["X-User"] });
        application.UsePromptFeatures();
        application.Run(static async http =>
        {
            await Task.Yield();
            await http.Response.WriteAsync(string.Join(", ", new[] { Triage.Render(), Other.Render() }.Select(static prompt => prompt.Identity.Version + " " + prompt.Identity.Channel)));
        });
        await application.StartAsync();
        return application;
    }
}
