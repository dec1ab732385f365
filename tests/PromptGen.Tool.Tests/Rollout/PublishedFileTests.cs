using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using PromptGen.Rollouts;
using PromptGen.Tests;
using PromptGen.Tool.Files;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>The files that applications read.</summary>
public sealed class PublishedFileTests
{
    private const UnixFileMode Published = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task ApplicationsCanReadThemWhateverTheUmask()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        string[] umasks = ["000", "022", "027", "077"];
        foreach (string umask in umasks)
        {
            File.Delete(released.Folder.Full("state.json"));
            await ShellAsync(released, umask, "state build --env production --out state.json");
            Assert.Equal(Published, Mode(released, "state.json"));

            // And stays so where it is written again.
            await ShellAsync(released, umask, "state build --env production --out state.json --expires 203" + Array.IndexOf(umasks, umask) + "-01-01");
            Assert.Equal(Published, Mode(released, "state.json"));
            await ShellAsync(released, umask, "pack triage --out " + umask + ".promptpack");
            Assert.Equal(Published, Mode(released, umask + ".promptpack"));
        }

        UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(released.Folder.Full("state.json"), own);
        await ShellAsync(released, "077", "promote triage --env production --to 5 --state state.json");
        Assert.Equal(own, Mode(released, "state.json"));
    }

    [Fact]
    public void AChangeThatSomebodyElseMadeMeanwhileIsNotLost()
    {
        using ProjectFolder folder = new();
        folder["state.json"] = "first";
        FileTransaction transaction = new();
        transaction.Publish(folder.Full("state.json"), "mine"u8.ToArray(), "first"u8.ToArray());
        folder["state.json"] = "theirs";

        ToolFailure failure = Assert.Throws<ToolFailure>(transaction.Commit);

        Assert.Contains("Somebody else changed it meanwhile", failure.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("theirs", folder["state.json"]);
        FileTransaction created = new();
        created.Publish(folder.Full("state.json"), "mine"u8.ToArray(), former: null);
        Assert.Throws<ToolFailure>(created.Commit);
    }

    [Fact]
    public void AStateThatHasExpiredIsWrittenWithANote()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Folder.Run("state", "build", "--env", "production", "--out", "state.json", "--expires", "2026-03-01").Passed();

        Assert.Contains(
            "note: The published state expired at 2026-03-01T00:00:00Z. Publish it with a later date: `dotnet promptgen state build --env production --out state.json --expires YYYY-MM-DD`.",
            released.Run("promote", "--to", "5", "--state", "state.json").Passed().Out, StringComparison.Ordinal);
        released.Folder.Run("state", "build", "--env", "production", "--out", "state.json", "--expires", "2036-03-01").Passed();
        Assert.DoesNotContain("expired", released.Run("rollback", "--state", "state.json").Passed().Out, StringComparison.Ordinal);
    }

    [UnixFact]
    public void ALinkIsNotWrittenThrough()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Folder["other.json"] = "{}";
        File.CreateSymbolicLink(released.Folder.Full("state.json"), released.Folder.Full("other.json"));
        File.CreateSymbolicLink(released.Folder.Full("dangling.json"), released.Folder.Full("nowhere.json"));

        Assert.Contains("symbolic link", released.Folder.Run("state", "build", "--env", "production", "--out", "state.json").Failed(1).Error, StringComparison.Ordinal);
        released.Folder.Run("state", "build", "--env", "production", "--out", "dangling.json").Failed(1);
        Assert.Equal("{}", released.Folder["other.json"]);
        Assert.False(File.Exists(released.Folder.Full("nowhere.json")));
    }

    [Theory]
    [InlineData("con")]
    [InlineData("nul")]
    [InlineData("aux")]
    [InlineData("com1")]
    [InlineData("lpt9")]
    public void EnvironmentsHaveNamesThatWindowsCanHave(string name)
    {
        using ReleasedFolder released = new();

        string error = released.Folder.Run("promote", "triage", "--env", name, "--to", "stable").Failed(1).Error;

        Assert.Contains("PG4131", error, StringComparison.Ordinal);
        Assert.Contains("Windows does not allow a folder of that name", error, StringComparison.Ordinal);
        Assert.Contains("PG1001", released.Folder.Run("new", name).Failed(1).Error, StringComparison.Ordinal);
    }

    private static UnixFileMode Mode(ReleasedFolder released, string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(released.Folder.Full(path));

    private static async Task ShellAsync(ReleasedFolder released, string umask, string command)
    {
        using Process process = ToolProcess.Start(
            "/bin/sh", released.Folder.Root, ["-c", "umask " + umask + "; DOTNET_EnableDiagnostics=0 exec dotnet \"" + ToolProcess.Assembly + "\" " + command]);
        (await ToolProcess.FinishAsync(process)).Passed();
    }
}
