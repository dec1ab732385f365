using System;
using System.Linq;
using PromptGen.Tool.Projects;
using Xunit;

namespace PromptGen.Tool.Tests.Checking;

/// <summary>Work on many files at once.</summary>
public sealed class FileStageTests
{
    [Fact]
    public void ADefectOfOursNamesItsFile()
    {
        ToolFailure failure = Assert.Throws<ToolFailure>(() => FileStage.Run(
            ["b", "a", "c"], static path => path, static path => path == "c" ? path : throw new InvalidOperationException("Out of\nluck.")));

        Assert.Equal(["a", "b"], failure.Problems.Select(static problem => problem.Location.Path));
        Assert.All(failure.Problems, static problem => Assert.Equal("PG9001", problem.Rule.Id));
        Assert.Contains("InvalidOperationException: Out of luck. ", failure.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ResultsAreInTheOrderOfTheItems() =>
        Assert.Equal(Enumerable.Range(0, 500), FileStage.Run(Enumerable.Range(0, 500), static _ => "", static number => number));
}
