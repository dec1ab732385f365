using System;
using Consumer;
using PromptGen;

PromptIdentity wording = WordingPrompt.Compiled;
Console.WriteLine(wording.Version);
RenderedPrompt now = RollbackPrompt.Render(RollbackPrompt.Tier.Pro, "eu", "It broke.");
RenderedPrompt then = RollbackPrompt.RenderVersion(PromptVersion.Parse("2026-03-12.1"), RollbackPrompt.Tier.Pro, "eu", "It broke.");
Console.WriteLine(now.Identity.Version + " " + now.Messages[0].Text.TrimEnd());
Console.WriteLine(then.Identity.Version + " " + then.Messages[0].Text.TrimEnd());
