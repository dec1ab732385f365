using System;
using System.IO;
using System.Security.Cryptography;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>A project whose prompt `triage` has three releases, and what is released of it in production.</summary>
internal sealed class ReleasedFolder : IDisposable
{
    public const string First = "2026-03-20.1";
    public const string Second = "2026-03-20.2";
    public const string Third = "2026-03-20.3";

    private const string StatePath = "Prompts/environments/production/triage.json";

    public ReleasedFolder()
    {
        Folder = ProjectFolder.WithTriage(ProjectFolder.Minimal.Replace("2026-03-15.1", First, StringComparison.Ordinal));
        Folder.Run("stamp").Passed();
        foreach (string text in new[] { "Route the ticket by severity.", "Route the ticket by severity and team." })
        {
            Folder[ProjectFolder.Triage] = Folder[ProjectFolder.Triage]
                .Replace(Folder[ProjectFolder.Triage][Folder[ProjectFolder.Triage].IndexOf("template:", StringComparison.Ordinal)..], "template: " + text + "\n", StringComparison.Ordinal);
            Folder.Run("stamp").Passed();
        }
    }

    public ProjectFolder Folder { get; }

    public PromptReleaseState State => StateOf("triage");

    public PromptReleaseState StateOf(string id)
    {
        PromptReleaseState? state = ReleaseStateReader.ReadPrompt(
            id, File.ReadAllBytes(Folder.Full(StatePath.Replace("triage", id, StringComparison.Ordinal))), out EquatableArray<ReleaseProblem> problems);
        Assert.Empty(problems);
        return state!;
    }

    /// <summary>A command for triage in production.</summary>
    public ToolResult Run(string command, params string[] more) => Folder.Run([command, "triage", .. more, "--env", "production"]);

    public ReleasedFolder WithStable(string version = First)
    {
        Run("promote", version, "--to", "stable").Passed();
        return this;
    }

    /// <summary>A key pair; the files are <c>NAME.key.pem</c> and <c>NAME.pub.pem</c>.</summary>
    public void WriteKey(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Folder[name + ".key.pem"] = key.ExportPkcs8PrivateKeyPem();
        Folder[name + ".pub.pem"] = key.ExportSubjectPublicKeyInfoPem();
    }

    public void Dispose() => Folder.Dispose();
}
