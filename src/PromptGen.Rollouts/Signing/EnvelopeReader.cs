using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Rollouts.Signing;

/// <summary>Reads envelopes from the bytes of a file in one pass, and stops at the first thing that does not belong there.</summary>
/// <remarks>
/// Whoever wrote the file is not known yet, so nothing is built from it but the payload's bytes and the signatures, all of it
/// bounded by the file's own length. Names and values have one spelling: no escapes, and one form of Base64.
/// </remarks>
internal sealed class EnvelopeReader(byte[] content)
{
    private readonly EnvelopeText _text = new(content);
    private int _signatures;

    /// <summary>The first name of the object in the file; null if the file is not an object.</summary>
    /// <remarks>It decides whether a file is read as one that is signed, before anything else of it is looked at.</remarks>
    public static string? FirstName(byte[] content)
    {
        EnvelopeText text = new(content);
        return text.Take('{') ? text.Text("", ReleaseLimits.NameLength) : null;
    }

    /// <summary>Whether a first name is one of an envelope.</summary>
    public static bool IsEnvelope(string? firstName) => firstName is EnvelopeJson.Payload or EnvelopeJson.PayloadType or EnvelopeJson.Signatures;

    /// <summary>Reads a file that is one envelope.</summary>
    /// <returns>Null if it is not one; the problem was reported then.</returns>
    public Envelope? ReadAlone(ReleaseProblems problems)
    {
        Envelope? envelope = Read("");
        return Report(_text.AtEnd() ? envelope : null, problems);
    }

    /// <summary>Reads a file that is an envelope and envelopes over it.</summary>
    /// <returns>Null if it is not one; the problem was reported then.</returns>
    public (Envelope State, IReadOnlyList<Envelope> Rollbacks)? ReadWithRollbacks(string stateName, string rollbacksName, ReleaseProblems problems)
    {
        Envelope? state = null;
        List<Envelope>? rollbacks = null;
        bool isRead = Object("", name =>
            name == stateName && state is null ? (state = Read(stateName)) is not null :
            name == rollbacksName && rollbacks is null ? (rollbacks = ReadAll(rollbacksName)) is not null :
            Refuse("", name, stateName, rollbacksName));
        if (isRead && (state is null || rollbacks is null or { Count: 0 }))
        {
            _text.Fail("`" + stateName + "` must be an envelope, and `" + rollbacksName + "` a list of at least one");
        }

        return Report(_text.AtEnd() ? state : null, problems) is { } read ? (read, rollbacks!) : null;
    }

    private Envelope? Report(Envelope? envelope, ReleaseProblems problems)
    {
        if (envelope is not null && _text.Problem is null)
        {
            return envelope;
        }

        problems.Add(_text.Problem ?? new ReleaseProblem(DiagnosticRules.UnreadableEnvelope, null, "it is not an object"));
        return null;
    }

    private List<Envelope>? ReadAll(string path)
    {
        List<Envelope> envelopes = [];
        bool isRead = List(path, ReleaseLimits.Rollbacks, place =>
        {
            if (Read(place) is not { } envelope)
            {
                return false;
            }

            envelopes.Add(envelope);
            return true;
        });
        return isRead ? envelopes : null;
    }

    private Envelope? Read(string path)
    {
        byte[]? payload = null;
        string? type = null;
        List<byte[]>? signatures = null;
        bool isRead = Object(path, name => name switch
        {
            EnvelopeJson.Payload when payload is null => (payload = _text.Base64(Path(path, name), int.MaxValue)) is not null,
            EnvelopeJson.PayloadType when type is null => (type = _text.Text(Path(path, name), ReleaseLimits.EnvelopeText)) is not null,
            EnvelopeJson.Signatures when signatures is null => (signatures = ReadSignatures(Path(path, name))) is not null,
            _ => Refuse(path, name, EnvelopeJson.Payload, EnvelopeJson.PayloadType, EnvelopeJson.Signatures),
        });
        if (!isRead)
        {
            return null;
        }

        if (payload is not null && type is not null && signatures is { Count: > 0 })
        {
            return new Envelope(type, payload, signatures.ToEquatableArray());
        }

        string missing = Path(path, payload is null ? EnvelopeJson.Payload : type is null ? EnvelopeJson.PayloadType : EnvelopeJson.Signatures);
        _text.Fail("`" + missing + "` " + (signatures is { Count: 0 } ? "must be a list of 1 to " + ReleaseText.Count(ReleaseLimits.Signatures) + " signatures" : "is missing"));
        return null;
    }

    private List<byte[]>? ReadSignatures(string path)
    {
        List<byte[]> signatures = [];
        bool isRead = List(path, ReleaseLimits.Signatures, place =>
        {
            if (++_signatures > ReleaseLimits.SignaturesOfFile)
            {
                return _text.Fail("it has more than " + ReleaseText.Count(ReleaseLimits.SignaturesOfFile) + " signatures");
            }

            byte[]? signature = null;
            bool hasKeyId = false;
            bool isEntry = Object(place, name => name switch
            {
                EnvelopeJson.Signature when signature is null => (signature = _text.Base64(Path(place, name), ReleaseLimits.EnvelopeText)) is not null,
                EnvelopeJson.KeyId when !hasKeyId => hasKeyId = _text.Text(Path(place, name), ReleaseLimits.EnvelopeText) is not null,
                _ => Refuse(place, name, EnvelopeJson.Signature, EnvelopeJson.KeyId),
            });
            if (isEntry && signature is null)
            {
                return _text.Fail("`" + Path(place, EnvelopeJson.Signature) + "` is missing");
            }

            if (isEntry)
            {
                signatures.Add(signature!);
            }

            return isEntry;
        });
        return isRead ? signatures : null;
    }

    private bool Object(string path, Func<string, bool> member)
    {
        if (!_text.Take('{'))
        {
            return _text.FailType(path, "an object");
        }

        do
        {
            if (_text.Text(path, ReleaseLimits.NameLength) is not { } name || !(_text.Take(':') || _text.Fail("a colon is missing after `" + Path(path, name) + "`")) || !member(name))
            {
                return false;
            }
        }
        while (_text.Take(','));
        return _text.Take('}') || _text.Fail("`" + path + "` does not end");
    }

    private bool List(string path, int limit, Func<string, bool> item)
    {
        if (!_text.Take('['))
        {
            return _text.FailType(path, "a list");
        }

        if (_text.Take(']'))
        {
            return true;
        }

        int count = 0;
        do
        {
            if (count == limit)
            {
                return _text.Fail("`" + path + "` must be a list of at most " + ReleaseText.Count(limit));
            }

            if (!item(Path(path, ReleaseText.Count(count++))))
            {
                return false;
            }
        }
        while (_text.Take(','));
        return _text.Take(']') || _text.Fail("`" + path + "` does not end");
    }

    private bool Refuse(string path, string name, params string[] known) => Array.IndexOf(known, name) >= 0
        ? _text.Fail("`" + Path(path, name) + "` appears twice")
        : _text.Fail(new ReleaseProblem(DiagnosticRules.UnknownStateField, null, Path(path, StateFields.Shown(name)), NearestName.Question(name, known)));

    private static string Path(string path, string name) => path.Length == 0 ? name : path + "/" + name;
}
