namespace SupportDesk.Desk;

/// <summary>A ticket as it is sent in.</summary>
internal sealed record Ticket(SupportDeskPrompt.CustomerTier Tier, string Body);

/// <summary>What the model says of a ticket.</summary>
internal sealed record Triage(int Severity, string Team, string Reason);

/// <summary>What the service answers: the triage, and which version of the prompt gave it.</summary>
internal sealed record TriagedTicket(Triage Triage, string Version, string Channel, string Model, string ResponseId);

/// <summary>What a person of the desk found about a triage.</summary>
internal sealed record Review(string Label);
