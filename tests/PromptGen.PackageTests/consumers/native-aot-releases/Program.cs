using System;
using System.IO;
using System.Threading.Tasks;
using Consumer;
using PromptGen;

PromptReleasesOptions options = new()
{
    Source = new FilePromptReleaseSource(args[0]),
    Environment = "production",
    TrustedKeys = { File.ReadAllText("release.pub.pem") },
    LastKnownGoodFolder = args[1],
};
foreach (ReleasablePrompt prompt in PromptCatalog.Releasable)
{
    options.Prompts.Add(prompt);
}

using PromptReleases releases = new(options);
await releases.StartAsync();
foreach (PromptRejection rejection in releases.Status.Rejections)
{
    Console.WriteLine("held: " + rejection.Code);
}

foreach (string? key in new[] { "tenant-1", null })
{
    using PromptScope scope = releases.Begin(new PromptContext { Key = key });
    RenderedPrompt rendered = TriagePrompt.Render("It burns.");
    Console.WriteLine(rendered.Identity.Version + " " + rendered.Identity.Channel + ": " + rendered.Messages[^1].Text.TrimEnd());
}
