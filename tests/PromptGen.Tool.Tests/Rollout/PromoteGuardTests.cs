using System;
using System.Globalization;
using System.Text.Json;
using PromptGen.Rollouts;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary><c>promote --guard</c>.</summary>
public sealed class PromoteGuardTests
{
    [Fact]
    public void TheGuardIsSetKeptChangedAndTakenAway()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        Assert.Contains(
            "canary 2026-03-20.3 at 5%, stable 2026-03-20.1 for everyone else. Guard: 20%/50. (serial 2)",
            released.Run("promote", "--to", "5", "--guard", "20%").Passed().Out, StringComparison.Ordinal);
        Assert.Equal(new CanaryGuardLimits(20, 50), released.State.Guard);
        released.Run("promote", "--to", "25").Passed();
        Assert.Equal((3, new CanaryGuardLimits(20, 50)), (released.State.Serial, released.State.Guard));

        // The guard alone is a change, and the same guard is none.
        released.Run("promote", "--to", "25", "--guard", "2.5%/200").Passed();
        Assert.Equal((4, new CanaryGuardLimits(2.5m, 200)), (released.State.Serial, released.State.Guard));
        Assert.Contains(": already canary", released.Run("promote", "--to", "25", "--guard", "2.5%/200").Passed().Out, StringComparison.Ordinal);

        Assert.Contains("2.5%/200", released.Folder.Run("status", "--env", "production").Passed().Out, StringComparison.Ordinal);
        using JsonDocument status = JsonDocument.Parse(released.Folder.Run("status", "--env", "production", "--format", "json").Passed().Out);
        JsonElement guard = status.RootElement.GetProperty("prompts").GetProperty("triage").GetProperty("guard");
        Assert.Equal(("2.5%", 200), (guard.GetProperty("failures").GetString(), guard.GetProperty("min").GetInt32()));
        Assert.Contains("guard 2.5%/200", released.Run("log").Passed().Out, StringComparison.Ordinal);

        released.Run("promote", "--to", "stable", "--guard", "off").Passed();
        Assert.Null(released.State.Guard);
        Assert.Null(released.State.Canary);
    }

    [Theory]
    [InlineData("20")]
    [InlineData("0%")]
    [InlineData("100%")]
    [InlineData("101%")]
    [InlineData("-5%")]
    [InlineData("20%/0")]
    [InlineData("20%/-1")]
    [InlineData("20%/1000001")]
    [InlineData("20%/")]
    [InlineData("20.001%")]
    [InlineData("none")]
    public void AGuardThatMeansNothingIsRefused(string guard)
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"error: '{guard}' is not a valid guard. Use a failure rate above 0% and below 100% such as 20%"),
            released.Run("promote", "--to", "5", "--guard", guard).Failed(1).Error, StringComparison.Ordinal);
        Assert.Null(released.State.Canary);
    }
}
