using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Releases.Signing;

namespace PromptGen.Core.Releases;

/// <summary>A pack as it is published: as it stands, or in a signed envelope.</summary>
internal static class PromptPackFile
{
    private const int SignedBytes = (ReleaseLimits.PackBytes / 3 * 4) + ReleaseLimits.EnvelopeOverheadBytes;

    // White space before the first name, where somebody formatted the envelope.
    private const int FarthestName = 64;

    /// <param name="trust">Null: signatures are not asked for, and not looked at where there are some.</param>
    public static PromptPackReading Read(byte[] content, TrustPolicy? trust)
    {
        List<ReleaseProblem> problems = [];
        return Payload(content, trust, problems) is { } pack ? PromptPackReader.Read(pack) : new PromptPackReading(null, problems.ToEquatableArray());
    }

    public static byte[] Write(Envelope pack) => ReleaseText.Encode(JsonWriter.WriteMinified(EnvelopeJson.Write(pack)) + "\n");

    private static byte[]? Payload(byte[] content, TrustPolicy? trust, List<ReleaseProblem> problems)
    {
        if (!IsSigned(content))
        {
            if (trust is null)
            {
                return content;
            }

            problems.Add(new ReleaseProblem(DiagnosticRules.TooFewSignatures, null, "0", "0", ReleaseText.Count(trust.Threshold)));
            return null;
        }

        if (ReleaseJson.Object(content, SignedBytes, DiagnosticRules.UnreadableEnvelope, problems) is not { } document
            || EnvelopeJson.Read(document, "", problems) is not { } envelope)
        {
            return null;
        }

        ReleaseProblem? problem = trust is not null ? EnvelopeVerification.Check(envelope, PayloadTypes.Pack, trust)
            : envelope.PayloadType == PayloadTypes.Pack ? null
            : new ReleaseProblem(DiagnosticRules.OtherPayload, null, StateFields.Shown(envelope.PayloadType), PayloadTypes.Pack);
        if (problem is null)
        {
            return envelope.Payload;
        }

        problems.Add(problem);
        return null;
    }

    /// <summary>Whether its first name is one of an envelope. A pack begins with another one.</summary>
    private static bool IsSigned(byte[] content)
    {
        int quote = System.Array.IndexOf(content, (byte)'"', 0, System.Math.Min(content.Length, FarthestName));
        return quote >= 0 && (Stands(content, quote, "\"payload") || Stands(content, quote, "\"signatures"));
    }

    private static bool Stands(byte[] content, int position, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (position + i >= content.Length || content[position + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
