using System;
using System.IO;
using Library;
using Microsoft.Extensions.DependencyInjection;
using PromptGen;

RenderedPrompt Render() => RollbackPrompt.Render(RollbackPrompt.Tier.Pro, "eu", "It broke.");

Console.WriteLine(Render().Identity);
PromptIdentity earlier = RollbackPrompt.RenderVersion(PromptVersion.Parse("2026-03-12.1"), RollbackPrompt.Tier.Pro, "eu", "It broke.").Identity;
File.WriteAllText("state.json", $$"""
    { "format": "promptgen-state/1", "environment": "production", "prompts": { "rollback": { "serial": 2,
      "stable": { "version": "{{earlier.Version}}", "hash": "{{earlier.Hash}}" }, "revoked": ["2026-03-15.1"] } } }
    """);

ServiceCollection services = new();
services.AddPromptReleases(options =>
{
    options.AddPrompts(Library.PromptCatalog.Releasable).AddPrompts(Application.PromptCatalog.Releasable);
    options.Source = new FilePromptReleaseSource("state.json");
    options.Environment = "production";
});
await using ServiceProvider provider = services.BuildServiceProvider();
PromptReleases releases = provider.GetRequiredService<PromptReleases>();
await releases.StartAsync(default);
using (releases.Begin(new PromptContext { Key = "tenant" }))
{
    Console.WriteLine(Render().Identity);
    Console.WriteLine(Render().Messages[0].Text.TrimEnd());
    Console.WriteLine(Application.FarewellPrompt.Render("Ada").Identity);
}
