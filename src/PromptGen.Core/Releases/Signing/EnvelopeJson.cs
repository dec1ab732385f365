using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;

namespace PromptGen.Core.Releases.Signing;

/// <summary>Envelopes as JSON.</summary>
/// <remarks>Base64 has several spellings of the same bytes; of those, one is taken, so that no change of a signed file goes unseen.</remarks>
internal static class EnvelopeJson
{
    public static JsonObject Write(Envelope envelope) => new JsonObjectBuilder()
        .Add("payload", Convert.ToBase64String(envelope.Payload))
        .Add("payloadType", envelope.PayloadType)
        .Add("signatures", envelope.Signatures.Map<JsonValue>(static signature =>
            new JsonObjectBuilder().Add("sig", Convert.ToBase64String(signature)).Build()))
        .Build();

    /// <summary>Whether it is an envelope, or wants to be one.</summary>
    public static bool LooksLikeOne(JsonObject value) => value["payload"] is not null || value["payloadType"] is not null || value["signatures"] is not null;

    /// <returns>Null where it is none; then problems were reported.</returns>
    public static Envelope? Read(JsonObject value, string path, List<ReleaseProblem> problems)
    {
        int before = problems.Count;
        StateFields fields = new(value, path, prompt: null, problems);
        fields.RefuseOthers("payload", "payloadType", "signatures");
        byte[]? payload = Bytes(fields, "payload");
        string? type = fields.Text("payloadType", required: true, ReleaseNames.IsPlainText, "the name of a media type");
        List<byte[]> signatures = [];
        if (value["signatures"] is not JsonArray { Items.Count: > 0 and <= ReleaseLimits.Signatures } list)
        {
            problems.Add(new ReleaseProblem(
                DiagnosticRules.UnreadableEnvelope, null, "`" + fields.PathOf("signatures") + "` must be a list of 1 to " + ReleaseText.Count(ReleaseLimits.Signatures) + " signatures"));
            return null;
        }

        for (int i = 0; i < list.Items.Count; i++)
        {
            string place = fields.PathOf("signatures") + "/" + ReleaseText.Count(i);
            if (list.Items[i] is not JsonObject entry)
            {
                problems.Add(new ReleaseProblem(DiagnosticRules.StateFieldType, null, place, "an object", StateFields.Kind(list.Items[i])));
                continue;
            }

            StateFields signature = new(entry, place, prompt: null, problems);
            signature.RefuseOthers("sig", "keyid");
            signature.Text("keyid", required: false, static _ => true, "a text");
            if (Bytes(signature, "sig") is { } bytes)
            {
                signatures.Add(bytes);
            }
        }

        return problems.Count == before ? new Envelope(type!, payload!, signatures.ToEquatableArray()) : null;
    }

    private static byte[]? Bytes(StateFields fields, string name)
    {
        byte[]? bytes = null;
        fields.Text(name, required: true, text => (bytes = Decode(text)) is not null, "Base64, on one line and with its padding");
        return bytes;
    }

    private static byte[]? Decode(string text)
    {
        string standard = text.Replace('-', '+').Replace('_', '/');
        try
        {
            byte[] bytes = Convert.FromBase64String(standard);
            return bytes.Length > 0 && Convert.ToBase64String(bytes) == standard ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
