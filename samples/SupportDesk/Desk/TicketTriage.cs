using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen;

namespace SupportDesk.Desk;

/// <summary>Asks the model. Which version of the prompt is asked, and with which parameters, is decided by releases.</summary>
internal sealed class TicketTriage(IChatClient client, PromptModelMap models, IPromptReleases releases)
{
    /// <returns>Null: the answer did not fit its schema.</returns>
    public async Task<TriagedTicket?> TriageAsync(Ticket ticket, CancellationToken cancellation)
    {
        RenderedPrompt prompt = SupportDeskPrompt.Render(ticket.Tier, ticket.Body);
        ChatResponse response = await client.GetResponseAsync(prompt.ToChatMessages(), prompt.ToChatOptions(models), cancellation);
        PromptIdentity identity = prompt.Identity;
        try
        {
            Triage triage = JsonSerializer.Deserialize<Triage>(response.Text, JsonSerializerOptions.Web)!;
            return new TriagedTicket(triage, identity.Version, identity.Channel, response.ModelId ?? "", response.ResponseId ?? "");
        }
        catch (JsonException)
        {
            // Enough of these, and this instance stops its canary by itself.
            releases.Report(identity, PromptOutcome.SchemaFailed);
            return null;
        }
    }
}
