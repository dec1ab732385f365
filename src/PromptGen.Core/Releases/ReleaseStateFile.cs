using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Releases.Signing;

namespace PromptGen.Core.Releases;

/// <summary>
/// A state as it is published: as it stands, in a signed envelope, or signed with signed rollbacks over it. A rollback that was signed when
/// its prompt was promoted needs no key on the night on which it is laid over the state.
/// </summary>
internal static class ReleaseStateFile
{
    public const string StateField = "state";
    public const string RollbacksField = "rollbacks";

    // A state in Base64, and as many rollbacks as fit in the rest.
    private const int SignedBytes = 2 * ReleaseLimits.StateBytes;

    /// <param name="trust">Null: signatures are not asked for, and not looked at where there are some.</param>
    public static ReleaseStateReading Read(byte[] content, TrustPolicy? trust)
    {
        List<ReleaseProblem> problems = [];
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

    /// <summary>The envelopes of a signed state, unverified: for whoever puts another rollback over it.</summary>
    /// <returns>Null where it is not signed, or is nothing that can be read.</returns>
    public static (Envelope State, IReadOnlyList<Envelope> Rollbacks)? ReadEnvelopes(byte[] content)
    {
        List<ReleaseProblem> problems = [];
        return Parse(content, problems) is { } document && IsSigned(document) ? ReadEnvelopes(document, problems) : null;
    }

    private static ReleaseStateReading? Read(byte[] content, TrustPolicy? trust, List<ReleaseProblem> problems)
    {
        if (Parse(content, problems) is not { } document)
        {
            return null;
        }

        if (!IsSigned(document))
        {
            if (trust is null && content.Length <= ReleaseLimits.StateBytes)
            {
                return ReleaseStateReader.Read(document);
            }

            problems.Add(trust is null
                ? new ReleaseProblem(DiagnosticRules.UnreadableState, null, ReleaseText.TooLong(content.Length, ReleaseLimits.StateBytes))
                : new ReleaseProblem(DiagnosticRules.TooFewSignatures, null, "0", "0", ReleaseText.Count(trust.Threshold)));
            return null;
        }

        if (ReadEnvelopes(document, problems) is not { } envelopes
            || !Verify(envelopes.State, PayloadTypes.State, trust, problems)
            || !VerifyAll(envelopes.Rollbacks, trust, problems))
        {
            return null;
        }

        ReleaseStateReading state = ReleaseStateReader.Read(envelopes.State.Payload);
        foreach (Envelope rollback in envelopes.Rollbacks)
        {
            if (state.State is null)
            {
                break;
            }

            state = RollbackOverlay.Apply(state, ReleaseStateReader.Read(rollback.Payload));
        }

        return state;
    }

    private static bool VerifyAll(IReadOnlyList<Envelope> rollbacks, TrustPolicy? trust, List<ReleaseProblem> problems)
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

    private static bool Verify(Envelope envelope, string payloadType, TrustPolicy? trust, List<ReleaseProblem> problems)
    {
        ReleaseProblem? problem = trust is not null
            ? EnvelopeVerification.Check(envelope, payloadType, trust)
            : envelope.PayloadType == payloadType ? null : new ReleaseProblem(DiagnosticRules.OtherPayload, null, StateFields.Shown(envelope.PayloadType), payloadType);
        if (problem is not null)
        {
            problems.Add(problem);
        }

        return problem is null;
    }

    private static (Envelope State, IReadOnlyList<Envelope> Rollbacks)? ReadEnvelopes(JsonObject document, List<ReleaseProblem> problems)
    {
        if (EnvelopeJson.LooksLikeOne(document))
        {
            return EnvelopeJson.Read(document, "", problems) is { } single ? (single, []) : null;
        }

        StateFields fields = new(document, "", prompt: null, problems);
        fields.RefuseOthers(StateField, RollbacksField);
        Envelope? state = document[StateField] is JsonObject signed
            ? EnvelopeJson.Read(signed, StateField, problems)
            : null;
        List<Envelope> rollbacks = [];
        if (state is null || document[RollbacksField] is not JsonArray { Items.Count: > 0 and <= ReleaseLimits.ListItems } list)
        {
            if (problems.Count == 0)
            {
                problems.Add(new ReleaseProblem(DiagnosticRules.UnreadableEnvelope, null, "`state` must be an envelope, and `rollbacks` a list of at least one"));
            }

            return null;
        }

        for (int i = 0; i < list.Items.Count; i++)
        {
            string place = RollbacksField + "/" + ReleaseText.Count(i);
            if (list.Items[i] is not JsonObject item)
            {
                problems.Add(new ReleaseProblem(DiagnosticRules.StateFieldType, null, place, "an object", StateFields.Kind(list.Items[i])));
            }
            else if (EnvelopeJson.Read(item, place, problems) is { } rollback)
            {
                rollbacks.Add(rollback);
            }
        }

        return problems.Count == 0 ? (state, rollbacks) : null;
    }

    private static bool IsSigned(JsonObject document) => EnvelopeJson.LooksLikeOne(document) || document[StateField] is not null || document[RollbacksField] is not null;

    private static JsonObject? Parse(byte[] content, List<ReleaseProblem> problems) => ReleaseJson.Object(content, SignedBytes, DiagnosticRules.UnreadableState, problems);

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
