using System;
using System.Collections.Generic;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Trust;

/// <summary>One pass through a message or a partial: the trust in names at each point, and in what is written.</summary>
/// <param name="report">Takes the problems, in the last pass; null before.</param>
internal sealed partial class TrustFlow(TrustAnalysis analysis, Activation activation, TrustReport? report) : IStatementRules
{
    // Items of loops and members of objects that a partial entered here could name.
    private readonly List<LocalSymbol> _visible = [];
    private LoopJumps? _loop;
    private LoopJumps? _call;
    private readonly List<OpenCapture> _captures = [];
    private int _capturesAroundLoop;

    /// <summary>The trust in names at the point that is reached; null if no path leads there.</summary>
    public TrustState? State { get; private set; } = activation.Entry.Copy();

    /// <summary>The least trusted text that was written so far, of the innermost capture.</summary>
    public TrustLevel Written { get; private set; }

    public void Run()
    {
        foreach (LocalSymbol symbol in (IEnumerable<LocalSymbol>?)activation.Partial?.Captured.Values ?? [])
        {
            if (symbol.Kind is LocalKind.LoopItem or LocalKind.Member)
            {
                _visible.Add(symbol);
            }
        }

        Follow(activation.Body);
    }

    public void Follow(BoundText statement)
    {
        // A text of the template is trusted.
    }

    public void Follow(BoundOutput statement)
    {
        TrustLevel level = TextOf(statement.Value);
        Written = ValueTrust.Max(Written, level);
        if (level == TrustLevel.Untrusted && _captures.Count == 0)
        {
            report?.Add(statement);
        }
    }

    public void Follow(BoundIf statement)
    {
        // `else if` and `when` nest to the right, thousands of them.
        TrustState? after = null;
        for (BoundIf? choice = statement; choice is not null;)
        {
            Of(choice.Condition);
            bool? known = (choice.Condition as BoundConstant)?.Value as bool?;
            TrustState? otherwise = known == true ? null : State?.Copy();
            State = known == false ? null : State;
            Follow(choice.Then);
            after = TrustState.Join(after, State);
            State = otherwise;
            BoundBlock? rest = choice.Else;
            choice = rest is { Statements.Count: 1 } ? rest.Statements[0] as BoundIf : null;
            if (choice is null)
            {
                Follow(rest);
            }
        }

        State = TrustState.Join(after, State);
    }

    public void Follow(BoundFor statement)
    {
        ValueTrust source = Of(statement.Source);
        TrustState? missing = statement.Source.Type.Nullable ? State?.Copy() : null;
        Evaluate(statement.Offset);
        Evaluate(statement.Limit);
        TrustState? empty = State?.Copy();
        Set(statement.Item, statement.Source.Type.Kind == TemplateTypeKind.Array ? source : source.Computed());
        _visible.Add(statement.Item);
        (TrustState? left, TrustState? end) = Repeat(statement, () => Follow(statement.Body));
        _visible.Remove(statement.Item);
        State = empty;
        Follow(statement.Else);
        State = TrustState.Join(TrustState.Join(State, missing), TrustState.Join(left, end));
    }

    public void Follow(BoundWhile statement) => State = Repeat(statement, () =>
    {
        Of(statement.Condition);
        _loop!.Leave(State);
        Follow(statement.Body);
    }).Left;

    public void Follow(BoundBreak statement)
    {
        LeaveCaptures();
        _loop?.Leave(State);
        State = null;
    }

    public void Follow(BoundContinue statement)
    {
        LeaveCaptures();
        _loop?.Continue(State);
        State = null;
    }

    public void Follow(BoundAssignment statement) => Set(statement.Target, Of(statement.Value));

    public void Follow(BoundCapture statement)
    {
        _captures.Add(new OpenCapture(statement.Target, Written));
        Written = TrustLevel.Trusted;
        Follow(statement.Body);
        EndCapture(_captures.Count - 1);
        _captures.RemoveAt(_captures.Count - 1);
    }

    public void Follow(BoundWith statement)
    {
        ValueTrust value = Of(statement.Value);
        Set(statement.Target, value);
        foreach (LocalSymbol member in statement.Members)
        {
            Set(member, value.Member(member.Name));
            _visible.Add(member);
        }

        Follow(statement.Body);
        _visible.RemoveRange(_visible.Count - statement.Members.Count, statement.Members.Count);
    }

