using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PromptGen.Fuzz.Tests;

/// <summary>Inputs on which PromptGen failed once, and the inputs that fuzzing starts from.</summary>
public sealed class RegressionTests
{
    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(static target => target.Name)];

    /// <summary>Every file of <c>tests/PromptGen.Fuzz/regressions</c> is processed, in time and on a small stack.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public void WhatOnceFailedIsProcessed(string target)
    {
        string folder = RepositoryFolder.Combine("tests", "PromptGen.Fuzz", "regressions", target);

        AssertProcessed(target, Directory.Exists(folder) ? Directory.GetFiles(folder) : []);
    }

    /// <summary>A folder that belongs to no target would be replayed by nobody.</summary>
    [Fact]
    public void EveryFolderOfRegressionsBelongsToATarget() => Assert.All(
        Directory.GetDirectories(RepositoryFolder.Combine("tests", "PromptGen.Fuzz", "regressions")),
        static folder => Assert.NotNull(FuzzTargets.Find(Path.GetFileName(folder))));

    [Theory]
    [MemberData(nameof(Targets))]
    public void SeedsAreProcessed(string name)
    {
        FuzzTarget target = FuzzTargets.Find(name)!;
        SmallStack stack = new(target);
        byte[][] seeds = [.. target.Seeds()];

        Assert.NotEmpty(seeds);
        Assert.All(seeds, stack.Run);
    }

    private static void AssertProcessed(string target, string[] files)
    {
        using StringWriter output = new();

        Assert.True(Replay.Run(FuzzTargets.Find(target)!, files, output), output.ToString());
    }
}
