using System.Collections.Generic;
using PromptGen.Generated;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>The common parts of all kinds of <c>for</c> loops.</summary>
internal sealed record LoopPlan(
    int ItemCell, int LoopCell, Node<long>? Offset, Node<long>? Limit, bool Reversed, bool UsesChanged, LoopPasses Passes, Statement[] Body, Statement[] Else, string Place, int Steps);

/// <summary>A <c>for</c>.</summary>
internal abstract class ForEach<TItem, TSource>(LoopPlan plan) : Statement
    where TSource : class
{
    public override Flow Execute(Frame frame)
    {
        RenderingBudget budget = frame.Rendering.Budget;
        budget.Loops.Enter();
        Flow flow = Source(frame) is { } source ? Run(frame, source) : Flow.Next;
        budget.Loops.Leave();
        return flow;
    }

    private Flow Run(Frame frame, TSource source)
    {

        int length = CountOf(source);
        int first = plan.Offset is null ? 0 : TemplateLoop.Offset(length, plan.Offset.Evaluate(frame));
        int count = length - first;
        if (plan.Limit is not null)
        {
            count = TemplateLoop.Limit(count, plan.Limit.Evaluate(frame));
        }

        Rendering rendering = frame.Rendering;
        CountList(source, count, rendering.Identity);
        if (count == 0)
        {
            return Procedure.Run(plan.Else, frame);
        }

        LoopCell loop = frame.Loop(plan.LoopCell);
        Cell<TItem> item = frame.Cell<TItem>(plan.ItemCell);
        loop.Count = count;
        for (int index = 0; index < count; index++)
        {
            rendering.CountIteration(plan.Place);
            rendering.Budget.CountSteps(plan.Steps, rendering.Identity, plan.Place);
            TItem value = ItemAt(source, plan.Reversed ? CountOf(source) - 1 - index : first + index);
            if (plan.UsesChanged)
            {
                loop.Changed = index == 0 || IsChanged(value, item.Value);
            }

            item.Value = value;
            loop.Index = index;
            Flow flow = Procedure.Run(plan.Body, frame);
            if (flow is Flow.Break or Flow.Return)
            {
                Break(source, index == count - 1);
                return flow == Flow.Return ? flow : Flow.Next;
            }
        }

        return Flow.Next;
    }

    protected abstract void CountList(TSource source, int count, PromptIdentity? identity);

    protected abstract void Break(TSource source, bool isLast);

    protected abstract TSource? Source(Frame frame);

    protected abstract int CountOf(TSource source);

    protected abstract TItem ItemAt(TSource source, int index);

    protected abstract bool IsChanged(TItem value, TItem previous);
}

internal sealed class ForList<T>(Node<object?> source, ValueKind<T> kind, LoopPlan plan) : ForEach<T, IReadOnlyList<T>>(plan)
{
    private readonly LoopPlan _plan = plan;

    protected override void CountList(IReadOnlyList<T> source, int count, PromptIdentity? identity) =>
        TemplateLoop.CountList(source, _plan.Passes.Of(count), identity, _plan.Place);

    protected override void Break(IReadOnlyList<T> source, bool isLast) => TemplateLoop.Break(source, isLast || !_plan.Passes.CanLeave);

    protected override IReadOnlyList<T>? Source(Frame frame) => (IReadOnlyList<T>?)source.Evaluate(frame);

    protected override int CountOf(IReadOnlyList<T> source) => source.Count;

    protected override T ItemAt(IReadOnlyList<T> source, int index) => source[index];

    protected override bool IsChanged(T value, T previous) => !kind.AreEqual(value, previous);
}

/// <summary>Through the characters of a string.</summary>
internal sealed class ForCharacters(Node<string?> source, LoopPlan plan) : ForEach<string?, string>(plan)
{
    protected override void CountList(string source, int count, PromptIdentity? identity)
    {
    }

    protected override void Break(string source, bool isLast)
    {
    }

    protected override string? Source(Frame frame) => source.Evaluate(frame);

    protected override int CountOf(string source) => source.Length;

    protected override string ItemAt(string source, int index) => CharacterText.Of(source[index]);

    protected override bool IsChanged(string? value, string? previous) => value != previous;
}

internal sealed class While(int cell, Node<bool> condition, Statement[] body, string place, int steps) : Statement
{
    public override Flow Execute(Frame frame)
    {
        Rendering rendering = frame.Rendering;
        LoopCell loop = frame.Loop(cell);
        rendering.Budget.Loops.Enter();
        loop.Index = 0;
        Flow flow = Flow.Next;

        // The condition is asked once more than the body runs, and counts each time.
        for (int index = 0; rendering.CountIteration(place) && condition.Evaluate(frame); index++)
        {
            rendering.Budget.CountSteps(steps, rendering.Identity, place);
            flow = Procedure.Run(body, frame);
            if (flow is Flow.Break or Flow.Return)
            {
                break;
            }

            loop.Index = index + 1;
        }

        rendering.Budget.Loops.Leave();
        return flow == Flow.Return ? flow : Flow.Next;
    }
}
