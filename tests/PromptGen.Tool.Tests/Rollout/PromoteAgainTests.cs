using System;
using System.Linq;
using System.Text.Json;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>A version that was rolled back comes back only on purpose, and what everyone gets is shown.</summary>
public sealed class PromoteAgainTests
{
    [Theory]
    [InlineData("rollback", "5")]
    [InlineData("abort", "5")]
    [InlineData("rollback", "stable")]
    public void AVersionThatWasRolledBackNeedsAReason(string command, string to)
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", to).Passed();
        released.Run(command, "--reason", "answers got longer").Passed();

        string refused = released.Run("promote", ReleasedFolder.Second, "--to", "stable").Failed(2).Error;
        Assert.Contains("PG4141: `triage` 2026-03-20.2 was rolled back in production at 2026-03-20T23:30:00Z by ", refused, StringComparison.Ordinal);
        Assert.Contains(": answers got longer. If you want to roll it out again, repeat the command with `--again \"REASON\"`.", refused, StringComparison.Ordinal);
        Assert.Contains("--again needs a reason", released.Run("promote", ReleasedFolder.Second, "--to", "5", "--again", " ").Failed(1).Error, StringComparison.Ordinal);

        // Another version is not concerned.
        released.Run("promote", ReleasedFolder.Third, "--to", "5", "--dry-run").Passed();
        released.Run("promote", ReleasedFolder.Second, "--to", "5", "--again", "the model was at fault").Passed();
        Assert.Contains("    the model was at fault\n", released.Run("log").Passed().Out, StringComparison.Ordinal);

        // From here on it is a canary like every other.
        released.Run("promote", "--to", "25").Passed();
        released.Run("promote", "--to", "stable").Passed();
    }

    [Fact]
    public void WhatWasReplacedByAPromotionWasNotRolledBack()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "stable").Passed();
        released.Run("promote", ReleasedFolder.First, "--to", "stable").Passed();
    }

    [Fact]
    public void WhatChangesForEveryoneIsShown()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        string[] both = [.. new[] { "--dry-run", "--reason=checked" }.Select(option => released.Run("promote", ReleasedFolder.Second, "--to", "stable", option).Passed().Out)];

        Assert.All(both, static shown => Assert.StartsWith(
            "What changes for everyone:\ntriage  2026-03-20.1 -> 2026-03-20.2\nmessage 1 (user)  (wording)\n  line 1\n  - team\n  + severity\n\n", shown, StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(released.Run("promote", ReleasedFolder.Third, "--to", "stable", "--format", "json").Passed().Out);
        Assert.Equal("2026-03-20.3", json.RootElement.GetProperty("differences")[0].GetProperty("to").GetString());
        Assert.DoesNotContain("What changes", released.Run("promote", ReleasedFolder.First, "--to", "5").Passed().Out, StringComparison.Ordinal);
    }
}
