using System;
using System.Linq;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>Which version a prompt gets, what its release says, and when it gets none.</summary>
public sealed class StampTests
{
    private const string Path = StampedFolder.Yaml;

    private const string First = "prompt_id: triage\nversion: 2026-03-15.1\nvariables: { tier: string, body: string }\ntemplate: \"{{ tier }} {{ body }}\"\n";

    [Fact]
    public void AFirstReleaseFreezesTheVersionThatTheFileNames()
    {
        StampedFolder folder = new() { [Path] = First.Replace("variables", "rollback_to: 2026-03-12.1\nvariables", StringComparison.Ordinal) };

        NewStamp stamp = folder.Write(Path);

        Assert.Equal(("2026-03-15.1", null, null), (stamp.Version, stamp.RollbackTo, stamp.Previous));
        Assert.Equal(First, folder[Path]);
        Assert.Contains("Prompts/versions/triage/2026-03-15.1.release.yaml", folder.Paths);
        Assert.Equal(new UnchangedStamp("2026-03-15.1"), folder.Stamp(Path));
    }

    [Fact]
    public void AVersionFromTheFutureIsReplacedInAFirstRelease()
    {
        StampedFolder folder = new() { [Path] = First };

        Assert.Equal("2026-03-14.1", folder.Write(Path, "2026-03-14").Version);
        Assert.Contains("version: 2026-03-14.1\n", folder[Path], StringComparison.Ordinal);
    }

    [Fact]
    public void AChangedPromptGetsTheNextVersionAndItsFormerOneToRollBackTo()
    {
        StampedFolder folder = Released();
        string former = ReleaseText.HashOf(folder.Resolve(Path));
        folder[Path] = folder[Path].Replace("{{ tier }}", "Tier {{ tier }}", StringComparison.Ordinal);

        NewStamp stamp = folder.Write(Path);

        Assert.Equal("2026-03-20.1", stamp.Version);
        Assert.Equal(new ReleaseReference("2026-03-15.1", former), stamp.Previous);
        Assert.Equal(
            "prompt_id: triage\nversion: 2026-03-20.1\nrollback_to: 2026-03-15.1\nvariables: { tier: string, body: string }\ntemplate: \"Tier {{ tier }} {{ body }}\"\n",
            folder[Path]);
        Release release = ReleaseText.Release(stamp.Release!.Text, stamp.Release.Path);
        Assert.Equal(stamp.Previous, release.Previous);
        Assert.Equal("2026-03-15.1", release.Definition.RollbackTo);
        Assert.Equal(ReleaseText.HashOf(folder.Resolve(Path)), release.Hash);
        Assert.Null(release.AcceptedContract);
        Assert.Equal(new UnchangedStamp("2026-03-20.1"), folder.Stamp(Path));
    }

    [Fact]
    public void VersionsOfADayCountAsNumbers()
    {
        StampedFolder folder = Released();
        for (int i = 1; i <= 12; i++)
        {
            folder[Path] = folder[Path].Replace("template: \"", "template: \"x", StringComparison.Ordinal);
            Assert.Equal("2026-03-20." + i, folder.Write(Path).Version);
        }

        Assert.Contains("version: 2026-03-20.12\nrollback_to: 2026-03-20.11\n", folder[Path], StringComparison.Ordinal);
    }

    [Fact]
    public void AStampThatCouldNotFinishIsFinished()
    {
        StampedFolder folder = Released();
        folder[Path] = folder[Path].Replace("{{ tier }}", "Tier {{ tier }}", StringComparison.Ordinal);
        string working = folder[Path];
        NewStamp interrupted = folder.Write(Path);
        string finished = folder[Path];
        folder[Path] = working;

        NewStamp again = folder.Write(Path, "2026-03-21");

        Assert.Null(again.Release);
        Assert.Equal(interrupted.Version, again.Version);
        Assert.Equal(interrupted.Previous, again.Previous);
        Assert.Equal(finished, folder[Path]);
    }

    [Fact]
    public void AVersionThatSomebodyTypedIsReplaced()
    {
        StampedFolder folder = Released();
        folder[Path] = folder[Path].Replace("2026-03-15.1", "2026-03-18.7", StringComparison.Ordinal);
        Assert.Equal("2026-03-15.1", folder.Write(Path).Version);

        folder[Path] = folder[Path].Replace("2026-03-15.1", "2026-03-18.7", StringComparison.Ordinal).Replace("{{ body }}", "", StringComparison.Ordinal);
        NewStamp stamp = folder.Write(Path);
        Assert.Equal(("2026-03-20.1", "2026-03-15.1"), (stamp.Version, stamp.Previous!.Version));
    }

    /// <summary>Two branches released the prompt; the merged file goes on from the release it names, behind both.</summary>
    [Fact]
    public void AMergeOfTwoStampsGetsAVersionAfterBoth()
    {
        StampedFolder ours = Released();
        ours[Path] = ours[Path].Replace("{{ tier }}", "Our {{ tier }}", StringComparison.Ordinal);
        ours.Write(Path);
        StampedFolder theirs = Released();
        theirs[Path] = theirs[Path].Replace("{{ body }}", "Their {{ body }}", StringComparison.Ordinal);
        NewStamp other = theirs.Write(Path, "2026-03-21");
        ours[other.Release!.Path] = other.Release.Text;
        ours[Path] = ours[Path].Replace("{{ body }}", "Their {{ body }}", StringComparison.Ordinal);

        NewStamp merged = ours.Write(Path, "2026-03-21");

        Assert.Equal(("2026-03-21.2", "2026-03-20.1"), (merged.Version, merged.RollbackTo));
    }

