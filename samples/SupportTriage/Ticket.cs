using System;
using System.Collections.Generic;
using PromptGen;

namespace SupportTriage;

/// <summary>A ticket as the support desk keeps it.</summary>
internal sealed record Ticket(
    SupportTriagePrompt.CustomerTier Tier,
    string Region,
    DateTime OpenedAt,
    string Body,
    IReadOnlyList<SupportTriagePrompt.Note> Notes,
    IReadOnlyList<PromptMessage> Conversation);
