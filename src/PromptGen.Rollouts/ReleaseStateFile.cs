using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Rollouts;

/// <summary>
/// A state as it is published: plain, in a signed envelope, or signed with signed rollbacks over it. A rollback that was signed
/// when its prompt was promoted needs no key on the night on which it is laid over the state.
/// </summary>
internal static class ReleaseStateFile
{
    public const string StateField = "state";
    public const string RollbacksField = "rollbacks";

    /// <param name="trust">The trusted keys; null if signatures are not required, in which case they are ignored.</param>
    public static ReleaseStateReading Read(byte[] content, TrustPolicy? trust)
    {
        ReleaseProblems problems = new();
        return Read(content, trust, problems) ?? ReleaseStateReading.Rejected(problems.ToEquatableArray());
    }

    /// <summary>A signed state and the signed rollbacks over it, as one file.</summary>
    public static byte[] Write(Envelope state, IReadOnlyList<Envelope> rollbacks)
    {
        JsonValue file = rollbacks.Count == 0
            ? EnvelopeJson.Write(state)
            : new JsonObjectBuilder()
                .Add(StateField, EnvelopeJson.Write(state))
                .Add(RollbacksField, Envelopes(rollbacks))
                .Build();
        return ReleaseText.Encode(JsonWriter.WriteMinified(file) + "\n");
    }

    /// <summary>The unverified envelopes of a signed state, for adding another rollback over it.</summary>
    /// <returns>Null if it is not signed, or if a problem was reported.</returns>
    public static (Envelope State, IReadOnlyList<Envelope> Rollbacks)? ReadEnvelopes(byte[] content, ReleaseProblems problems)
    {
        string? first = EnvelopeReader.FirstName(content);
        if (!IsSigned(first))
        {
            return null;
        }

        if (content.Length > ReleaseLimits.SignedStateBytes)
        {
            problems.Add(new ReleaseProblem(DiagnosticRules.UnreadableState, null, ReleaseText.TooLong(content.Length, ReleaseLimits.SignedStateBytes)));
            return null;
        }

        EnvelopeReader reader = new(content);
        return !EnvelopeReader.IsEnvelope(first) ? reader.ReadWithRollbacks(StateField, RollbacksField, problems)
            : reader.ReadAlone(problems) is { } alone ? (alone, [])
            : null;
    }

    private static ReleaseStateReading? Read(byte[] content, TrustPolicy? trust, ReleaseProblems problems)
    {
        if (ReadEnvelopes(content, problems) is not { } envelopes)
        {
            if (trust is not null && problems.Count == 0)
            {
                problems.Add(new ReleaseProblem(DiagnosticRules.TooFewSignatures, null, "0", "0", ReleaseText.Count(trust.Threshold)));
            }

            return problems.Count == 0 ? ReleaseStateReader.Read(content) : null;
        }

        if (!Verify(envelopes.State, PayloadTypes.State, trust, problems) || !VerifyAll(envelopes.Rollbacks, trust, problems))
        {
            return null;
        }

        ReleaseStateReading state = ReleaseStateReader.Read(envelopes.State.Payload);
        return state.State is null || envelopes.Rollbacks.Count == 0 ? state
            : RollbackOverlay.Apply(state, envelopes.Rollbacks.Select(static rollback => ReleaseStateReader.Read(rollback.Payload)));
    }

    private static bool VerifyAll(IReadOnlyList<Envelope> rollbacks, TrustPolicy? trust, ReleaseProblems problems)
    {
        foreach (Envelope rollback in rollbacks)
        {
            if (!Verify(rollback, PayloadTypes.Rollback, trust, problems))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Verify(Envelope envelope, string payloadType, TrustPolicy? trust, ReleaseProblems problems)
    {
        ReleaseProblem? problem = trust is not null
            ? EnvelopeVerification.Check(envelope, payloadType, trust)
            : EnvelopeVerification.CheckType(envelope, payloadType);
        if (problem is not null)
        {
            problems.Add(problem);
        }

        return problem is null;
    }

    private static bool IsSigned(string? firstName) => EnvelopeReader.IsEnvelope(firstName) || firstName is StateField or RollbacksField;

    private static JsonArray Envelopes(IReadOnlyList<Envelope> envelopes)
    {
        JsonValue[] items = new JsonValue[envelopes.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = EnvelopeJson.Write(envelopes[i]);
        }

        return new JsonArray(new EquatableArray<JsonValue>(items));
    }
}