    [Fact]
    public void WhatIsNotHashedNeedsNoVersion()
    {
        StampedFolder folder = Released();
        folder[Path] = "# Why: see the runbook.\n" + folder[Path] + "description: New.\n";

        Assert.Equal(new UnchangedStamp("2026-03-15.1"), folder.Stamp(Path));
    }

    [Theory]
    [InlineData("tier: string, body", "tier: string, more: string, body", "variables/more", "The variable 'more' is required, has no default, and is not passed")]
    [InlineData("tier: string, body: string", "body: string, tier: string", "variables/body", "The variable 'body' is at another position among the parameters of Render. Calls with swapped arguments may still compile")]
    [InlineData("tier: string", "tier: integer", "variables/tier", "The type string is passed but does not convert to integer, which is required")]
    [InlineData("template:", "tools: [{ name: find }]\ntemplate:", "tools/find", "The tool 'find' is offered to the model but not implemented")]
    public void AChangeOfTheContractNeedsAReason(string from, string to, string path, string problem)
    {
        StampedFolder folder = Released();
        string former = ReleaseText.HashOf(folder.Resolve(Path));
        folder[Path] = folder[Path].Replace(from, to, StringComparison.Ordinal).Replace("{{ tier }}", "{{ tier }}{{ more ?? '' }}", StringComparison.Ordinal);
        if (!to.Contains("more", StringComparison.Ordinal))
        {
            folder[Path] = folder[Path].Replace("{{ more ?? '' }}", "", StringComparison.Ordinal);
        }

        Assert.Equal(
            "PG3006 2:10 `triage` requires more of the calling code than its release 2026-03-15.1: `" + path + "`: " + problem
            + ". Change the code too, then run `dotnet promptgen stamp --accept-contract \"why\"`.",
            folder.Refusal(Path));
        Assert.StartsWith("PG3006 ", folder.Refusal(Path, accept: "  "), StringComparison.Ordinal);

        NewStamp stamp = folder.Write(Path, accept: "The form asks for it now.");

        Assert.Equal(
            new AcceptedContract("The form asks for it now.", former),
            ReleaseText.Release(stamp.Release!.Text, stamp.Release.Path).AcceptedContract);
    }

    [Fact]
    public void WhereNoRollbackIsPossibleNoneIsNamed()
    {
        StampedFolder folder = Released();
        folder[Path] = folder[Path].Replace(", body: string", "", StringComparison.Ordinal).Replace(" {{ body }}", "", StringComparison.Ordinal);

        NewStamp stamp = folder.Write(Path);

        Assert.Null(stamp.RollbackTo);
        ContractIncompatibility obstacle = Assert.Single(stamp.RollbackObstacles);
        Assert.Equal((ContractIncompatibilityKind.VariableMissing, "variables/body"), (obstacle.Kind, obstacle.Path));
        Assert.DoesNotContain("rollback_to", folder[Path], StringComparison.Ordinal);
    }

    [Fact]
    public void AReleaseFromTheFutureIsRefused() => Assert.Equal(
        "PG3007 2:10 `triage` cannot be stamped: its release 2026-03-15.1 is dated after 2026-03-14, so the next version would be older. "
        + "Check the clock of this machine and the dates of the releases.",
        Changed().Refusal(Path, "2026-03-14"));

    [Fact]
    public void ADayWithoutFreeNumbersIsRefused()
    {
        StampedFolder folder = new() { [Path] = First.Replace("03-15.1", "03-15.999999999", StringComparison.Ordinal) };
        folder.Write(Path);
        folder[Path] = folder[Path].Replace("{{ tier }}", "Tier {{ tier }}", StringComparison.Ordinal);

        Assert.StartsWith("PG3007 2:10 `triage` cannot be stamped: the day has no number left after its release 2026-03-15.999999999.", folder.Refusal(Path, "2026-03-15"), StringComparison.Ordinal);
    }

    [Fact]
    public void AReleaseThatWasChangedIsRefused()
    {
        StampedFolder folder = Changed();
        string release = folder.Paths.Single(static path => path.EndsWith(".release.yaml", StringComparison.Ordinal));
        folder[release] = folder[release].Replace("{{ tier }}", "{{ tier }}!", StringComparison.Ordinal);

        Assert.StartsWith("PG4002 ", folder.Refusal(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Prompts/versions/Triage/2026-03-15.1.release.yaml", "Prompts/versions/Triage/2026-03-15.1.release.yaml is not where its release belongs: the prompt's id is `triage`, and the name of a folder must not differ from it in case.")]
    [InlineData("Prompts/web/versions/triage/2026-03-15.1.release.yaml", "Prompts/web/versions/triage/2026-03-15.1.release.yaml is not where its release belongs: the same release is also at Prompts/versions/triage/2026-03-15.1.release.yaml.")]
    [InlineData("Prompts/versions/triage/2026-03-15.01.release.yaml", "Prompts/versions/triage/2026-03-15.01.release.yaml is not where its release belongs: its name is not a version such as `2026-03-15.1`.")]
    public void ReleasesThatCannotBeToldApartAreRefused(string path, string problem)
    {
        StampedFolder folder = Changed();
        folder[path] = folder["Prompts/versions/triage/2026-03-15.1.release.yaml"];

        Assert.StartsWith("PG4003 1:12 " + problem, folder.Refusal(Path), StringComparison.Ordinal);
    }

    private static StampedFolder Released()
    {
        StampedFolder folder = new() { [Path] = First };
        folder.Write(Path);
        return folder;
    }

    private static StampedFolder Changed()
    {
        StampedFolder folder = Released();
        folder[Path] = folder[Path].Replace("{{ tier }}", "Tier {{ tier }}", StringComparison.Ordinal);
        return folder;
    }
}
