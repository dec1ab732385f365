using System;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Rollouts.Signing;

/// <summary>The names of an envelope's fields, and envelopes as JSON. <see cref="EnvelopeReader"/> reads them.</summary>
internal static class EnvelopeJson
{
    public const string Payload = "payload";
    public const string PayloadType = "payloadType";
    public const string Signatures = "signatures";
    public const string Signature = "sig";
    public const string KeyId = "keyid";

    public static JsonObject Write(Envelope envelope) => new JsonObjectBuilder()
        .Add(Payload, Convert.ToBase64String(envelope.Payload))
        .Add(PayloadType, envelope.PayloadType)
        .Add(Signatures, envelope.Signatures.Map<JsonValue>(static signature =>
            new JsonObjectBuilder().Add(Signature, Convert.ToBase64String(signature)).Build()))
        .Build();
}
