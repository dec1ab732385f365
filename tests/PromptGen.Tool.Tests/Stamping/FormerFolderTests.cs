using System;
using System.IO;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>Releases in a folder named <c>releases</c> are to be moved before anything is released.</summary>
public sealed class FormerFolderTests
{
    private const string Message =
        "error PG4007: 'Prompts/releases/triage/2026-03-15.1.release.yaml' is in a folder named `releases`, which builds do not read. "
        + "Move the folder: `git mv Prompts/releases Prompts/versions`, or `mv Prompts/releases Prompts/versions` if git does not track it.";

    [Fact]
    public void AStampIsRefusedAndACheckFailsUntilTheFolderIsMoved()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        Directory.Move(folder.Full("Prompts/versions"), folder.Full("Prompts/releases"));
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");
        string text = folder[ProjectFolder.Triage];

        Assert.Equal(Message + "\nNothing was stamped.\n", folder.Run("stamp").Failed(2).Error);
        Assert.Equal(text, folder[ProjectFolder.Triage]);
        Assert.Contains(Message, folder.Run("check").Failed(2).Out, StringComparison.Ordinal);

        Directory.Move(folder.Full("Prompts/releases"), folder.Full("Prompts/versions"));
        folder.Run("stamp").Passed();
        folder.Run("check", "--locked").Passed();
    }
}
