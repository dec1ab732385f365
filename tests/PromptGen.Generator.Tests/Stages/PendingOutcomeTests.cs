using System;
using System.Linq;
using System.Threading;
using PromptGen.Core.Diagnostics;
using PromptGen.Generator.Stages;
using Xunit;

namespace PromptGen.Generator.Tests.Stages;

public sealed class PendingOutcomeTests
{
    [Fact]
    public void AStepRunsOnceWhoeverIsFirst()
    {
        int[] runs = new int[1000];
        PendingOutcome<string, string>[] pending = [.. Enumerable.Range(0, runs.Length).Select(index => Begin($"{index}", (input, _) =>
        {
            Interlocked.Increment(ref runs[index]);
            return input + "!";
        }))];

        string?[] values = [.. pending.Select(static outcome => outcome.Complete(CancellationToken.None).Value)];
        string?[] again = [.. pending.Select(static outcome => outcome.Complete(CancellationToken.None).Value)];

        Assert.Equal(Enumerable.Range(0, runs.Length).Select(static index => $"{index}!"), values);
        Assert.Equal(values, again);
        Assert.All(runs, static count => Assert.Equal(1, count));
    }

    [Fact]
    public void AFailureIsAnOutcomeWithTheFile()
    {
        Outcome<string> outcome = Begin("a.prompt.yaml", static (_, _) => throw new InvalidOperationException("broken")).Complete(CancellationToken.None);

        Assert.Null(outcome.Value);
        Assert.Equal(DiagnosticRules.InternalFailure, outcome.Failure!.Rule);
        Assert.Equal("a.prompt.yaml", outcome.Failure.Location.Path);
    }

    [Fact]
    public void ACancelledBeginningLeavesTheStepToALaterCall()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        PendingOutcome<string, string> pending = PendingOutcome<string, string>.Begin(
            "x", static input => input, static (input, token) =>
            {
                token.ThrowIfCancellationRequested();
                return input;
            },
            cancelled.Token);

        Assert.Throws<OperationCanceledException>(() => pending.Complete(cancelled.Token));
        Assert.Equal("x", pending.Complete(CancellationToken.None).Value);
    }

    [Fact]
    public void EqualInputsMakeEqualSteps()
    {
        PendingOutcome<string, string> one = Begin("x", static (input, _) => input);
        Assert.Equal(one, Begin("x", static (input, _) => input));
        Assert.Equal(one.GetHashCode(), Begin("x", static (input, _) => input).GetHashCode());
        Assert.NotEqual(one, Begin("y", static (input, _) => input));
    }

    private static PendingOutcome<string, string> Begin(string input, Func<string, CancellationToken, string?> step) =>
        PendingOutcome<string, string>.Begin(input, static path => path, step, CancellationToken.None);
}
