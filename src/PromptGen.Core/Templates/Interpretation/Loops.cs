using System.Collections.Generic;
using PromptGen.Generated;

namespace PromptGen.Core.Templates.Interpretation;

/// <summary>What all kinds of <c>for</c> have in common.</summary>
internal sealed record LoopPlan(
    int ItemCell, int LoopCell, Node<long>? Offset, Node<long>? Limit, bool Reversed, bool UsesChanged, Statement[] Body, Statement[] Else, string Place, int Steps);

/// <summary>A <c>for</c>.</summary>
internal abstract class ForEach<TItem, TSource>(LoopPlan plan) : Statement
    where TSource : class
{
    public override Flow Execute(Frame frame)
    {
        if (Source(frame) is not { } source)
        {
            return Flow.Next;
        }

        int length = CountOf(source);
        int first = plan.Offset is null ? 0 : TemplateLoop.Offset(length, plan.Offset.Evaluate(frame));
        int count = length - first;
        if (plan.Limit is not null)
        {
            count = TemplateLoop.Limit(count, plan.Limit.Evaluate(frame));
        }

        if (count == 0)
        {
            return Procedure.Run(plan.Else, frame);
        }

        Rendering rendering = frame.Rendering;
        LoopCell loop = frame.Loop(plan.LoopCell);
        Cell<TItem> item = frame.Cell<TItem>(plan.ItemCell);
        loop.Count = count;
        rendering.EnterLoop();
        for (int index = 0; index < count; index++)
        {
            rendering.CountIteration(plan.Steps, plan.Place);
            TItem value = ItemAt(source, plan.Reversed ? CountOf(source) - 1 - index : first + index);
            if (plan.UsesChanged)
            {
                loop.Changed = index == 0 || IsChanged(value, item.Value);
            }

            item.Value = value;
            loop.Index = index;
            if (Procedure.Run(plan.Body, frame) == Flow.Break)
            {
                break;
            }
        }

        rendering.LeaveLoop();
        return Flow.Next;
    }

    protected abstract TSource? Source(Frame frame);

    protected abstract int CountOf(TSource source);

    protected abstract TItem ItemAt(TSource source, int index);

    protected abstract bool IsChanged(TItem value, TItem previous);
}

internal sealed class ForList<T>(Node<object?> source, ValueKind<T> kind, LoopPlan plan) : ForEach<T, IReadOnlyList<T>>(plan)
{
    protected override IReadOnlyList<T>? Source(Frame frame) => (IReadOnlyList<T>?)source.Evaluate(frame);

    protected override int CountOf(IReadOnlyList<T> source) => source.Count;

    protected override T ItemAt(IReadOnlyList<T> source, int index) => source[index];

    protected override bool IsChanged(T value, T previous) => !kind.AreEqual(value, previous);
}

/// <summary>Through the characters of a string.</summary>
internal sealed class ForCharacters(Node<string?> source, LoopPlan plan) : ForEach<string?, string>(plan)
{
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
        rendering.EnterLoop();
        loop.Index = 0;
        for (int index = 0; condition.Evaluate(frame); index++)
        {
            rendering.CountIteration(steps, place);
            if (Procedure.Run(body, frame) == Flow.Break)
            {
                break;
            }

            loop.Index = index + 1;
        }

        rendering.LeaveLoop();
        return Flow.Next;
    }
}
