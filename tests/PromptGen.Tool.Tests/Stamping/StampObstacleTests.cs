using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using PromptGen.Tests;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>What keeps a stamp from writing is said with its code, and then nothing has changed.</summary>
public sealed class StampObstacleTests
{
    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void AReadOnlyFile()
    {
        using ProjectFolder folder = Changed();
        File.SetUnixFileMode(folder.Full(ProjectFolder.Triage), UnixFileMode.UserRead);
        var before = folder.Snapshot();

        ToolResult result = folder.Run("stamp").Failed(1);

        Assert.Equal(before, folder.Snapshot());
        Assert.Equal(
            $"Prompts/triage.prompt.yaml: error PG0404: '{folder.Full(ProjectFolder.Triage)}' cannot be written: It is read-only; make it writable. Nothing was changed.\n",
            result.Error);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void PermissionsStay()
    {
        using ProjectFolder folder = Changed();
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(folder.Full(ProjectFolder.Triage), Mode);

        folder.Run("stamp").Passed();

        Assert.Equal(Mode, File.GetUnixFileMode(folder.Full(ProjectFolder.Triage)));
    }

    [UnixFact]
    public void ALink()
    {
        using ProjectFolder folder = Changed();
        File.Move(folder.Full(ProjectFolder.Triage), folder.Full("elsewhere.yaml"));
        File.CreateSymbolicLink(folder.Full(ProjectFolder.Triage), folder.Full("elsewhere.yaml"));
        var before = folder.Snapshot();

        ToolResult result = folder.Run("stamp").Failed(2);

        Assert.Equal(before, folder.Snapshot());
        Assert.StartsWith("Prompts/triage.prompt.yaml: error PG0301: 'Prompts/triage.prompt.yaml' is a symbolic link", result.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task AFullDisk()
    {
        using ProjectFolder folder = Changed();
        folder.Replace(ProjectFolder.Triage, "by severity", "by severity " + new string('x', 8000));
        var before = folder.Snapshot();

        // The shell's limit on the size of files stands in for a disk without room.
        using Process process = ToolProcess.Start(
            "bash", folder.Root,
            ["-c", "trap '' XFSZ; export DOTNET_EnableDiagnostics=0 DOTNET_EnableWriteXorExecute=0; ulimit -f 4; exec dotnet \"$0\" stamp", ToolProcess.Assembly]);
        ToolResult result = (await ToolProcess.FinishAsync(process)).Failed(1);

        Assert.Equal(before, folder.Snapshot());
        Assert.Contains("error PG0404", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Prompts/triage.prompt.yaml")]
    [InlineData("Prompts/style.partial.md")]
    public void AnUnresolvedMerge(string path)
    {
        using ProjectFolder folder = Changed();
        folder["Prompts/style.partial.md"] = "Be brief.\n";
        folder.Replace(ProjectFolder.Triage, "Route", "Route {{ include 'style' }}");
        folder[path] = "<<<<<<< HEAD\n" + folder[path] + "=======\n" + folder[path].Replace("e", "i", StringComparison.Ordinal) + ">>>>>>> branch\n";
        var before = folder.Snapshot();

        ToolResult result = folder.Run("stamp").Failed(2);

        Assert.Equal(before, folder.Snapshot());
        Assert.Equal(
            path + "(1,1): error PG0021: A merge conflict is not resolved (`<<<<<<< HEAD`). Keep one of the two versions and remove the marker lines.\nNothing was stamped.\n",
            result.Error);
    }

    [Fact]
    public void AFolderWithoutPrompts()
    {
        using ProjectFolder folder = new();
        Assert.StartsWith("App.csproj: error PG0401: The project 'App.csproj' does not have a folder 'Prompts'. Run `dotnet promptgen init`", folder.Run("stamp").Failed(1).Error, StringComparison.Ordinal);

        Directory.CreateDirectory(folder.Full("Prompts"));
        Assert.StartsWith("Prompts: error PG0402:", folder.Run("stamp").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("The folder 'Promtps' does not exist.", folder.Run("stamp", "--prompts", "Promtps").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("'App.csproj' is a file, not a folder.", folder.Run("stamp", "--prompts", "App.csproj").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NoProjectAtAll()
    {
        using ProjectFolder folder = new(empty: true);

        Assert.Contains("error PG0401: There is no C# project and no folder 'Prompts'", folder.Run("stamp").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectWithoutThePackage()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Replace(ProjectFolder.ProjectFile, "Include=\"PromptGen\"", "Include=\"Other\"");
        var before = folder.Snapshot();

        Assert.StartsWith("App.csproj: error PG0403:", folder.Run("stamp").Failed(1).Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Snapshot());

        folder.Run("stamp", "--prompts", "Prompts").Passed();
    }

    [Fact]
    public void SeveralProjectsBelow()
    {
        using ProjectFolder folder = new(empty: true);
        foreach (string project in new[] { "src/One", "src/Two" })
        {
            folder[project + "/P.csproj"] = "<Project><ItemGroup><PackageReference Include=\"PromptGen\" /></ItemGroup></Project>";
            folder[project + "/Prompts/a.prompt.yaml"] = ProjectFolder.Minimal;
        }

        Assert.Contains("error PG0401: Several projects have prompts: src/One/P.csproj, src/Two/P.csproj. Pass one of them to --project, or use --all if the command has it.", folder.Run("stamp").Failed(1).Error, StringComparison.Ordinal);

        Directory.Delete(folder.Full("src/One"), recursive: true);
        folder.Run("stamp").Passed();
        Assert.Equal(["src/Two/Prompts/versions/triage/2026-03-15.1.release.yaml"], folder.Releases());
    }

    [Fact]
    public void AReleaseFromTheFuture()
    {
        using ProjectFolder folder = Changed();
        var before = folder.Snapshot();

        ToolResult result = folder.Run("stamp", "--date", "2026-03-10").Failed(2);

        Assert.Equal(before, folder.Snapshot());
        Assert.Contains("error PG3007", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTenthOfADayComesAfterTheNinth()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        for (int i = 1; i <= 11; i++)
        {
            folder[ProjectFolder.Triage] = folder[ProjectFolder.Triage][..folder[ProjectFolder.Triage].LastIndexOf("template:", StringComparison.Ordinal)] + $"template: This is text {i}.\n";
            folder.Run("stamp", "--date", "2026-03-15").Passed();
        }

        Assert.Contains("version: 2026-03-15.11\nrollback_to: 2026-03-15.10\n", folder[ProjectFolder.Triage], StringComparison.Ordinal);
        Assert.Contains("previous:\n  version: 2026-03-15.9\n", folder["Prompts/versions/triage/2026-03-15.10.release.yaml"], StringComparison.Ordinal);
        Assert.Equal("No problems in 1 prompt and 11 releases.\n", folder.Run("check", "--locked").Passed().Out);
    }

    [Fact]
    public void AFolderThatDiffersOnlyByCase()
    {
        using ProjectFolder folder = Changed();
        Directory.Move(folder.Full("Prompts/versions/triage"), folder.Full("Prompts/versions/moved"));
        Directory.Move(folder.Full("Prompts/versions/moved"), folder.Full("Prompts/versions/Triage"));
        var before = folder.Snapshot();

        Assert.Contains("error PG4003", folder.Run("stamp").Failed(2).Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Snapshot());
    }

    [Fact]
    public void AReleaseThatWasEdited()
    {
        using ProjectFolder folder = Changed();
        folder.Replace("Prompts/versions/triage/2026-03-15.1.release.yaml", "by team", "by tea");
        var before = folder.Snapshot();

        ToolResult result = folder.Run("stamp").Failed(2);

        Assert.Equal(before, folder.Snapshot());
        Assert.Contains("2026-03-15.1.release.yaml", result.Error, StringComparison.Ordinal);
        Assert.Contains("error PG4002", result.Error, StringComparison.Ordinal);
    }

    private static ProjectFolder Changed()
    {
        ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");
        return folder;
    }
}
