using System.Globalization;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;

namespace PromptGen.Fuzz.Targets;

/// <summary>What holds for the problems of every state, pack and envelope.</summary>
internal static class ProblemMessages
{
    // A log line for each: an attacker who writes a file must not decide how long the log becomes.
    private const int LongestMessage = 4096;

    public static void Check(EquatableArray<ReleaseProblem> problems)
    {
        foreach (ReleaseProblem problem in problems)
        {
            string message = problem.ToString();
            BrokenPromiseException.ThrowUnless(problem.Rule != DiagnosticRules.InternalFailure, message);
            BrokenPromiseException.ThrowUnless(
                message.Length <= LongestMessage, string.Create(CultureInfo.InvariantCulture, $"A message has {message.Length} characters: {message}"));
        }
    }
}
