using System;
using System.Collections.Generic;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>One call of a function that a template declares, as it is bound in the place of the call.</summary>
/// <param name="depth">How many scopes enclose the call.</param>
/// <param name="captureDepth">How many blocks of `capture` enclose the call.</param>
/// <param name="mark">Makes the names that the call assigns different from those of other calls; no name in a template has such characters.</param>
internal sealed class FunctionScope(FunctionSyntax function, int depth, int captureDepth, string mark)
{
    public FunctionSyntax Function { get; } = function;

    public int Depth { get; } = depth;

    public int CaptureDepth { get; } = captureDepth;

    /// <summary>Null if the function is a choice of values, which becomes an expression.</summary>
    public CallResult? Result { get; set; }

    /// <summary>It is written where it is used.</summary>
    public bool IsAnonymous => Function.Name.Name.Length == 0;

    /// <summary>The values of the parameters.</summary>
    public Dictionary<string, BoundExpression> Arguments { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Locals { get; } = new(StringComparer.Ordinal);

    /// <summary>The name under which a local of the call is known.</summary>
    public string Key(string name) => name + mark;

    public bool Names(string name) => Arguments.ContainsKey(name) || Locals.Contains(name);
}
