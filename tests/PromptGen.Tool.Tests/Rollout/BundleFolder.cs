using System;
using System.IO;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>A project of three prompts with three releases each: `triage` alone, `summary` and `tone` in the bundle `desk`.</summary>
internal sealed class BundleFolder : IDisposable
{
    public const string Production = "Prompts/environments/production/";

    /// <summary>From the earliest.</summary>
    public static readonly string[] Versions = ["2026-03-20.1", "2026-03-20.2", "2026-03-20.3"];

    public static readonly string[] Ids = ["summary", "tone", "triage"];

    public BundleFolder()
    {
        Folder = new ProjectFolder();
        foreach (string text in new[] { "First.", "Second.", "Third." })
        {
            foreach (string id in Ids)
            {
                string path = "Prompts/" + id + ".prompt.yaml";
                Folder[path] = File.Exists(Folder.Full(path))
                    ? Folder[path][..Folder[path].IndexOf("template:", StringComparison.Ordinal)] + "template: " + id + " " + text + "\n"
                    : "prompt_id: " + id + "\nversion: " + Versions[0] + "\ntemplate: " + id + " " + text + "\n";
            }

            Folder.Run("stamp").Passed();
        }

        Folder[Production + "_bundles.json"] = "{ \"desk\": [\"summary\", \"tone\"] }";
    }

    public ProjectFolder Folder { get; }

    /// <summary>The first version is stable, of all of them.</summary>
    public BundleFolder WithStable()
    {
        // A bundle gets the versions of its working copies, so its prompts begin alone.
        string bundles = Folder[Production + "_bundles.json"];
        File.Delete(Folder.Full(Production + "_bundles.json"));
        foreach (string id in Ids)
        {
            Run("promote", id, Versions[0], "--to", "stable").Passed();
        }

        Folder[Production + "_bundles.json"] = bundles;
        return this;
    }

    public ToolResult Run(params string[] arguments) => Folder.Run([.. arguments, "--env", "production"]);

    public PromptReleaseState State(string id)
    {
        PromptReleaseState? state = ReleaseStateReader.ReadPrompt(id, File.ReadAllBytes(Folder.Full(Production + id + ".json")), out EquatableArray<ReleaseProblem> problems);
        Assert.Empty(problems);
        return state!;
    }

    public ReleaseState Published(string file = "state.json")
    {
        ReleaseStateReading reading = ReleaseStateFile.Read(File.ReadAllBytes(Folder.Full(file)), trust: null);
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Held);
        return reading.State!;
    }

    /// <summary>Stable and canary of the two prompts of the bundle, by the last digit of their versions.</summary>
    public string Desk() => string.Join(' ', new[] { "summary", "tone" }.Select(State).Select(static state =>
        state.Stable.Version[^1..] + (state.Canary is { } canary ? "+" + canary.Release.Version[^1..] : "") + string.Concat(state.Revoked.Select(static version => "-" + version[^1..]))));

    public void Dispose() => Folder.Dispose();
}
