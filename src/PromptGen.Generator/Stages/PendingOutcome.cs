using System;
using System.Collections.Generic;
using System.Threading;

namespace PromptGen.Generator.Stages;

/// <summary>A step that has its input and may already run on another thread.</summary>
/// <remarks>
/// Roslyn runs the steps of a generator one after the other, on one thread. A step over files is therefore split: the first half
/// hands each input out, the second takes the outcomes in order, and makes those itself that no other thread has begun. Steps are
/// pure, so that it does not matter which thread ran them. Two are equal if their inputs are: the tables keep the earlier one, with
/// its outcome.
/// </remarks>
internal sealed class PendingOutcome<TInput, TResult> : IEquatable<PendingOutcome<TInput, TResult>>
    where TResult : class
{
    private readonly object _gate = new();

    private readonly TInput _input;

    private readonly Func<TInput, string> _path;

    private readonly Func<TInput, CancellationToken, TResult?> _step;

    private Outcome<TResult>? _outcome;

    private PendingOutcome(TInput input, Func<TInput, string> path, Func<TInput, CancellationToken, TResult?> step) =>
        (_input, _path, _step) = (input, path, step);

    /// <inheritdoc cref="Outcome.Of"/>
    /// <param name="path">Returns the path of the file that the step works on.</param>
    public static PendingOutcome<TInput, TResult> Begin(
        TInput input, Func<TInput, string> path, Func<TInput, CancellationToken, TResult?> step, CancellationToken cancellation)
    {
        PendingOutcome<TInput, TResult> pending = new(input, path, step);
        ThreadPool.UnsafeQueueUserWorkItem(_ => pending.RunUnlessBegun(cancellation), state: null);
        return pending;
    }

    /// <exception cref="OperationCanceledException">Cancelled; a later call begins anew.</exception>
    public Outcome<TResult> Complete(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _outcome ??= Outcome.Of(_path(_input), _input, _step, cancellation);
        }
    }

    public bool Equals(PendingOutcome<TInput, TResult>? other) =>
        other is not null && EqualityComparer<TInput>.Default.Equals(_input, other._input);

    public override bool Equals(object? obj) => Equals(obj as PendingOutcome<TInput, TResult>);

    public override int GetHashCode() => EqualityComparer<TInput>.Default.GetHashCode(_input);

    private void RunUnlessBegun(CancellationToken cancellation)
    {
        if (!Monitor.TryEnter(_gate))
        {
            return;
        }

        try
        {
            if (_outcome is null && !cancellation.IsCancellationRequested)
            {
                Complete(cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever takes the outcome is cancelled, too, or begins anew.
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }
}