    public void Follow(BoundInclude statement)
    {
        if (Enter(statement) is not { } entered)
        {
            return;
        }

        Written = ValueTrust.Max(Written, entered.Written);
        if (_captures.Count == 0)
        {
            report?.Add(entered);
        }
    }

    public void Follow(BoundCallBody statement)
    {
        LoopJumps? outer = _call;
        _call = new LoopJumps();
        Follow(statement.Body);
        State = TrustState.Join(State, _call.Exit);
        _call = outer;
    }

    public void Follow(BoundReturn statement)
    {
        Follow(statement.Result);
        _call?.Leave(State);
        State = null;
    }

    /// <summary>A jump ends the captures inside its loop, the innermost first: their names get what was written so far.</summary>
    private void LeaveCaptures()
    {
        TrustLevel written = Written;
        for (int i = _captures.Count - 1; i >= _capturesAroundLoop; i--)
        {
            EndCapture(i);
        }

        Written = written;
    }

    private void EndCapture(int capture)
    {
        Set(_captures[capture].Target, ValueTrust.Of(Written));
        Written = _captures[capture].WrittenAround;
    }

    private void Follow(BoundBlock? block)
    {
        foreach (BoundStatement statement in block?.Statements ?? [])
        {
            if (State is null)
            {
                return;
            }

            statement.Accept(this);
        }
    }

    /// <summary>Follows the turns of a loop until one more turn teaches nothing.</summary>
    /// <returns>The states in which the loop is left by a jump, and in which a turn ends.</returns>
    private (TrustState? Left, TrustState? End) Repeat(object loop, Action turn)
    {
        LoopJumps? outer = _loop;
        int capturesAround = _capturesAroundLoop;
        _capturesAroundLoop = _captures.Count;
        activation.LoopHeads.TryGetValue(loop, out TrustState? known);
        TrustState? head = TrustState.Join(known, State);
        while (true)
        {
            _loop = new LoopJumps();
            State = head?.Copy();
            turn();
            TrustState? end = TrustState.Join(State, _loop.Next);
            TrustState? next = TrustState.Join(head, end);
            if (TrustState.AreEqual(next, head))
            {
                activation.LoopHeads[loop] = head;
                TrustState? left = _loop.Exit;
                _loop = outer;
                _capturesAroundLoop = capturesAround;
                return (left, end);
            }

            head = next;
        }
    }

    /// <summary>Evaluates the arguments of a partial and takes over what the partial does to names.</summary>
    /// <returns>The activation of the partial; null if no path leads to the include.</returns>
    private Activation? Enter(BoundInclude include)
    {
        BoundPartial partial = include.Partial;
        TrustState entry = analysis.CreateState();
        for (int i = 0; i < partial.Parameters.Count; i++)
        {
            entry[partial.Parameters[i]] = Of(include.Arguments[i]);
        }

        if (State is null)
        {
            return null;
        }

        foreach (LocalSymbol captured in partial.Captured.Values)
        {
            entry[captured] = OfCaptured(include.Passed(captured));
        }

        Activation entered = analysis.Enter(partial, entry, activation);
        if (entered.Exit is null)
        {
            State = null;
            return entered;
        }

        foreach (LocalSymbol captured in partial.Captured.Values)
        {
            if (captured.Kind == LocalKind.Assigned)
            {
                State[captured] = entered.Exit[captured];
            }
        }

        return entered;
    }

    /// <summary>If includes share a binding, an item of a loop can be another symbol here; the name is the same.</summary>
    private ValueTrust OfCaptured(LocalSymbol captured)
    {
        if (captured.Kind is not (LocalKind.LoopItem or LocalKind.Member) || _visible.Contains(captured))
        {
            return State![captured];
        }

        ValueTrust trust = ValueTrust.Trusted;
        foreach (LocalSymbol symbol in _visible)
        {
            trust = symbol.Name == captured.Name ? ValueTrust.Join(trust, State![symbol]) : trust;
        }

        return trust;
    }

    private void Set(LocalSymbol symbol, ValueTrust trust)
    {
        if (State is not null)
        {
            State[symbol] = trust;
        }
    }

    /// <param name="WrittenAround">What was written before it began, of the text around it.</param>
    private readonly record struct OpenCapture(LocalSymbol Target, TrustLevel WrittenAround);
}
