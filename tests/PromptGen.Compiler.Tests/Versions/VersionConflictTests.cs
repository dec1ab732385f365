using System;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>Which merge conflicts are of versions alone, and what becomes of them.</summary>
public sealed class VersionConflictTests
{
    [Theory]
    [InlineData("version: 2026-03-17.9\n", "version: 2026-03-17.10\n", false)]
    [InlineData("version: 2026-03-17.2 # x\nrollback_to: 2026-03-15.1\n", "version: 2026-03-17.1 # x\n", true)]
    [InlineData("  \"version\": \"2026-03-17.1\",\n  \"rollback_to\": \"2026-03-15.1\",\n", "  \"version\": \"2026-03-18.1\",\n", false)]
    [InlineData("rollback_to: 2026-03-15.1\n", "rollback_to: 2026-03-16.1\n", true)]
    [InlineData("version: 2026-03-17.1\nmodel: m\n", "version: 2026-03-18.1\nmodel: m\n", false)]
    [InlineData("version: 2026-03-17.1\r\n", "version: 2026-03-18.1\r\n", false)]
    [InlineData("version: mine\n", "version: 2026-03-18.1\n", false)]
    public void TheLaterVersionStays(string ours, string theirs, bool keepsOurs)
    {
        string? text = VersionConflict.Resolve(Conflict(ours, theirs));

        Assert.Equal("before\n" + (keepsOurs ? ours : theirs) + "after\n", text);
    }

    [Theory]
    [InlineData("version: 2026-03-17.1\nmodel: a\n", "version: 2026-03-18.1\nmodel: b\n")]
    [InlineData("template: a\n", "template: b\n")]
    [InlineData("version: 2026-03-17.1\n", "version: 2026-03-18.1\n# More.\n")]
    [InlineData("versions: 1\n", "versions: 2\n")]
    public void EverythingElseIsForPeople(string ours, string theirs) => Assert.Null(VersionConflict.Resolve(Conflict(ours, theirs)));

    [Theory]
    [InlineData("<<<<<<< a\nx\n=======\ny\n")]
    [InlineData("text\n=======\n>>>>>>> b\n")]
    [InlineData("<<<<<<< a\nx\n>>>>>>> b\n=======\n")]
    [InlineData("no conflict\n")]
    [InlineData("  <<<<<<< a\nx\n=======\ny\n>>>>>>> b\n")]
    public void MarkersThatDoNotBelongTogetherAreNoConflict(string text) => Assert.Null(MergeConflict.Parse(text));

    [Fact]
    public void TheSidesAreTheTextsThatWereMerged()
    {
        const string Text = "\uFEFF<<<<<<< HEAD\r\na\r\n||||||| base\r\nb\r\n=======\r\nc\r\n>>>>>>> other\r\nend\n<<<<<<< HEAD\n=======\nadded\n>>>>>>> other\n";

        MergeConflict conflict = MergeConflict.Parse(Text)!;

        Assert.Equal("a\r\nend\n", conflict.Ours);
        Assert.Equal("c\r\nend\nadded\n", conflict.Theirs);
    }

    private static MergeConflict Conflict(string ours, string theirs)
    {
        MergeConflict? conflict = MergeConflict.Parse("before\n<<<<<<< HEAD\n" + ours + "||||||| base\nversion: 2026-03-15.1\n=======\n" + theirs + ">>>>>>> branch\nafter\n");
        Assert.NotNull(conflict);
        return conflict;
    }
}
