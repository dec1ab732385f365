using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Releases;
using Xunit;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>Scopes end in whatever order: the current one is the innermost that has not ended.</summary>
public sealed class ScopeOrderTests
{
    [Fact]
    public void TheCurrentScopeIsTheInnermostThatHasNotEnded()
    {
        using PromptReleases releases = TestPrompt.Releases();
        foreach (int[] order in Permutations([0, 1, 2, 3]))
        {
            PromptScope[] scopes = [.. Enumerable.Range(0, 4).Select(_ => releases.Begin(PromptContext.None))];
            HashSet<int> live = [0, 1, 2, 3];
            foreach (int ends in order)
            {
                scopes[ends].Dispose();
                live.Remove(ends);
                Assert.Same(live.Count == 0 ? null : scopes[live.Max()], PromptScope.Current);
                scopes[ends].Dispose();
                Assert.Same(live.Count == 0 ? null : scopes[live.Max()], PromptScope.Current);
            }
        }
    }

    [Fact]
    public async Task ATaskKeepsTheScopeThatItWasStartedIn()
    {
        using PromptReleases releases = TestPrompt.Releases();
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<bool> work;
        using (PromptScope request = releases.Begin(PromptContext.None))
        {
            work = Task.Run(async () =>
            {
                PromptScope inner = releases.Begin(PromptContext.None);
                await ended.Task;
                inner.Dispose();
                return ReferenceEquals(PromptScope.Current, request);
            });
        }

        ended.SetResult();
        Assert.True(await work);
        Assert.Null(PromptScope.Current);
    }

    [Fact]
    public void ResumingEndsOnceAndNotInAScopeThatHasEnded()
    {
        using PromptReleases releases = TestPrompt.Releases();
        PromptScope outer = releases.Begin(PromptContext.None);
        PromptScope other = releases.Begin(PromptContext.None);
        other.Dispose();
        IDisposable resumed = other.Resume();
        Assert.Same(other, PromptScope.Current);
        resumed.Dispose();
        Assert.Same(outer, PromptScope.Current);
        outer.Dispose();
        resumed.Dispose();
        Assert.Null(PromptScope.Current);
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
