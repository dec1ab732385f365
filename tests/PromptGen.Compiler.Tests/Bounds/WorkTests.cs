using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Language;
using Xunit;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>Work, counted in allocated bytes, grows with the text: for each construct, four times as much of it takes little more than four times the work.</summary>
public sealed class WorkTests
{
    // Buffers that grow are allocated in powers of two, and those above a size are not used again.
    private const double GreatestRatio = 6.5;

    private const long Little = 40_000_000;

    public static TheoryData<string> Wide => new(Constructs.Wide.Keys);

    public static TheoryData<string> Deep => new(Constructs.Deep.Keys.Except(Constructs.Doubling));

    public static TheoryData<string> Doubling => new(Constructs.Doubling);

    [Theory]
    [MemberData(nameof(Wide))]
    public void MoreOfAConstructTakesAsMuchMoreWork(string name) => AssertLinear(Constructs.Wide[name], 200, 800);

    [Theory]
    [MemberData(nameof(Deep))]
    public void DeeperConstructsTakeAsMuchMoreWork(string name)
    {
        AssertLinear(Constructs.Deep[name], 8, 32);
        AssertLinear(Constructs.Deep[name], 60, 240);
    }

    [Theory]
    [MemberData(nameof(Doubling))]
    public void WhatDoublesWithEachLevelIsRefusedBeforeItTakesMuch(string name)
    {
        for (int size = 4; size < 40; size += 3)
        {
            Assert.InRange(Work(Constructs.Deep[name](size)), 0, Little);
        }

        Constructs.Deep[name](40).Compile(out IReadOnlyList<TemplateProblem> problems);
        Assert.All(problems, static problem => Assert.Contains(problem.Rule.Id, new[] { "PG1109", "PG1111", "PG1220" }));
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void TwentySixIntegersAddUp() => Assert.NotNull(Constructs.Deep["sum of integers"](25).Compile(out _));

    [Fact]
    public void FiveThousandWhenAndValuesCompile()
    {
        Assert.NotNull(Constructs.Wide["when"](5000).Compile(out _));
        Assert.NotNull(Constructs.Wide["when values"](5000).Compile(out _));
    }

    private static void AssertLinear(Func<int, Subject> construct, int less, int more)
    {
        long small = Work(construct(less));
        long large = Work(construct(more));
        Assert.True(large < GreatestRatio * small, $"{less} take {small} bytes, {more} take {large}: {(double)large / small:0.00} times as many.");
    }

    private static long Work(Subject subject)
    {
        // What is made once for a process is made now.
        subject.Compile(out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        subject.Compile(out _);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
