using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Releases;
using PromptGen.Core.Releases.Signing;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>The one file that applications read: assembled from the files of an environment, signed or not.</summary>
internal sealed class PublishedState
{
    private readonly ReleaseState? _formerState;
    private readonly (Envelope State, IReadOnlyList<Envelope> Rollbacks)? _envelopes;

    private PublishedState(string path, byte[]? former)
    {
        Path = path;
        if (former is not null)
        {
            _envelopes = ReleaseStateFile.ReadEnvelopes(former);
            _formerState = ReleaseStateFile.Read(former, trust: null).State;
        }
    }

    public string Path { get; }

    public bool IsSigned => _envelopes is not null;

    public static PublishedState At(string path) => new(path, File.Exists(path) ? FileContent.ReadBytes(path) : null);

    /// <returns>Null where it does not hold the prompt.</returns>
    public PromptReleaseState? Find(string id) => _formerState?.Find(id);

    /// <summary>What the file is to hold.</summary>
    /// <param name="state">As the files of the environment have it.</param>
    /// <param name="rollback">The signed rollback that makes the difference, where there is one.</param>
    /// <returns>Null: what it holds already.</returns>
    /// <exception cref="ToolFailure">It is signed, and nothing here can sign what is new.</exception>
    public byte[]? Next(ReleaseState state, Signer? signer, SignedRollback? rollback)
    {
        if (_formerState is { } other && other.Environment != state.Environment)
        {
            throw new ToolFailure(
                EquatableArray.Create(new ReleaseProblem(DiagnosticRules.OtherEnvironment, null, other.Environment, state.Environment).At(Path)));
        }

        ReleaseState next = state with
        {
            Expires = state.Expires ?? _formerState?.Expires,
            Packs = state.Packs.IsEmpty && _formerState is not null ? _formerState.Packs : state.Packs,
        };
        if (_formerState is { } former)
        {
            if (former with { Serial = next.Serial } == next && IsSigned == (signer is not null || IsSigned))
            {
                return null;
            }

            // A prompt that is no longer managed takes its serials along.
            next = next with { Serial = Math.Max(next.Serial, former.Serial + 1) };
        }

        if (signer is not null)
        {
            return ReleaseStateFile.Write(signer.Sign(PayloadTypes.State, ReleaseStateWriter.Write(next)), []);
        }

        if (_envelopes is not { } envelopes)
        {
            return ReleaseStateWriter.Write(next);
        }

        return rollback is not null && WithRollback(envelopes, rollback) is { } content && Releases(content, next)
            ? content
            : throw new ToolFailure(
                DiagnosticRules.SigningFailed, Path,
                "this state is signed, and no rollback that was signed beforehand gives what is asked for; name a key with --sign-key or --sign-command");
    }

    /// <summary>Over the state and the rollbacks that are there, but for those that the new one takes the place of.</summary>
    private static byte[] WithRollback((Envelope State, IReadOnlyList<Envelope> Rollbacks) envelopes, SignedRollback rollback)
    {
        IEnumerable<Envelope> others = envelopes.Rollbacks.Where(envelope =>
            ReleaseStateReader.Read(envelope.Payload).State is not { } state || !state.Prompts.All(prompt => rollback.State.Find(prompt.Id) is not null));
        return ReleaseStateFile.Write(envelopes.State, [.. others, rollback.Envelope]);
    }

    /// <summary>The rollback must make just the change that is asked for: another one may be missing in what is published.</summary>
    private static bool Releases(byte[] content, ReleaseState expected) =>
        ReleaseStateFile.Read(content, trust: null).State is { } state
        && expected.Prompts.All(prompt => state.Find(prompt.Id) is { } published && published with { Serial = prompt.Serial } == prompt);
}
