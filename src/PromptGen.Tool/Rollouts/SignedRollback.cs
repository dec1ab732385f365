using System.IO;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>A rollback that was signed when its prompt was promoted, so that going back needs no key.</summary>
/// <param name="State">What is released once it lies over the state: of the prompts that go back alone.</param>
internal sealed record SignedRollback(Envelope Envelope, ReleaseState State)
{
    /// <returns>Null where there is none, or none that can be read.</returns>
    public static SignedRollback? Read(EnvironmentFolder folder, string id)
    {
        string path = folder.RollbackPath(id);
        return File.Exists(path)
            && ReleaseStateFile.ReadEnvelopes(FileContent.ReadBytes(path, ReleaseLimits.SignedStateBytes), new ReleaseProblems()) is { State: { PayloadType: PayloadTypes.Rollback } envelope }
            && ReleaseStateReader.Read(envelope.Payload) is { State: { } state, Problems.IsEmpty: true }
            && state.Environment == folder.Name
                ? new SignedRollback(envelope, state)
                : null;
    }

    /// <summary>Signs the way back from what is released now.</summary>
    /// <param name="prompts">What would be released after going back.</param>
    public static SignedRollback Sign(Signer signer, string environment, EquatableArray<PromptReleaseState> prompts)
    {
        ReleaseState state = new(environment, ReleaseState.SumOfSerials(prompts), prompts);
        return new SignedRollback(signer.Sign(PayloadTypes.Rollback, ReleaseStateWriter.Write(state)), state);
    }

    public byte[] Write() => ReleaseStateFile.Write(Envelope, []);

    /// <summary>Whether it does just what is asked for now.</summary>
    public bool Gives(PromptReleaseState after) =>
        State.Find(after.Id) is { } own && own.Serial >= after.Serial && own with { Serial = after.Serial } == after;
}
