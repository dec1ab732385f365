using System;
using Consumer;
using PromptGen;

RenderedPrompt prompt = SupportTriagePrompt.Render(customerTier: "pro", ticketBody: "It broke.", region: "eu-west");
Console.WriteLine(prompt.Text);
Console.WriteLine(prompt.Identity.Version);
