using System.Linq;
using PromptGen.Core.Collections;

namespace PromptGen.Language.Binding;

/// <summary>A template whose every expression has a type: what both back ends start from.</summary>
/// <param name="Body">The body; meaningless if there are problems.</param>
/// <param name="Problems">The problems of the message and of the partials that it reaches, in the order in which they were
/// found.</param>
/// <param name="UsedVariables">The prompt variables that the template or a partial names, in file order.</param>
/// <param name="StaticPrefix">How the rendered text begins whatever the values are; follows includes.</param>
internal sealed record BoundTemplate(
    BoundBlock Body, EquatableArray<TemplateProblem> Problems, EquatableArray<string> UsedVariables, string StaticPrefix)
{
    public bool HasErrors => !Problems.IsEmpty;

    /// <summary>What renders as the language says, and hardly as its author meant. Of the message alone: a partial has other values elsewhere.</summary>
    public EquatableArray<TemplateProblem> Warnings { get; init; }

    /// <summary>Whether it is made of constants and texts that the caller passes, whole: nothing is evaluated, so nothing has to be counted.</summary>
    public bool IsPlain => Body.Statements.All(static statement => statement switch
    {
        BoundText text => text.Indentation.Length == 0,
        BoundOutput output => output.Indentation.Length == 0 && output.Value is BoundVariable { Type.Kind: TemplateTypeKind.String },
        _ => false,
    });

    /// <summary>Whether it, or a partial, assigns or captures a name.</summary>
    public bool Assigns { get; init; }

    /// <summary>Whether a partial may include itself.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>The functions that it calls inside each other at most, wherever it calls them.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>Whether a loop may leave a list that a function made before its end. The language then counts all iterations that follow.</summary>
    public bool LeavesLoops { get; init; }
}
