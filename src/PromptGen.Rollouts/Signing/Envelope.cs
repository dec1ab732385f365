using PromptGen.Core.Collections;

namespace PromptGen.Rollouts.Signing;

/// <summary>Bytes with signatures over them, in the DSSE form (Dead Simple Signing Envelope, version 1).</summary>
/// <param name="PayloadType">The type of the bytes. It is signed with them, so a pack cannot pass for a state.</param>
/// <param name="Payload">Not to be read before <see cref="EnvelopeVerification"/> has passed.</param>
/// <param name="Signatures">The signatures without the names of keys, which are not signed, so nothing may depend on them.</param>
internal sealed record Envelope(string PayloadType, byte[] Payload, EquatableArray<byte[]> Signatures);

/// <summary>The types of documents that PromptGen signs.</summary>
internal static class PayloadTypes
{
    public const string State = "application/vnd.promptgen.state+json";

    /// <summary>A state of the prompts that go back, to lie over another state.</summary>
    public const string Rollback = "application/vnd.promptgen.rollback+json";

    public const string Pack = "application/vnd.promptgen.pack";
}
