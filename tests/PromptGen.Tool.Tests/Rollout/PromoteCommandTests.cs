using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Rollouts;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

public sealed class PromoteCommandTests
{
    [Fact]
    public void GoesFromInsideOverSharesToEverybodyUnderOneSeed()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        released.Run("promote", "--to", "internal").Passed();
        PromptCanary inside = released.State.Canary!;
        Assert.Equal((ReleasedFolder.Third, 0m, "internal"), (inside.Release.Version, inside.Percent, string.Join(',', inside.Groups)));
        ToolResult five = released.Run("promote", "--to", "5%").Passed();
        Assert.Contains("canary 2026-03-20.3 at 5% and for internal, stable 2026-03-20.1 for everyone else. (serial 3)", five.Out, StringComparison.Ordinal);
        released.Run("promote", "--to", "25").Passed();
        PromptCanary quarter = released.State.Canary!;
        Assert.Equal(inside with { Percent = 25 }, quarter);
        released.Run("promote", "--to", "stable").Passed();

        Assert.Null(released.State.Canary);
        Assert.Equal(ReleasedFolder.Third, released.State.Stable.Version);
        Assert.Equal(ReleasedFolder.First, released.State.Previous!.Version);
        Assert.Equal(5, released.State.Serial);
    }

    [Fact]
    public void TheSameAgainChangesNothing()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", "--to", "5").Passed();
        IReadOnlyDictionary<string, string> before = released.Folder.Snapshot();

        ToolResult again = released.Run("promote", "--to", "5").Passed();

        Assert.Contains(": already canary", again.Out, StringComparison.Ordinal);
        Assert.Equal(before, released.Folder.Snapshot());
    }

    [Fact]
    public void ADryRunWritesNothing()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        IReadOnlyDictionary<string, string> before = released.Folder.Snapshot();

        ToolResult dry = released.Run("promote", "--to", "5", "--dry-run").Passed();

        Assert.Contains("would change", dry.Out, StringComparison.Ordinal);
        Assert.Contains("Would write Prompts/environments/production/triage.json", dry.Out, StringComparison.Ordinal);
        Assert.Equal(before, released.Folder.Snapshot());
    }

    [Theory]
    [InlineData("101", 1, "'101' is not a valid target. Use internal, a percentage from 0 to 100 such as 5%, or stable.")]
    [InlineData("-1", 1, "'-1' is not a valid target.")]
    [InlineData("5.001", 1, "'5.001' is not a valid target.")]
    [InlineData("everyone", 1, "'everyone' is not a valid target.")]
    public void SharesThatCannotBeAreRefused(string to, int exitCode, string words)
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        Assert.Contains(words, released.Run("promote", "--to", to).Failed(exitCode).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AShareIsNotLowered()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", "--to", "25").Passed();

        ToolResult refused = released.Run("promote", "--to", "5").Failed(2);

        Assert.Contains("PG4134", refused.Error, StringComparison.Ordinal);
        Assert.Contains("is at 25%, and 5% is lower", refused.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet promptgen abort triage", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OneCanaryRunsAtATime()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "25").Passed();

        Assert.Contains("PG4135", released.Run("promote", ReleasedFolder.Third, "--to", "25").Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("PG4135", released.Run("promote", ReleasedFolder.Third, "--to", "stable").Failed(2).Error, StringComparison.Ordinal);
        string first = released.State.Canary!.Seed;
        released.Run("abort").Passed();
        released.Run("promote", ReleasedFolder.Third, "--to", "25").Passed();
        Assert.NotEqual(first, released.State.Canary!.Seed);
    }

    [Fact]
    public void WithoutAStableVersionNothingIsTried()
    {
        using ReleasedFolder released = new();
        released.Folder["Prompts/environments/production/.gitkeep"] = "";

        ToolResult refused = released.Run("promote", "--to", "5").Failed(2);

        Assert.Contains("PG4139", refused.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet promptgen promote triage --env production --to stable", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void MisspeltNamesAreAnsweredWithTheRightOnes()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        Assert.Contains("Did you mean `production`?", released.Folder.Run("promote", "triage", "--env", "prodution", "--to", "5").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean `triage`?", released.Folder.Run("promote", "traige", "--env", "production", "--to", "5").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("It has 2026-03-20.1, 2026-03-20.2, 2026-03-20.3.", released.Run("promote", "2026-03-19.1", "--to", "5").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("'latest' is not a version.", released.Run("promote", "latest", "--to", "5").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("lower-case letters", released.Folder.Run("promote", "triage", "--env", "../x", "--to", "stable").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AReleaseThatWasChangedOrHasAnotherHashIsRefused()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", "--to", "5").Passed();
        released.Folder.Replace("Prompts/environments/production/triage.json", released.State.Canary!.Release.Hash, "sha256:" + new string('0', 64));
        Assert.Contains("PG4133", released.Run("promote", "--to", "25").Failed(2).Error, StringComparison.Ordinal);

        released.Run("abort").Passed();
        released.Folder.Replace("Prompts/versions/triage/" + ReleasedFolder.Third + ".release.yaml", "severity and team", "severity and team!");
        Assert.Contains("PG4002", released.Run("promote", "--to", "25").Failed(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AVersionThatTheCodeCannotServeIsRefused()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Folder[ProjectFolder.Triage] = released.Folder[ProjectFolder.Triage] + "variables: [region]\n";
        released.Folder.Replace(ProjectFolder.Triage, "template: Route", "template: In {{ region }} route");
        released.Folder.Run("stamp", "--accept-contract", "callers pass the region").Passed();
        released.Folder[ProjectFolder.Triage] = released.Folder[ProjectFolder.Triage].Replace("variables: [region]\n", "", StringComparison.Ordinal);
        released.Folder.Replace(ProjectFolder.Triage, "In {{ region }} route", "Route");

        ToolResult refused = released.Run("promote", "2026-03-20.4", "--to", "5").Failed(2);

        Assert.Contains("PG4136", refused.Error, StringComparison.Ordinal);
        Assert.Contains("The variable 'region' is required, has no default, and is not passed", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PromptsOfABundleArePromotedTogether()
    {
        using ReleasedFolder released = new();
        released.Folder["Prompts/summary.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "summary", StringComparison.Ordinal);
        released.Folder.Run("stamp").Passed();
        released.Folder["Prompts/environments/production/_bundles.json"] = """{ "desk": ["triage", "summary"] }""";

        released.Folder.Run("promote", "desk", "--env", "production", "--to", "stable").Passed();
        released.Folder.Replace("Prompts/summary.prompt.yaml", "Route", "Sum up");
        released.Folder.Replace(ProjectFolder.Triage, "Route", "Sort");
        released.Folder.Run("stamp").Passed();
        ToolResult together = released.Run("promote", "--to", "5").Passed();

        Assert.Contains("`triage` is in the bundle `desk`, so summary, triage change together.", together.Out, StringComparison.Ordinal);
        PromptCanary canary = released.State.Canary!;
        Assert.Equal(canary with { Release = released.StateOf("summary").Canary!.Release }, released.StateOf("summary").Canary);
        released.Folder.Run("state", "build", "--env", "production", "--out", "state.json").Passed();
        Assert.Contains("Leave out the version", released.Run("promote", "2026-03-20.4", "--to", "25").Failed(1).Error, StringComparison.OrdinalIgnoreCase);
        released.Run("rollback").Passed();
        Assert.Null(released.StateOf("summary").Canary);
    }

    [Fact]
    public void OutputForProgramsSaysBeforeAndAfter()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        string json = released.Run("promote", "--to", "5", "--format", "json").Passed().Out;

        Assert.Contains("\"changed\": true", json, StringComparison.Ordinal);
        Assert.Contains("\"percent\": 5", json, StringComparison.Ordinal);
        Assert.Equal(2, json.Split("\"stable\":").Length - 1);
    }

    [Fact]
    public void WhoWhenAndWhyAreLogged()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        Dictionary<string, string> environment = new() { ["PROMPTGEN_ACTOR"] = "Ada <ada@example.com>" };
        ToolResult.Of(released.Folder.Root, environment, "promote", "triage", "--env", "production", "--to", "5", "--reason", "looks good").Passed();

        string[] lines = released.Folder.Run("log", "triage", "--env", "production").Passed().Out.Split('\n');

        Assert.Equal("2026-03-20 23:30:00Z  triage  promote  Ada <ada@example.com>  serial 2", lines[0]);
        Assert.Equal("    stable 2026-03-20.1 -> stable 2026-03-20.1, canary 2026-03-20.3 at 5%", lines[1]);
        Assert.Equal("    looks good", lines[2]);
        Assert.Contains("not managed -> stable 2026-03-20.1", lines.Skip(3).Aggregate((left, right) => left + right), StringComparison.Ordinal);
        Assert.Contains("Ada <ada@example.com>, 2026-03-20T23:30:00Z", released.Folder.Run("status", "--env", "production").Passed().Out, StringComparison.Ordinal);
    }
}
