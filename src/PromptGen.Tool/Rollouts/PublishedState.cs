using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>The one file that applications read: assembled from the files of an environment, signed or not.</summary>
/// <remarks>
/// Others may write this file than may sign. With keys, nothing is taken from it that those did not sign; what nobody vouches for is only
/// looked at to say what would be lost.
/// </remarks>
internal sealed class PublishedState
{
    private readonly SigningOptions _signing;
    private readonly ReleaseStateReading? _former;
    private readonly ReleaseState? _claimed;
    private readonly (Envelope State, IReadOnlyList<Envelope> Rollbacks)? _envelopes;

    private PublishedState(string path, byte[]? former, SigningOptions signing)
    {
        Path = path;
        Former = former;
        _signing = signing;
        if (former is null)
        {
            return;
        }

        _envelopes = ReleaseStateFile.ReadEnvelopes(former, new ReleaseProblems());
        if (signing.Verifies)
        {
            Refusal = signing.Trust is null ? null : ReleaseStateFile.Read(former, signing.Trust) is { State: null } refused ? refused.Problems : null;
            _former = signing.Trust is not null && Refusal is null ? ReleaseStateFile.Read(former, signing.Trust) : null;
            _claimed = _former is null ? ReleaseStateFile.Read(former, trust: null).State : null;
        }
        else
        {
            _former = ReleaseStateFile.Read(former, trust: null) is { State: not null } reading ? reading : null;
        }
    }

    public string Path { get; }

    /// <summary>What the file holds; null: there is none.</summary>
    public byte[]? Former { get; }

    /// <summary>What the new state has to do with what was there, where that is known.</summary>
    public ReleaseStateReading? Reading => _former;

    private EquatableArray<ReleaseProblem>? Refusal { get; }

    private bool IsSigned => _envelopes is not null;

    public static PublishedState At(string path, SigningOptions signing) =>
        new(path, File.Exists(path) ? FileContent.ReadBytes(path, ReleaseLimits.SignedStateBytes) : null, signing);

    /// <summary>When the state that is taken over was to be replaced; null: never, or nobody vouches for it.</summary>
    public DateTimeOffset? Expires => _former?.State!.Expires;

    /// <returns>Null where it does not hold the prompt, or where nobody vouches for it.</returns>
    public PromptReleaseState? Find(string id) => _former?.State!.Find(id);

    /// <summary>What the file is to hold.</summary>
    /// <param name="state">As the files of the environment have it.</param>
    /// <param name="rollback">The signed rollback that makes the difference, where there is one.</param>
    /// <param name="isSignedEnvironment">Applications refuse what is not signed.</param>
    /// <returns>Null: what it holds already.</returns>
    /// <exception cref="ToolFailure">It is signed, and nothing here can sign what is new; or it holds what nobody vouches for.</exception>
    public byte[]? Next(ReleaseState state, SignedRollback? rollback, bool isSignedEnvironment)
    {
        if ((_former?.State ?? _claimed) is { } other && other.Environment != state.Environment)
        {
            throw new ToolFailure(
                EquatableArray.Create(new ReleaseProblem(DiagnosticRules.OtherEnvironment, null, other.Environment, state.Environment).At(Path)));
        }

        ReleaseState next = state with
        {
            Expires = state.Expires ?? _former?.State!.Expires,
            Packs = state.Packs.IsEmpty && _former is not null ? _former.State!.Packs : state.Packs,
        };
        RefuseLoss(next);
        if (_former is { State: { } former, Problems.IsEmpty: true } && former with { Serial = next.Serial } == next && state.Serial <= former.Serial)
        {
            if (_signing.Signer is null ? IsSigned || !isSignedEnvironment : IsSignedAsNow())
            {
                return null;
            }

            // The same state with other signatures: applications that have it take nothing new from it.
            next = _envelopes is { Rollbacks.Count: 0 } ? former : next with { Serial = Math.Max(next.Serial, former.Serial + 1) };
        }
        else if (_former is { State: { } known })
        {
            // A prompt that is no longer managed takes its serials along.
            next = next with { Serial = Math.Max(next.Serial, known.Serial + 1) };
        }

        return _signing.Signer is { } signer ? Signed(next, signer) : IsSigned || isSignedEnvironment ? Overlaid(next, rollback) : Unsigned(next);
    }

