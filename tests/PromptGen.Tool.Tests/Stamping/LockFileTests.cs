using System;
using System.IO;
using PromptGen.Tests;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Stamping;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>Nobody can hold the lock who may not change the prompts, and nobody's file is opened in its place.</summary>
public sealed class LockFileTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [UnixFact]
    public void TheLockCanBeOpenedByThoseWhoCanWriteItsFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using ProjectFolder folder = ProjectFolder.WithTriage();
        string path = folder.Full("obj/promptgen.lock");

        // One that an earlier version left open to everybody is closed.
        folder["obj/promptgen.lock"] = "";
        File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        LockFile.Open(path).Dispose();
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));

        File.SetUnixFileMode(folder.Full("obj"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute);
        LockFile.Open(path).Dispose();
        Assert.Equal(OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite, File.GetUnixFileMode(path));
    }

    [UnixFact]
    public void ALinkInItsPlaceIsLeftAlone()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["precious"] = "kept";
        Directory.CreateDirectory(folder.Full("obj"));
        File.CreateSymbolicLink(folder.Full("obj/promptgen.lock"), folder.Full("precious"));

        Assert.Throws<UnauthorizedAccessException>(() => LockFile.Open(folder.Full("obj/promptgen.lock")));
        folder.Run("stamp").Passed();
        Assert.Equal("kept", folder["precious"]);

        File.Delete(folder.Full("obj/promptgen.lock"));
        File.CreateSymbolicLink(folder.Full("obj/promptgen.lock"), folder.Full("dangling"));
        folder.Run("stamp").Passed();
        Assert.False(File.Exists(folder.Full("dangling")));
    }

    [UnixFact]
    public void AFolderOfSomebodyElseIsNotUsed()
    {
        using ProjectFolder folder = new();
        Directory.CreateDirectory(folder.Full("theirs"));
        File.CreateSymbolicLink(folder.Full("locks"), folder.Full("theirs"));

        Assert.Throws<UnauthorizedAccessException>(() => LockFile.Open(folder.Full("locks/a.lock")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Full("theirs")));
    }

    [Fact]
    public void NoNameIsInAFolderThatEverybodyCanWrite()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        PromptProject project = ProjectLocator.Find(folder.Root, ProjectSelection.Here);

        Assert.All(LockFile.Paths(project), static path =>
            Assert.NotEqual(Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar), Path.GetDirectoryName(path)));
        Assert.Equal(folder.Full("obj/promptgen.lock"), System.Linq.Enumerable.First(LockFile.Paths(project)));
    }

    [Fact]
    public void TwoOfOneUserExcludeEachOtherAlsoWhereTheProjectHasNoFolderForIt()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["obj"] = "";
        PromptProject project = ProjectLocator.Find(folder.Root, ProjectSelection.Here);
        using StringWriter text = new();
        TerminalWriter writer = new(text, color: false);
        Terminal terminal = new(writer, writer, 120);
        using StampLock held = StampLock.Take(project, terminal);

        Assert.Throws<ToolFailure>(() => StampLock.Take(project, terminal, TimeSpan.FromMilliseconds(100)));
    }
}
