using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Tool.Rollouts;

/// <summary>
/// Whether what a command is about to write is read back as it was meant: by the strict reader, as an application does it, and without a problem. Every command
/// that writes a state asks here before anything is written.
/// </summary>
internal static class WrittenState
{
    /// <summary>Checks a published state.</summary>
    /// <param name="meant">What the command reports.</param>
    /// <param name="trust">Null: no key is at hand with which the signatures could be checked.</param>
    /// <exception cref="ToolFailure">It would be refused, or a prompt of it held.</exception>
    public static void Check(byte[] content, ReleaseState meant, TrustPolicy? trust)
    {
        Refuse(TooHigh(meant));
        ReleaseStateReading reading = ReleaseStateFile.Read(content, trust);
        Refuse(reading.Problems);
        if (reading.State != meant)
        {
            throw new ToolFailure(DiagnosticRules.UnreadableState, "", "what would be written is read back as another state");
        }
    }

    /// <summary>Checks changes of prompts within their environment.</summary>
    /// <param name="environment">As it is after the changes.</param>
    /// <param name="changed">Problems of other prompts were there before, and are not this command's.</param>
    /// <exception cref="ToolFailure">One of them would be held.</exception>
    public static void Check(ReleaseState environment, IReadOnlyCollection<string> changed)
    {
        Refuse(TooHigh(environment with { Serial = 0 }).Where(problem => changed.Contains(problem.Prompt!)));
        Refuse(ReleaseStateReader.Read(ReleaseStateWriter.Write(environment)).Problems.Where(problem => problem.Prompt is null || changed.Contains(problem.Prompt)));
    }

    /// <summary>Checks a rollback: laid over the state for which it was made, it must give what it says.</summary>
    /// <exception cref="ToolFailure">It would be refused, or a prompt of it held.</exception>
    public static void Check(SignedRollback rollback, ReleaseState environment)
    {
        Refuse(TooHigh(rollback.State));
        ReleaseStateReading under = ReleaseStateReader.Read(ReleaseStateWriter.Write(environment));
        ReleaseStateReading over = ReleaseStateReader.Read(rollback.Envelope.Payload);
        Refuse(over.Problems);
        if (under.State is not null)
        {
            ReleaseStateReading laid = RollbackOverlay.Apply(under, [over]);
            Refuse(laid.Problems.Where(problem => problem.Prompt is { } prompt && rollback.State.Find(prompt) is not null));
        }
    }

    /// <exception cref="ToolFailure">There are some.</exception>
    public static void Refuse(IEnumerable<ReleaseProblem> problems)
    {
        if (problems.ToEquatableArray() is { IsEmpty: false } found)
        {
            throw new ToolFailure(found.At(""), ExitCode.GateFailed);
        }
    }

    private static IEnumerable<ReleaseProblem> TooHigh(ReleaseState state)
    {
        foreach (PromptReleaseState prompt in state.Prompts)
        {
            if (prompt.Serial > ReleaseLimits.WrittenSerial)
            {
                yield return Problem(prompt.Id, "`" + prompt.Id + "`", prompt.Serial);
            }
        }

        if (state.Serial > ReleaseLimits.WrittenSerial)
        {
            yield return Problem(null, "The state", state.Serial);
        }
    }

    private static ReleaseProblem Problem(string? prompt, string what, long serial) => new(
        DiagnosticRules.SerialTooHigh, prompt, what, ReleaseText.Count(serial), ReleaseText.Count(ReleaseLimits.WrittenSerial));
}
