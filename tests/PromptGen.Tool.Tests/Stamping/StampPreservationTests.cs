using System;
using System.IO;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>Of a file's bytes a stamp changes those of two fields, whatever stands around them.</summary>
public sealed class StampPreservationTests
{
    private const string Released = "prompt_id: triage\nversion: 2026-03-14.1\nvariables: { tier: string, body: string }\ntemplate: Route by {{ tier }}.\n";

    [Fact]
    public void OnlyTheTwoFieldsChange()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Released);
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "Route by", "Order by");
        folder.Run("stamp", "--date", "2026-03-15").Passed();
        string path = folder.Full(ProjectFolder.Triage);
        string stamped = folder.Full("Prompts/versions/triage/2026-03-20.1.release.yaml");

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(ArbitraryWorkingFile.All(), file =>
        {
            File.Delete(stamped);
            File.WriteAllBytes(path, file.Before);

            ToolResult result = folder.Run("stamp", "--accept-contract", "Made up.");

            Assert.True(result.ExitCode == 0, result.Error + result.Out + folder[ProjectFolder.Triage]);
            Assert.Null(file.Differs(File.ReadAllBytes(path)));
            byte[] after = File.ReadAllBytes(path);
            Assert.StartsWith("Nothing to stamp", folder.Run("stamp").Passed().Out, StringComparison.Ordinal);
            Assert.Equal(after, File.ReadAllBytes(path));
        }));
    }
}