    private static byte[] Unsigned(ReleaseState next)
    {
        byte[] content = ReleaseStateWriter.Write(next);
        WrittenState.Check(content, next, trust: null);
        return content;
    }

    private static byte[] Signed(ReleaseState next, Signer signer)
    {
        byte[] content = ReleaseStateFile.Write(signer.Sign(PayloadTypes.State, ReleaseStateWriter.Write(next)), []);
        WrittenState.Check(content, next, signer.OwnTrust);
        return content;
    }

    /// <summary>What is signed stays, and the rollback that was signed beforehand goes over it.</summary>
    private byte[] Overlaid(ReleaseState next, SignedRollback? rollback)
    {
        if (Refusal is { } problems)
        {
            throw new ToolFailure(problems.At(Path), ExitCode.GateFailed);
        }

        if (rollback is null || _envelopes is not { } envelopes || _former is not { } former)
        {
            throw NothingSigned();
        }

        byte[] content = WithRollback(envelopes, rollback);
        ReleaseStateReading reading = ReleaseStateFile.Read(content, _signing.Trust);

        // What is wrong with prompts that stay as they were must not keep this one from going back.
        WrittenState.Refuse(reading.Problems.Where(problem => !former.Problems.Any(known => known == problem)));

        // The rollback must make just the change that is asked for: another one may be missing in what is published.
        return reading.State is { } published && next.Prompts.All(prompt => published.Find(prompt.Id) is { } found && found with { Serial = prompt.Serial } == prompt)
            ? content
            : throw NothingSigned();
    }

    private ToolFailure NothingSigned() => new(
        DiagnosticRules.SigningFailed, Path,
        "this environment is signed, and no rollback that was signed beforehand leads to the requested version; pass a key with --sign-key or --sign-command");

    /// <summary>Over the state and the rollbacks that are there, but for those that the new one takes the place of.</summary>
    private static byte[] WithRollback((Envelope State, IReadOnlyList<Envelope> Rollbacks) envelopes, SignedRollback rollback)
    {
        IEnumerable<Envelope> others = envelopes.Rollbacks.Where(envelope =>
            ReleaseStateReader.Read(envelope.Payload).State is not { } state || !state.Prompts.All(prompt => rollback.State.Find(prompt.Id) is not null));
        return ReleaseStateFile.Write(envelopes.State, [.. others, rollback.Envelope]);
    }

    private bool IsSignedAsNow() => _envelopes is { Rollbacks.Count: 0 } envelopes && _signing.Signer!.HasSigned(envelopes.State, _signing.Trusted);

    /// <summary>Of a state that nobody vouches for nothing is taken. Where that would drop something, whoever signs has to say so.</summary>
    private void RefuseLoss(ReleaseState next)
    {
        if (Former is null || _former is not null || _signing.Signer is null)
        {
            return;
        }

        List<string> lost = [];
        if (_claimed is not { } claimed)
        {
            lost.Add("its content, which cannot be read,");
        }
        else
        {
            if (claimed.Expires is not null && next.Expires is null)
            {
                lost.Add("when it expires");
            }

            if (!claimed.Packs.IsEmpty && next.Packs.IsEmpty)
            {
                lost.Add("its packs");
            }

            if (claimed.Serial > next.Serial)
            {
                lost.Add("a serial above its " + ReleaseText.Count(claimed.Serial));
            }
        }

        if (lost.Count > 0)
        {
            throw new ToolFailure(
                EquatableArray.Create(new ReleaseProblem(
                    DiagnosticRules.UnverifiedState, null, Path, string.Join(" and ", lost),
                    "If you trust it, add `--trusted-key FILE` with the public key that signed it. If not, delete it and run `dotnet promptgen state build --env "
                        + next.Environment + " --out " + Path + "` with the key and, as needed, `--expires`, `--pack` and `--serial`.").At(Path)),
                ExitCode.GateFailed);
        }
    }
}
