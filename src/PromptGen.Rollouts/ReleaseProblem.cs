using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;

namespace PromptGen.Rollouts;

/// <summary>Why a state, a pack or a signature is not taken, or a part of it.</summary>
/// <param name="Prompt">The prompt that it concerns alone; null: the whole.</param>
internal sealed record ReleaseProblem(DiagnosticRule Rule, string? Prompt, EquatableArray<string> Arguments)
{
    public ReleaseProblem(DiagnosticRule rule, string? prompt, params string[] arguments)
        : this(rule, prompt, new EquatableArray<string>(arguments))
    {
    }

    /// <summary>As they can be shown anywhere, logs and health reports among them.</summary>
    public EquatableArray<string> Arguments { get; init; } = MessageText.Visible(Arguments);

    public string Code => Rule.Id;

    /// <summary>The place, the problem and the next step, for people.</summary>
    public string Message => MessageText.Format(Rule.Message, Arguments);

    public override string ToString() => Code + ": " + Message;
}
