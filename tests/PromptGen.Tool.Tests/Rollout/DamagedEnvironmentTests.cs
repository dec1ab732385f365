using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Rollouts;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>Whatever is wrong with a file of the environment that is not the prompt's own: the prompt goes back, and the command says what it could not read.</summary>
public sealed class DamagedEnvironmentTests
{
    private static readonly string[] Damages = ["empty", "cut off", "conflict", "other form", "folder", "link to nowhere", "missing"];

    private static readonly string[][] Retreats =
    [
        ["rollback", "triage"],
        ["revoke", "triage", BundleFolder.Versions[2]],
    ];

    [Theory]
    [InlineData("_bundles.json", true)]
    [InlineData("_bundles.json", false)]
    [InlineData("summary.json", true)]
    [InlineData("summary.json", false)]
    [InlineData("summary.log.jsonl", true)]
    [InlineData("other.json", true)]
    public void EveryRetreatWorksBesideAFileThatIsDamaged(string file, bool isPublished)
    {
        using BundleFolder desk = Canary();
        IReadOnlyDictionary<string, string> before = desk.Folder.Snapshot();
        foreach (string damage in Damages)
        {
            foreach (string[] retreat in Retreats)
            {
                Damage(desk.Folder.Full(BundleFolder.Production + file), damage);

                ToolResult back = desk.Run([.. retreat, .. isPublished ? ["--state", "state.json"] : Array.Empty<string>()]).Passed();

                Assert.Null(desk.State("triage").Canary);
                if (file == "_bundles.json" && damage != "missing")
                {
                    Assert.Contains(
                        "note: `Prompts/environments/production/_bundles.json` has faults; " + (isPublished ? "the bundles stay as they are published." : "it does not name `triage`, so `triage` changes alone."),
                        back.Out, StringComparison.Ordinal);
                }

                if (isPublished)
                {
                    ReleaseState state = desk.Published();
                    Assert.Null(state.Find("triage")!.Canary);
                    Assert.Equal(BundleFolder.Versions[0], state.Find("summary")!.Stable.Version);
                    Assert.Equal(file == "_bundles.json" && damage == "missing" ? [] : ["summary", "tone"], state.Bundles.SelectMany(static bundle => bundle.Prompts));
                }

                Restore(desk.Folder, before);
            }
        }
    }

    [Fact]
    public void APromptThatADamagedFileOfBundlesNamesDoesNotGoBackWithoutItsBundle()
    {
        using BundleFolder desk = Canary();
        desk.Folder[BundleFolder.Production + "_bundles.json"] = "{ \"desk\": [\"summary\", \"tone\"";
        IReadOnlyDictionary<string, string> before = desk.Folder.Snapshot();

        Assert.Contains("_bundles.json: error PG4101", desk.Run("rollback", "summary").Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("_bundles.json: error PG4101", desk.Run("rollback", "desk").Failed(2).Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Folder.Snapshot());

        // What is published says which prompts change together.
        desk.Run("rollback", "summary", "--to", BundleFolder.Versions[1], "--state", "state.json").Passed();
        Assert.Equal("2 2", desk.Desk());
    }

    [Fact]
    public void GoingForwardAsksForEveryFile()
    {
        using BundleFolder desk = Canary();
        desk.Folder[BundleFolder.Production + "_bundles.json"] = "";

        Assert.Contains("_bundles.json: error PG4101", desk.Run("promote", "triage", "--to", "50").Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("_bundles.json: error PG4101", desk.Run("state", "build", "--out", "state.json").Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("_bundles.json: error PG4101", desk.Folder.Run("check").Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsLiveAndWhoChangedItIsShownBesideTheFaults()
    {
        using BundleFolder desk = Canary();
        desk.Folder[BundleFolder.Production + "_bundles.json"] = "";
        desk.Folder[BundleFolder.Production + "tone.json"] = "";

        ToolResult status = desk.Run("status").Failed(2);
        Assert.Contains("triage  ", status.Out, StringComparison.Ordinal);
        Assert.Contains("_bundles.json: error PG4101", status.Error, StringComparison.Ordinal);
        Assert.Contains("tone.json: error PG4101", status.Error, StringComparison.Ordinal);
        ToolResult log = desk.Run("log").Failed(2);
        Assert.All(BundleFolder.Ids, id => Assert.Contains("  " + id + "  promote  ", log.Out, StringComparison.Ordinal));
        Assert.Contains("tone.json: error PG4101", log.Error, StringComparison.Ordinal);
        desk.Run("log", "triage").Passed();
    }

    /// <summary>The canary of `triage` runs, and the state is published.</summary>
    private static BundleFolder Canary()
    {
        BundleFolder desk = new BundleFolder().WithStable();
        desk.Run("promote", "triage", "--to", "5", "--state", "state.json").Passed();
        return desk;
    }

    private static void Damage(string path, string how)
    {
        string content = File.Exists(path) ? File.ReadAllText(path) : "{}";
        File.Delete(path);
        switch (how)
        {
            case "missing":
                break;
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "link to nowhere":
                File.CreateSymbolicLink(path, path + ".gone");
                break;
            default:
                File.WriteAllText(path, how switch
                {
                    "empty" => "",
                    "cut off" => content[..(content.Length / 2)],
                    "conflict" => "<<<<<<< HEAD\n" + content + "=======\n" + content + ">>>>>>> other\n",
                    _ => "[ 1 ]",
                });
                break;
        }
    }

    private static void Restore(ProjectFolder folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries(folder.Full(BundleFolder.Production)).Where(static entry => !entry.EndsWith(".lock", StringComparison.Ordinal)))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry);
            }
            else
            {
                File.Delete(entry);
            }
        }

        foreach (KeyValuePair<string, string> file in files)
        {
            File.WriteAllBytes(folder.Full(file.Key), Convert.FromHexString(file.Value));
        }
    }
}
