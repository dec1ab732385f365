using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PromptGen.Releases;
using PromptGen.Tests.Releases;
using Xunit;

namespace PromptGen.Hosting.Tests;

/// <summary>In every kind of code that a host runs, the right key and the releases of the right host decide.</summary>
public sealed class HostTests
{
    // One prompt for all hosts: that is how the static classes of an application are.
    private static readonly TestPrompt Prompt = new("triage");

    [Fact]
    public async Task EachRequestIsServedByItsKeyAndHost()
    {
        await using WebApplication half = await StartAsync(50);
        await using WebApplication none = await StartAsync(0);
        using HttpClient toHalf = half.GetTestClient();
        using HttpClient toNone = none.GetTestClient();

        string[][] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            string key = "user-" + i.ToString(CultureInfo.InvariantCulture);
            return await Task.WhenAll(AskAsync(toHalf, key), AskAsync(toNone, key));
        }));

        for (int i = 0; i < answers.Length; i++)
        {
            bool isIn = Bucket.Contains(50, "user-" + i.ToString(CultureInfo.InvariantCulture), "r-1");
            Assert.Equal(isIn ? "2026-03-15.3 canary GET /" : "2026-03-12.1 stable GET /", answers[i][0].Replace("HTTP: ", "", StringComparison.Ordinal));
            Assert.StartsWith("2026-03-12.1 stable", answers[i][1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ARealServerServesByKeyAsWell()
    {
        await using WebApplication application = await StartAsync(50, static builder => builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0"));
        using HttpClient client = new() { BaseAddress = new Uri(application.Urls.First()) };
        for (int i = 0; i < 20; i++)
        {
            string key = i.ToString(CultureInfo.InvariantCulture);
            Assert.StartsWith(Bucket.Contains(50, key, "r-1") ? "2026-03-15.3 canary" : "2026-03-12.1 stable", await AskAsync(client, key), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task BackgroundServicesOfTwoHostsHaveTheirOwnReleases()
    {
        using IHost one = Worker(TestPrompt.Embedded);
        using IHost two = Worker(TestPrompt.Compiled);
        await Task.WhenAll(one.StartAsync(), two.StartAsync());

        string[] first = await one.Services.GetRequiredService<RenderingService>().Done.Task.WaitAsync(TimeSpan.FromMinutes(1));
        string[] second = await two.Services.GetRequiredService<RenderingService>().Done.Task.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["2026-03-12.1 stable"], first.Distinct());
        Assert.Equal(["2026-03-15.3 stable"], second.Distinct());
        await Task.WhenAll(one.StopAsync(), two.StopAsync());
    }

    [Fact]
    public async Task AQueueWorkerServesEachMessageByItsKey()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddPromptReleases(options => Configure(options, Canary(50)));
        builder.Services.AddSingleton(Channel.CreateUnbounded<string>());
        builder.Services.AddSingleton<ConcurrentDictionary<string, string>>();
        builder.Services.AddHostedService<QueueWorker>();
        using IHost host = builder.Build();
        await host.StartAsync();
        Channel<string> queue = host.Services.GetRequiredService<Channel<string>>();
        for (int i = 0; i < 200; i++)
        {
            await queue.Writer.WriteAsync(i.ToString(CultureInfo.InvariantCulture));
        }

        queue.Writer.Complete();
        await queue.Reader.Completion.WaitAsync(TimeSpan.FromMinutes(1));
        ConcurrentDictionary<string, string> served = host.Services.GetRequiredService<ConcurrentDictionary<string, string>>();
        while (served.Count < 200)
        {
            await Task.Delay(5);
        }

        Assert.All(served, static message => Assert.Equal(Bucket.Contains(50, message.Key, "r-1") ? "2026-03-15.3" : "2026-03-12.1", message.Value));
        await host.StopAsync();
    }

    [Fact]
    public async Task WhatIsHeldBackIsInHealthCheckAndLog()
    {
        RecordingLogger log = new();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(log);
        MemorySource source = new();
        source.Put(Canary(5));
        builder.Services.AddPromptReleases(options =>
        {
            options.AddPrompts([Prompt.Prompt]).Source = source;
            options.PollInterval = TimeSpan.FromHours(1);
        });
        builder.Services.AddHealthChecks().AddPromptReleases();
        using IHost host = builder.Build();
        await host.StartAsync();
        HealthCheckService health = host.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);

        source.Put("{ not a state");
        await host.Services.GetRequiredService<PromptReleases>().RefreshAsync();

        HealthReport report = await health.CheckHealthAsync();
        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains("Malformed", report.Entries["prompt-releases"].Description, StringComparison.Ordinal);
        Assert.Contains(log.Lines, static line => line.StartsWith("Information 4001 Prompt release changed: triage: serial 1, stable 2026-03-12.1, canary 2026-03-15.3 at 5%", StringComparison.Ordinal));
        Assert.Contains(log.Lines, static line => line.StartsWith("Warning 4002 Prompt release held back: Malformed", StringComparison.Ordinal));
        await host.StopAsync();
    }

    [Fact]
    public async Task AHostStartsAndUpdatesWithASourceThatHangsAndALogThatThrows()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(new ThrowingLogger());
        HangingSource source = new(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        builder.Services.AddPromptReleases(options =>
        {
            options.AddPrompts([Prompt.Prompt]).Source = source;
            options.PollInterval = TimeSpan.FromMilliseconds(20);
            options.ReadTimeout = TimeSpan.FromMilliseconds(100);
            options.OverdueIntervals = 10;
        });
        builder.Services.AddHealthChecks().AddPromptReleases();
        using IHost host = builder.Build();

        await host.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));

        HealthCheckService health = host.Services.GetRequiredService<HealthCheckService>();
        while ((await health.CheckHealthAsync()).Status != HealthStatus.Unhealthy)
        {
            await Task.Delay(10);
        }

        source.End();
        PromptReleases releases = host.Services.GetRequiredService<PromptReleases>();
        while (releases.Status.Prompts.Count == 0 || (await health.CheckHealthAsync()).Status != HealthStatus.Healthy)
        {
            await Task.Delay(10);
        }

        Assert.True(releases.Status.LostEvents > 0);
        await host.StopAsync();
    }

    [Fact]
    public async Task ACanaryThatItsGuardStopsDegradesHealth()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        MemorySource source = new();
        source.Put(StateText.Of(StateText.Prompt(
            "triage", 1, TestPrompt.Embedded, more: StateText.Canary(TestPrompt.Compiled, 100) + ", \"guard\": { \"failures\": \"20%\", \"min\": 10 }")));
        builder.Services.AddPromptReleases(options =>
        {
            options.AddPrompts([Prompt.Prompt]).Source = source;
            options.PollInterval = TimeSpan.FromHours(1);
        });
        builder.Services.AddHealthChecks().AddPromptReleases();
        using IHost host = builder.Build();
        await host.StartAsync();
        IPromptReleases releases = host.Services.GetRequiredService<IPromptReleases>();
        HealthCheckService health = host.Services.GetRequiredService<HealthCheckService>();
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);
            using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
            releases.Report(Prompt.Render().Identity, PromptOutcome.Failed);
        }

        HealthReport report = await health.CheckHealthAsync();

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains(
            "The canary of triage is stopped in this process. 10 of the last 10 renderings failed (limit 20% of at least 10)",
            report.Entries["prompt-releases"].Description, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task WithoutTheStateThatIsRequiredTheHostDoesNotStart()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddPromptReleases(options =>
        {
            options.AddPrompts([Prompt.Prompt]).Source = new MemorySource();
            options.StartupPolicy = PromptStartupPolicy.RequireState;
        });
        using IHost host = builder.Build();

        Assert.Contains("No release state was received", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsWithoutPromptsAreRefused()
    {
        using ServiceProvider services = new ServiceCollection().AddPromptReleases(static _ => { }).BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IPromptReleases>());
    }

    private static string Canary(double percent) =>
        StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: StateText.Canary(TestPrompt.Compiled, percent)));

    private static void Configure(PromptReleasesOptions options, string state)
    {
        MemorySource source = new();
        source.Put(state);
        options.AddPrompts([Prompt.Prompt]).Source = source;
    }

    private static async Task<string> AskAsync(HttpClient client, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/");
        request.Headers.Add("X-User", key);
        using HttpResponseMessage response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<WebApplication> StartAsync(double percent, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.Services.AddPromptReleases(options => Configure(options, Canary(percent)));
        if (configure is null)
        {
            builder.WebHost.UseTestServer();
        }
        else
        {
            configure(builder);
        }

        WebApplication application = builder.Build();
        application.UseRouting();
        application.UsePromptContext(static http => new PromptContext { Key = http.Request.Headers["X-User"] });
        application.MapGet("/", static async () =>
        {
            await Task.Yield();
            PromptIdentity before = Prompt.Render().Identity;
            await Task.Delay(1);
            PromptIdentity after = Prompt.Render().Identity;
            Assert.Equal(before, after);
            return after.Version + " " + after.Channel + " " + PromptScope.Current!.Context.Route;
        });
        await application.StartAsync();
        return application;
    }

    private static IHost Worker(string version)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddPromptReleases(options => Configure(options, StateText.Of(StateText.Prompt("triage", 1, version))));
        builder.Services.AddSingleton<RenderingService>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<RenderingService>());
        return builder.Build();
    }

    /// <summary>Knows nothing of releases.</summary>
    private sealed class RenderingService : BackgroundService
    {
        public TaskCompletionSource<string[]> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            List<string> served = [];
            for (int i = 0; i < 50; i++)
            {
                await Task.Delay(1, stoppingToken);
                PromptIdentity identity = Prompt.Render().Identity;
                served.Add(identity.Version + " " + identity.Channel);
            }

            Done.SetResult([.. served]);
        }
    }

    private sealed class QueueWorker(Channel<string> queue, IPromptReleases releases, ConcurrentDictionary<string, string> served) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
            queue.Reader.ReadAllAsync(stoppingToken), stoppingToken, async (key, cancellation) =>
            {
                using PromptScope scope = releases.Begin(new PromptContext { Key = key, Route = "queue" });
                await Task.Delay(1, cancellation);
                served[key] = Prompt.Render().Identity.Version;
            });
    }

    /// <summary>Ignores its token until it is ended.</summary>
    private sealed class HangingSource(string state) : IPromptReleaseSource
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End() => _end.TrySetResult();

        public async Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation)
        {
            await _end.Task;
            return new PromptReleaseDocument(System.Text.Encoding.UTF8.GetBytes(state), null);
        }

        public Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation) => Task.FromResult<byte[]?>(null);
    }

    private sealed class ThrowingLogger : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName == typeof(PromptReleases).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The log is full.");

        public void Dispose()
        {
        }
    }

    private sealed class RecordingLogger : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(logLevel + " " + eventId.Id.ToString(CultureInfo.InvariantCulture) + " " + formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
