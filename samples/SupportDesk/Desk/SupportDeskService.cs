using System;
using System.ClientModel;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenAI;
using OpenTelemetry.Metrics;
using PromptGen;

namespace SupportDesk.Desk;

/// <summary>The service: takes tickets, asks a model that speaks OpenAI's protocol, and says which version of its prompt answered.</summary>
internal static class SupportDeskService
{
    public static async Task RunAsync(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(ParentProcess.WithoutOption(arguments));
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()));
        builder.AddPromptGen(options =>
        {
            IConfigurationSection releases = builder.Configuration.GetSection("Releases");
            options.AddPrompts(PromptCatalog.Releasable);
            options.Source = new FilePromptReleaseSource(Required(releases, "State"));
            options.PollInterval = TimeSpan.FromSeconds(releases.GetValue("PollSeconds", 2.0));
            options.LastKnownGoodFolder = releases["LastKnownGood"];
        });
        builder.Services.AddSingleton(PromptModelMap.Parse(File.ReadAllText(builder.Configuration["Model:Map"] ?? Path.Combine(AppContext.BaseDirectory, "models.demo.json"))));
        builder.Services.AddSingleton(static services => new PromptEvaluations(logger: services.GetService<ILogger<PromptEvaluations>>()));
        builder.Services.AddChatClient(Provider(builder.Configuration.GetSection("Model"))).UsePromptTelemetry(static options => options.RejectAltered = true);
        builder.Services.AddSingleton<TicketTriage>();
        DeskTelemetry telemetry = DeskTelemetry.AddTo(builder);

        WebApplication application = builder.Build();

        // A sample has no users to authenticate: whoever asks says who it is. Yours has `app.UseAuthentication(); app.UsePromptContext();`
        application.UsePromptContext(static http => new PromptContext
        {
            Key = http.Request.Headers["X-Customer"],
            Groups = [.. http.Request.Headers["X-Group"].OfType<string>()],
            Route = "tickets",
        });
        application.MapHealthChecks("/health");
        application.MapPost("/tickets", static async (Ticket ticket, TicketTriage triage, CancellationToken cancellation) =>
            await triage.TriageAsync(ticket, cancellation) is { } triaged ? Results.Ok(triaged) : Results.StatusCode(StatusCodes.Status502BadGateway));
        application.MapPost("/reviews/{responseId}", static (string responseId, Review review, PromptEvaluations evaluations) =>
            evaluations.TryRecord(responseId, new PromptEvaluation("review") { Label = review.Label }) ? Results.NoContent() : Results.NotFound());
        application.MapGet("/releases", static (IPromptReleases releases) =>
            releases.Status.Prompts.Select(static prompt => new { prompt.Id, prompt.Serial, Stable = prompt.Stable.Version, Canary = prompt.Canary?.Version }));
        application.MapGet("/telemetry", (MeterProvider meters) => telemetry.Counts(meters));
        application.EndWithInput(arguments);
        await application.RunAsync();
    }

    private static IChatClient Provider(IConfigurationSection model)
    {
        // Servers on one's own machine want no key, and the client wants one.
        OpenAIClient provider = new(new ApiKeyCredential(model["Key"] ?? "none"), new OpenAIClientOptions { Endpoint = new Uri(Required(model, "Endpoint")) });
        return provider.GetChatClient("default").AsIChatClient();
    }

    private static string Required(IConfigurationSection section, string name) => section[name]
        ?? throw new InvalidOperationException("Nothing is configured for " + section.Path + ":" + name + ". Pass --" + section.Path + ":" + name + " VALUE.");
}
