using System;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PromptGen.Tests.Releases;
using PromptGen.Tool.Rollouts;
using Xunit;

namespace PromptGen.Hosting.Tests;

/// <summary>What an application says that it serves, and that the tool understands it.</summary>
public sealed class StatusEndpointTests
{
    private static readonly TestPrompt Prompt = new("triage");

    [Fact]
    public async Task ItSaysWhatIsServed()
    {
        MemorySource source = new();
        source.Put(StateText.Of(StateText.Prompt("triage", 7, TestPrompt.Embedded, more: StateText.Canary(TestPrompt.Compiled, 5))));
        await using WebApplication application = await StartAsync(source);
        using HttpClient client = application.GetTestClient();

        using HttpResponseMessage response = await client.GetAsync(new Uri("/prompts/status", UriKind.Relative));
        byte[] document = await response.Content.ReadAsByteArrayAsync();
        using JsonDocument json = JsonDocument.Parse(document);
        JsonElement served = json.RootElement.GetProperty("prompts")[0];

        Assert.Equal(("application/json", "no-store"), (response.Content.Headers.ContentType?.MediaType, response.Headers.CacheControl?.ToString()));
        Assert.Equal(("triage", 7, "2026-03-12.1", "2026-03-15.3", 5), (
            served.GetProperty("id").GetString(), served.GetProperty("serial").GetInt64(), served.GetProperty("stable").GetProperty("version").GetString(),
            served.GetProperty("canary").GetProperty("version").GetString(), served.GetProperty("canary").GetProperty("percent").GetDouble()));
        Assert.Equal(JsonValueKind.String, json.RootElement.GetProperty("last_read").ValueKind);
        ServedStatus status = ServedStatus.Parse(document);
        Assert.Equal(json.RootElement.GetProperty("environment").GetString(), status.Environment);
        Assert.Equal(7, status.Serials["triage"]);
        Assert.Empty(status.Rejections);

        source.Put("{ not a state");
        await application.Services.GetRequiredService<PromptReleases>().RefreshAsync();
        Assert.Contains(ServedStatus.Parse(await client.GetByteArrayAsync(new Uri("/prompts/status", UriKind.Relative))).Rejections, static reason => reason.StartsWith("Malformed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutAStateItSaysSo()
    {
        await using WebApplication application = await StartAsync(new MemorySource(), "/live/prompts");
        using HttpClient client = application.GetTestClient();

        ServedStatus status = ServedStatus.Parse(await client.GetByteArrayAsync(new Uri("/live/prompts", UriKind.Relative)));
        using HttpResponseMessage elsewhere = await client.GetAsync(new Uri("/prompts/status", UriKind.Relative));

        Assert.Null(status.Environment);
        Assert.Empty(status.Serials);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    private static async Task<WebApplication> StartAsync(MemorySource source, string pattern = PromptStatusEndpointRouteBuilderExtensions.DefaultPattern)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddPromptReleases(options =>
        {
            options.AddPrompts([Prompt.Prompt]).Source = source;
            options.PollInterval = TimeSpan.FromHours(1);
        });
        WebApplication application = builder.Build();
        application.MapPromptStatus(pattern);
        await application.StartAsync();
        return application;
    }
}
