using System;
using System.IO;
using PromptGen;
using SupportTriage;

foreach (Ticket ticket in Tickets.All)
{
    RenderedPrompt prompt = SupportTriagePrompt.Render(
        customerTier: ticket.Tier,
        ticketBody: ticket.Body,
        region: ticket.Region,
        openedAt: ticket.OpenedAt,
        notes: ticket.Notes,
        conversation: ticket.Conversation);

    foreach (PromptMessage message in prompt.Messages)
    {
        Console.WriteLine($"--- {message.Role}");
        Console.WriteLine(message.Text.TrimEnd());
    }

    Console.WriteLine($"=== {prompt.Identity.Id} {prompt.Identity.Version} {prompt.Identity.Hash}");
    Console.WriteLine();
}

string manifest = Path.Combine(AppContext.BaseDirectory, "SupportTriage.prompts.json");
Console.WriteLine($"What this build ships is in {Path.GetRelativePath(Directory.GetCurrentDirectory(), manifest)}");
