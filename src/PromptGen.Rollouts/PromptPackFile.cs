using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Rollouts;

/// <summary>A pack as it is published: plain, or in a signed envelope.</summary>
internal static class PromptPackFile
{
    /// <param name="trust">The trusted keys; null if signatures are not required, in which case they are ignored.</param>
    public static PromptPackReading Read(byte[] content, TrustPolicy? trust)
    {
        ReleaseProblems problems = new();
        return Payload(content, trust, problems) is { } pack ? PromptPackReader.Read(pack) : new PromptPackReading(null, problems.ToEquatableArray());
    }

    public static byte[] Write(Envelope pack) => ReleaseText.Encode(JsonWriter.WriteMinified(EnvelopeJson.Write(pack)) + "\n");

    private static byte[]? Payload(byte[] content, TrustPolicy? trust, ReleaseProblems problems)
    {
        if (ReadEnvelope(content, problems) is not { } envelope)
        {
            if (trust is not null && problems.Count == 0)
            {
                problems.Add(new ReleaseProblem(DiagnosticRules.TooFewSignatures, null, "0", "0", ReleaseText.Count(trust.Threshold)));
            }

            return problems.Count == 0 ? content : null;
        }

        ReleaseProblem? problem = trust is not null
            ? EnvelopeVerification.Check(envelope, PayloadTypes.Pack, trust)
            : EnvelopeVerification.CheckType(envelope, PayloadTypes.Pack);
        if (problem is null)
        {
            return envelope.Payload;
        }

        problems.Add(problem);
        return null;
    }

    /// <summary>The envelope of a signed pack, unverified.</summary>
    /// <returns>Null if it is not signed, or if a problem was reported.</returns>
    public static Envelope? ReadEnvelope(byte[] content, ReleaseProblems problems)
    {
        if (!EnvelopeReader.IsEnvelope(EnvelopeReader.FirstName(content)))
        {
            return null;
        }

        if (content.Length <= ReleaseLimits.SignedPackBytes)
        {
            return new EnvelopeReader(content).ReadAlone(problems);
        }

        problems.Add(new ReleaseProblem(DiagnosticRules.UnreadableEnvelope, null, ReleaseText.TooLong(content.Length, ReleaseLimits.SignedPackBytes)));
        return null;
    }
}
