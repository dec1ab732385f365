using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>The knowledge at compile time about whether a line end was written last.</summary>
internal enum LineState
{
    /// <summary>Something else was.</summary>
    Inside,

    /// <summary>A line end was: the next text begins a line.</summary>
    Start,

    /// <summary>It depends on the values.</summary>
    Unknown,
}

/// <summary>Follows <see cref="LineState"/> through blocks.</summary>
internal sealed class TemplateLineFlow
{
    // Loops are visited twice, so the cost doubles with each level; deeper ones are not followed.
    private const int GreatestLoopDepth = 4;

    // Partials include partials: without this, the cost would double with each level.
    private readonly Dictionary<(BoundBlock Block, LineState Before, int LoopDepth), LineState> _blocks = [];
    private readonly Dictionary<(BoundConditional Choice, LineState Before), LineState> _choices = [];
    private readonly Dictionary<BoundBlock, bool> _jumps = [];
    private readonly Dictionary<BoundBlock, bool> _returns = [];
    private readonly Dictionary<BoundPartial, (LineState AfterInside, LineState AfterStart)> _partials = [];

    public static LineState Merge(LineState left, LineState right) => left == right ? left : LineState.Unknown;

    public static LineState After(string text, LineState before) =>
        text.Length == 0 ? before : text[text.Length - 1] == '\n' ? LineState.Start : LineState.Inside;

    public LineState After(BoundBlock block, LineState before, int loopDepth = 0)
    {
        // What is inside a block is asked for by each block around it.
        (BoundBlock, LineState, int) question = (block, before, Math.Min(loopDepth, GreatestLoopDepth));
        if (!_blocks.TryGetValue(question, out LineState after))
        {
            after = FindAfter(block, before, loopDepth);
            _blocks.Add(question, after);
        }

        return after;
    }

    private LineState FindAfter(BoundBlock block, LineState before, int loopDepth)
    {
        LineState state = before;
        foreach (BoundStatement statement in block.Statements)
        {
            state = After(statement, state, loopDepth);
        }

        return state;
    }

    public LineState After(BoundExpression value, LineState before)
    {
        switch (value)
        {
            case BoundConstant { Value: string text }:
                return After(text, before);
            case BoundConstant { Value: null }:
                return before;
            case BoundConcatenation concatenation:
                return concatenation.Parts.Aggregate(before, (state, part) => After(part, state));
            case BoundTextOf text:
                return After(text.Operand, before);
            case BoundConditional choice:
                return AfterChoice(choice, before);
        }

        // Lists and objects print strings in quotes with line ends escaped.
        bool mayEndLine = value.Type.Kind is TemplateTypeKind.String or TemplateTypeKind.Enum or TemplateTypeKind.Mixed
            || value.Type.Format is not null;
        return mayEndLine ? LineState.Unknown : value.Type.Nullable ? Merge(before, LineState.Inside) : LineState.Inside;
    }

    private LineState AfterChoice(BoundConditional choice, LineState before)
    {
        if (!_choices.TryGetValue((choice, before), out LineState after))
        {
            after = Merge(After(choice.Then, before), After(choice.Else, before));
            _choices.Add((choice, before), after);
        }

        return after;
    }

    /// <summary>The state in which each iteration of a loop begins.</summary>
    public LineState AtBody(BoundBlock body, LineState before, int loopDepth = 0) =>
        loopDepth >= GreatestLoopDepth || HasJump(body) ? LineState.Unknown : Merge(before, After(body, before, loopDepth + 1));

    /// <summary>Whether a <c>break</c> or <c>continue</c> of the surrounding loop stands in the block.</summary>
    public bool HasJump(BoundBlock? block)
    {
        if (block is null)
        {
            return false;
        }

        if (!_jumps.TryGetValue(block, out bool jumps))
        {
            jumps = FindJump(block);
            _jumps.Add(block, jumps);
        }

        return jumps;
    }

    private bool FindJump(BoundBlock block)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            if (HasJump(block.Statements[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasJump(BoundStatement statement) => statement switch
    {
        BoundBreak or BoundContinue => true,
        BoundIf conditional => HasJump(conditional.Then) || HasJump(conditional.Else),
        BoundCapture capture => HasJump(capture.Body),
        BoundWith with => HasJump(with.Body),
        BoundReturn => true,
        BoundFor loop => HasReturn(loop.Body) || HasReturn(loop.Else),
        BoundWhile loop => HasReturn(loop.Body),
        _ => false,
    };

    /// <summary>Whether the block may be left with the function that it belongs to.</summary>
    private bool HasReturn(BoundBlock? block)
    {
        if (block is null)
        {
            return false;
        }

        if (!_returns.TryGetValue(block, out bool returns))
        {
            returns = block.Statements.Any(statement =>
                statement is BoundReturn || (statement is not BoundCallBody && BoundChildren.Blocks(statement).Any(HasReturn)));
            _returns.Add(block, returns);
        }

        return returns;
    }

    private LineState After(BoundStatement statement, LineState state, int loopDepth)
    {
        switch (statement)
        {
            case BoundText text:
                return After(text.Text, state);
            case BoundOutput output:
                return After(output.Value, state);
            case BoundIf { Condition: BoundConstant { Value: bool known } } decided:
                return (known ? decided.Then : decided.Else) is { } taken ? After(taken, state, loopDepth) : state;
            case BoundIf conditional:
                LineState then = After(conditional.Then, state, loopDepth);
                return Merge(then, conditional.Else is null ? state : After(conditional.Else, state, loopDepth));
            case BoundFor loop:
                LineState body = AfterLoop(loop.Body, state, loopDepth);
                return Merge(body, loop.Else is null ? state : After(loop.Else, state, loopDepth));
            case BoundWhile loop:
                return AfterLoop(loop.Body, state, loopDepth);
            case BoundWith with:
                return After(with.Body, state, loopDepth);
            case BoundCapture capture:
                return After(capture.Body, state, loopDepth);
            case BoundInclude include:
                return AfterPartial(include.Partial, state);
            case BoundCallBody:
                return LineState.Unknown;
            default:
                return state;
        }
    }

    private LineState AfterLoop(BoundBlock body, LineState before, int loopDepth)
    {
        LineState atBody = AtBody(body, before, loopDepth);
        return atBody == LineState.Unknown ? LineState.Unknown : Merge(before, After(body, atBody, loopDepth + 1));
    }

    public LineState AfterPartial(BoundPartial partial, LineState before)
    {
        if (partial.IsRecursive)
        {
            return LineState.Unknown;
        }

        if (!_partials.TryGetValue(partial, out (LineState AfterInside, LineState AfterStart) known))
        {
            known = (After(partial.Body, LineState.Inside, GreatestLoopDepth - 1), After(partial.Body, LineState.Start, GreatestLoopDepth - 1));
            _partials.Add(partial, known);
        }

        return known switch
        {
            (LineState.Inside, LineState.Start) => before,
            _ when known.AfterInside == known.AfterStart => known.AfterInside,
            _ => LineState.Unknown,
        };
    }
}
