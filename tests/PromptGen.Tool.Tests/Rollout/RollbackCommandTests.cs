using System;
using System.Collections.Generic;
using PromptGen.Rollouts;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

public sealed class RollbackCommandTests
{
    [Fact]
    public void TakesTheCanaryAwayAndSaysWhatIsServed()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", "--to", "25").Passed();

        ToolResult back = released.Run("rollback").Passed();

        Assert.StartsWith("triage in production: stable 2026-03-20.1 for everyone. (serial 3)\n", back.Out, StringComparison.Ordinal);
        Assert.Equal(new PromptReleaseState("triage", 3, released.State.Stable), released.State);
    }

    [Fact]
    public void GoesToTheStableVersionBeforeAndFurtherOnlyWhenAsked()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "stable").Passed();
        released.Run("promote", ReleasedFolder.Third, "--to", "stable").Passed();

        released.Run("rollback").Passed();
        Assert.Equal((ReleasedFolder.Second, 4L), (released.State.Stable.Version, released.State.Serial));

        // A second pair of hands, or a command that is repeated because nobody saw how it ended.
        ToolResult again = released.Run("rollback", "--state", "state.json").Passed();
        Assert.Equal((ReleasedFolder.Second, 4L), (released.State.Stable.Version, released.State.Serial));
        Assert.Contains("triage in production: already stable " + ReleasedFolder.Second + " for everyone.", again.Out, StringComparison.Ordinal);
        Assert.Matches("note: `triage` was already rolled back by .+, 20.+Z, from stable " + ReleasedFolder.Third + "\\. To roll back further, name the version: `--to " + ReleasedFolder.First + "`\\.", again.Out);
        Assert.Contains(ReleasedFolder.Second, released.Folder["state.json"], StringComparison.Ordinal);

        released.Run("rollback", "--to", ReleasedFolder.First).Passed();
        Assert.Equal((ReleasedFolder.First, 5L), (released.State.Stable.Version, released.State.Serial));
        released.Run("rollback").Passed();
        Assert.Equal((ReleasedFolder.First, 5L), (released.State.Stable.Version, released.State.Serial));
    }

    [Fact]
    public void SaysSoWhereNothingIsBefore()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable(ReleasedFolder.First);

        Assert.Contains("PG4137", released.Run("rollback").Failed(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void GoesToANamedVersion()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable(ReleasedFolder.Third);

        released.Run("rollback", "--to", ReleasedFolder.First).Passed();

        Assert.Equal(ReleasedFolder.First, released.State.Stable.Version);
        Assert.Contains("PG4132", released.Run("rollback", "--to", "2026-03-19.9").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedsNeitherSoundPromptsNorTheReleaseFile()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "stable").Passed();
        released.Folder[ProjectFolder.Triage] = "<<<<<<< broken";
        System.IO.Directory.Delete(released.Folder.Full("Prompts/versions"), recursive: true);

        released.Run("rollback").Passed();

        Assert.Equal(ReleasedFolder.First, released.State.Stable.Version);
    }

    [Fact]
    public void TheDamagedFileOfAnotherPromptLeavesThatOneAsItIsPublished()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Folder["Prompts/summary.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "summary", StringComparison.Ordinal);
        released.Folder.Run("stamp").Passed();
        released.Folder.Run("promote", "summary", "--env", "production", "--to", "stable").Passed();
        released.Run("promote", ReleasedFolder.Second, "--to", "stable", "--state", "state.json").Passed();
        released.Folder["Prompts/environments/production/summary.json"] = "<<<<<<< HEAD";

        ToolResult back = released.Run("rollback", "--state", "state.json").Passed();

        Assert.Contains(
            "note: `Prompts/environments/production/summary.json` has faults; `summary` stays as it is published. `dotnet promptgen state build --env production` lists the faults.\n",
            back.Out, StringComparison.Ordinal);
        ReleaseState state = ReleaseStateFile.Read(System.IO.File.ReadAllBytes(released.Folder.Full("state.json")), trust: null).State!;
        Assert.Equal(ReleasedFolder.First, state.Find("triage")!.Stable.Version);
        Assert.Equal("2026-03-15.1", state.Find("summary")!.Stable.Version);

        ToolResult status = released.Folder.Run("status", "--env", "production").Failed(2);
        Assert.Contains("triage  2026-03-20.1", status.Out, StringComparison.Ordinal);
        Assert.Contains("summary.json: error PG4101", status.Error, StringComparison.Ordinal);

        // Going forward is another matter.
        Assert.Contains("summary.json: error PG4101", released.Run("promote", ReleasedFolder.Third, "--to", "5", "--state", "state.json").Failed(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedsNoProjectThatMSBuildUnderstandsAndNoFolderForItsLock()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "stable").Passed();
        if (System.IO.Directory.Exists(released.Folder.Full("obj")))
        {
            System.IO.Directory.Delete(released.Folder.Full("obj"), recursive: true);
        }

        // No folder can be made in the place of a file, whoever runs this.
        released.Folder["obj"] = "";
        released.Folder[ProjectFolder.ProjectFile] = "<Project Sdk=\"Nowhere.Sdk/1.0\"><ItemGroup><AdditionalFiles Include=\"$(Nobody)/**\" /></ItemGroup></Project>";

        released.Run("rollback").Passed();

        Assert.Equal(ReleasedFolder.First, released.State.Stable.Version);
    }

    [Fact]
    public void MisspeltNamesAreAnsweredWithTheRightOnes()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        Assert.Contains("Did you mean `triage`?", released.Folder.Run("rollback", "triag", "--env", "production").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("There is only triage.", released.Folder.Run("rollback", "greeting", "--env", "production").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean `production`?", released.Folder.Run("rollback", "triage", "--env", "prodution").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("There is only production.", released.Folder.Run("rollback", "triage", "--env", "staging").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ADryRunWritesNothing()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "stable", "--state", "state.json").Passed();
        IReadOnlyDictionary<string, string> before = released.Folder.Snapshot();

        ToolResult shown = released.Run("rollback", "--state", "state.json", "--dry-run").Passed();

        Assert.StartsWith("triage in production would change: stable 2026-03-20.1 for everyone. (serial 3)\n", shown.Out, StringComparison.Ordinal);
        Assert.Equal(before, released.Folder.Snapshot());
    }

    [Fact]
    public void ARevokedVersionIsGoneAndStaysGone()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "stable").Passed();

        ToolResult revoked = released.Run("revoke", ReleasedFolder.Second, "--reason", "leaks").Passed();

        Assert.Contains("stable 2026-03-20.1 for everyone.", revoked.Out, StringComparison.Ordinal);
        Assert.Equal([ReleasedFolder.Second], released.State.Revoked);
        Assert.Contains("PG4138", released.Run("promote", ReleasedFolder.Second, "--to", "5").Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("PG4138", released.Run("rollback", "--to", ReleasedFolder.Second).Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains(": already stable", released.Run("revoke", ReleasedFolder.Second).Passed().Out, StringComparison.Ordinal);
        released.Run("promote", ReleasedFolder.Third, "--to", "5").Passed();
        released.Run("revoke", ReleasedFolder.Third).Passed();
        Assert.Null(released.State.Canary);
        Assert.Contains("PG4137", released.Run("revoke", ReleasedFolder.First).Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("PG4132", released.Run("revoke", "2026-03-19.1").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void GoesBackInAStateThatIsNotSigned()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", "--to", "5", "--state", "state.json").Passed();

        released.Run("rollback", "--state", "state.json").Passed();

        ReleaseStateReading reading = ReleaseStateFile.Read(System.IO.File.ReadAllBytes(released.Folder.Full("state.json")), trust: null);
        Assert.Null(reading.State!.Find("triage")!.Canary);
        Assert.Equal(3, reading.State.Serial);
    }

    [Fact]
    public void GoesBackInASignedStateWithoutAKey()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.WriteKey("release");
        released.Folder.Run("state", "build", "--env", "production", "--out", "state.json", "--sign-key", "release.key.pem").Passed();
        released.Run("promote", "--to", "5", "--state", "state.json", "--sign-key", "release.key.pem").Passed();
        released.Run("promote", "--to", "25", "--state", "state.json", "--sign-key", "release.key.pem").Passed();
        System.IO.File.Delete(released.Folder.Full("release.key.pem"));

        ToolResult back = released.Run("rollback", "--state", "state.json").Passed();

        Assert.Contains("Used the rollback that was signed beforehand.", back.Out, StringComparison.Ordinal);
        ToolResult verified = released.Folder.Run("state", "verify", "state.json", "--env", "production", "--trusted-key", "release.pub.pem").Passed();
        Assert.Contains("1 prompt in production", verified.Out, StringComparison.Ordinal);
        ReleaseState state = ReleaseStateFile.Read(System.IO.File.ReadAllBytes(released.Folder.Full("state.json")), trust: null).State!;
        Assert.Equal(released.State, state.Find("triage"));
        Assert.Null(released.State.Canary);

        // Again: nothing to do. To another version: nobody signed that.
        IReadOnlyDictionary<string, string> before = released.Folder.Snapshot();
        released.Run("rollback", "--to", ReleasedFolder.First, "--state", "state.json").Passed();
        Assert.Equal(before, released.Folder.Snapshot());
        Assert.Contains("PG4115", released.Run("rollback", "--to", ReleasedFolder.Second, "--state", "state.json").Failed(1).Error, StringComparison.Ordinal);
        Assert.Equal(before, released.Folder.Snapshot());
    }

    [Fact]
    public void ASignedStateIsRefusedByWhoeverTrustsAnotherKeyOrTwo()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.WriteKey("one");
        released.WriteKey("two");
        released.Folder.Run("state", "build", "--env", "production", "--out", "state.json", "--sign-key", "one.key.pem").Passed();

        Assert.Contains("PG4113", released.Folder.Run("state", "verify", "state.json", "--trusted-key", "two.pub.pem").Failed(2).Out, StringComparison.Ordinal);
        Assert.Contains("PG4113", released.Folder.Run("state", "verify", "state.json", "--trusted-key", "one.pub.pem", "--trusted-key", "two.pub.pem", "--threshold", "2").Failed(2).Out, StringComparison.Ordinal);
        released.Folder.Run("state", "build", "--env", "production", "--out", "both.json", "--sign-key", "one.key.pem", "--sign-key", "two.key.pem").Passed();
        released.Folder.Run("state", "verify", "both.json", "--trusted-key", "one.pub.pem", "--trusted-key", "two.pub.pem", "--threshold", "2").Passed();
        Assert.Contains("PG4114", released.Folder.Run("state", "build", "--env", "production", "--out", "x.json", "--sign-key", "one.pub.pem").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("PG4114", released.Folder.Run("state", "verify", "both.json", "--trusted-key", "one.pub.pem", "--threshold", "2").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AStateNamesWhatReleasesAre()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Folder.Replace("Prompts/environments/production/triage.json", released.State.Stable.Hash, "sha256:" + new string('0', 64));

        ToolResult refused = released.Folder.Run("state", "build", "--env", "production", "--out", "state.json").Failed(2);

        Assert.Contains("PG4133", refused.Error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(released.Folder.Full("state.json")));
        released.Folder.Replace("Prompts/environments/production/triage.json", "\"serial\": 1", "\"serial\": 1, \"canry\": 1");
        Assert.Contains("Did you mean `canary`?", released.Folder.Run("state", "build", "--env", "production").Failed(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SerialsOnlyRiseAlsoWhereAPromptIsNoLongerManaged()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Folder["Prompts/summary.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "summary", StringComparison.Ordinal);
        released.Folder.Run("stamp").Passed();
        released.Folder.Run("promote", "summary", "--env", "production", "--to", "stable", "--state", "state.json").Passed();
        System.IO.File.Delete(released.Folder.Full("Prompts/environments/production/summary.json"));

        released.Folder.Run("state", "build", "--env", "production", "--out", "state.json").Passed();

        Assert.Equal(3, ReleaseStateFile.Read(System.IO.File.ReadAllBytes(released.Folder.Full("state.json")), trust: null).State!.Serial);
        Assert.Contains("is up to date", released.Folder.Run("state", "build", "--env", "production", "--out", "state.json").Passed().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ExpiryAndOtherEnvironmentsFailTheCheck()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Folder.Run("state", "build", "--env", "production", "--out", "state.json", "--expires", "2026-03-01").Passed();

        ToolResult verified = released.Folder.Run("state", "verify", "state.json", "--env", "staging").Failed(2);

        Assert.Contains("PG4108", verified.Out, StringComparison.Ordinal);
        Assert.Contains("PG4110", verified.Out, StringComparison.Ordinal);
    }
}
