using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
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
        await using WebApplication application = await StartAsync(Source());

        Assert.Equal(expected, await AskAsync(application, user));
    }

    [Fact]
    public async Task WhatIsRevokedIsNotServedWhateverTheServiceSays()
    {
        await using WebApplication application = await StartAsync(Source(
            StateText.Prompt("triage", 1, TestPrompt.Compiled, more: StateText.Revoked(TestPrompt.Embedded))));

        Assert.Equal("2026-03-15.3 stable, 2026-03-15.3 compiled", await AskAsync(application, "ada"));
        Assert.Equal("2026-03-15.3 pinned, 2026-03-15.3 compiled", await AskAsync(application, "bob"));
    }

    [Fact]
    public async Task RequestsAtOnceAreServedTheirOwn()
    {
        await using WebApplication application = await StartAsync(Source());

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => AskAsync(application, i % 2 == 0 ? "ada" : "bob")));

        Assert.All(answers.Select(static (answer, i) => (answer, i)), static pair =>
            Assert.StartsWith(pair.i % 2 == 0 ? "2026-03-12.1 pinned" : "2026-03-15.3 pinned", pair.answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AVersionFromAPackIsChosenOnceItIsThere()
    {
        PromptGen.Core.Prompts.EffectivePrompt packed = StateText.Text("packed");
        MemorySource source = new();
        byte[] pack = StateText.Pack("triage", "2026-03-20.1", packed);
        string State(long serial, string more) => StateText.With(
            "\"packs\": [\"" + StateText.PackHash(pack) + "\"], ", StateText.Prompt("triage", serial, TestPrompt.Compiled, more: more));
        source.Put(State(1, StateText.Canary("2026-03-20.1", 0, StateText.HashOf(packed))));
        await using WebApplication application = await StartAsync(source);
        PromptReleases releases = application.Services.GetRequiredService<PromptReleases>();

        Assert.Equal("2026-03-15.3 stable, 2026-03-15.3 compiled", await AskAsync(application, "kim"));
        source.Add(pack);
        await releases.RefreshAsync();
        Assert.Equal("2026-03-20.1 pinned, 2026-03-15.3 compiled", await AskAsync(application, "kim"));
        Assert.Equal("2026-03-15.3 stable, 2026-03-15.3 compiled", await AskAsync(application, "eve"));

        source.Put(State(2, StateText.Revoked("2026-03-20.1")));
        await releases.RefreshAsync();
        Assert.Equal("2026-03-15.3 stable, 2026-03-15.3 compiled", await AskAsync(application, "kim"));
    }

    [Fact]
    public async Task TheServiceIsAskedOnceForARequest()
    {
        await using WebApplication application = await StartAsync(new MemorySource(), static services => services.AddSingleton<IVariantFeatureManager, CountingFeatures>());

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AskAsync(application, "user" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))));

        // Each answer has two renderings of the prompt, and the service would give another version each time.
        CountingFeatures counting = (CountingFeatures)application.Services.GetRequiredService<IVariantFeatureManager>();
        Assert.Equal(20, counting.Asked);
        Assert.Equal(10, answers.Count(static answer => answer.StartsWith("2026-03-12.1 pinned", StringComparison.Ordinal)));
        Assert.Equal(10, answers.Count(static answer => answer.StartsWith("2026-03-15.3 pinned", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AServiceThatThrowsLeavesTheRequestToTheReleases()
    {
        await using WebApplication application = await StartAsync(
            Source(StateText.Prompt("triage", 1, TestPrompt.Embedded)), static services => services.AddSingleton<IVariantFeatureManager, CountingFeatures>());
        ((CountingFeatures)application.Services.GetRequiredService<IVariantFeatureManager>()).Failure = new InvalidOperationException("on fire");

        Assert.Equal("2026-03-12.1 stable, 2026-03-15.3 compiled", await AskAsync(application, "ada"));
    }

    private static MemorySource Source(params string[] prompts)
    {
        MemorySource source = new();
        source.Put(StateText.Of(prompts));
        return source;
    }

    private static async Task<string> AskAsync(WebApplication application, string user)
    {
        using HttpClient client = application.GetTestClient();
        client.DefaultRequestHeaders.Add("X-User", user);
        return await client.GetStringAsync(new Uri("/", UriKind.Relative));
    }

    private static async Task<WebApplication> StartAsync(MemorySource source, Action<IServiceCollection>? configure = null)
    {
        const string Features = """
            { "feature_management": { "feature_flags": [ { "id": "TriagePrompt", "enabled": true,
              "variants": [ { "name": "Old", "configuration_value": "2026-03-12.1" }, { "name": "2026-03-15.3" }, { "name": "2020-01-01.1" }, { "name": "New", "configuration_value": "2026-03-20.1" } ],
              "allocation": { "user": [ { "variant": "Old", "users": ["ada"] }, { "variant": "2026-03-15.3", "users": ["bob"] }, { "variant": "2020-01-01.1", "users": ["eve"] }, { "variant": "New", "users": ["kim"] } ] } } ] } }
            """;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddJsonStream(new System.IO.MemoryStream(Encoding.UTF8.GetBytes(Features)));
        builder.Services.AddSingleton<IConfiguration>(builder.Configuration);
        builder.Services.AddFeatureManagement();
        builder.Services.AddPromptReleases(options =>
        {
            options.PollInterval = TimeSpan.FromHours(1);
            options.AddPrompts([Triage.Prompt, Other.Prompt]).Source = source;
        });
        builder.Services.AddPromptFeatures(static options =>
        {
            options.Prompts.Add(Triage.Prompt);
            options.Features["triage"] = "TriagePrompt";
        });
        configure?.Invoke(builder.Services);
        builder.WebHost.UseTestServer();
        WebApplication application = builder.Build();
        application.UsePromptContext(static http => new PromptContext { Key = http.Request.Headers["X-User"] });
        application.UsePromptFeatures();
        application.Run(static async http =>
        {
            PromptIdentity first = Triage.Render().Identity;
            await Task.Yield();
            Assert.Equal(first, Triage.Render().Identity);
            await http.Response.WriteAsync(string.Join(", ", new[] { Triage.Render(), Other.Render() }.Select(static prompt => prompt.Identity.Version + " " + prompt.Identity.Channel)));
        });
        await application.StartAsync();
        return application;
    }

    /// <summary>Gives each who asks another version than the one before.</summary>
    private sealed class CountingFeatures : IVariantFeatureManager
    {
        private int _asked;

        public int Asked => _asked;

        public Exception? Failure { get; set; }

        public ValueTask<Variant> GetVariantAsync(string feature, Microsoft.FeatureManagement.FeatureFilters.ITargetingContext context, CancellationToken cancellationToken = default) =>
            Failure is { } failure ? throw failure : new(new Variant { Name = Interlocked.Increment(ref _asked) % 2 == 0 ? TestPrompt.Compiled : TestPrompt.Embedded });

        public ValueTask<Variant> GetVariantAsync(string feature, CancellationToken cancellationToken = default) => throw new NotSupportedException("The context of the request was lost.");

        public IAsyncEnumerable<string> GetFeatureNamesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<bool> IsEnabledAsync(string feature, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<bool> IsEnabledAsync<TContext>(string feature, TContext context, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
