using System.Globalization;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Core.Releases;

/// <summary>Why a state, a pack or a signature is not taken, or a part of it.</summary>
/// <param name="Prompt">The prompt that it concerns alone; null: the whole.</param>
internal sealed record ReleaseProblem(DiagnosticRule Rule, string? Prompt, EquatableArray<string> Arguments)
{
    public ReleaseProblem(DiagnosticRule rule, string? prompt, params string[] arguments)
        : this(rule, prompt, new EquatableArray<string>(arguments))
    {
    }

    public string Code => Rule.Id;

    /// <summary>Where, what and what to do, for people.</summary>
    public string Message
    {
        get
        {
            object[] arguments = new object[Arguments.Count];
            for (int i = 0; i < arguments.Length; i++)
            {
                arguments[i] = Arguments[i];
            }

            return string.Format(CultureInfo.InvariantCulture, Rule.Message, arguments);
        }
    }

    public override string ToString() => Code + ": " + Message;
}
