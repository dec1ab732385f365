using System;
using System.IO;
using PromptGen.Tests;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>Signatures made by commands, which stand for key services.</summary>
public sealed class ExternalSigningTests
{
    [OpenSslFact]
    public void ACommandSignsWhatItGetsOnItsInput()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.WriteKey("one");
        released.Folder.Run(
            "state", "build", "--env", "production", "--out", "state.json", "--sign-command", "openssl dgst -sha256 -sign one.key.pem").Passed();
        released.Folder.Run("state", "verify", "state.json", "--trusted-key", "one.pub.pem").Passed();
        released.Folder.Run(
            "pack", "triage", "--out", "a.promptpack", "--sign-command", "openssl dgst -sha256 -sign one.key.pem | base64 -w0").Passed();
        released.Folder.Run("pack", "--verify", "a.promptpack", "--trusted-key", "one.pub.pem").Passed();
    }

    [UnixFact]
    public void ACommandThatFailsLeavesNothingBehind()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();

        ToolResult failed = released.Folder.Run("state", "build", "--env", "production", "--out", "state.json", "--sign-command", "echo no key today >&2; exit 3").Failed(1);
        Assert.Contains("ended with 3: no key today", failed.Error, StringComparison.Ordinal);
        Assert.Contains("gave no ECDSA P-256 signature", released.Folder.Run("state", "build", "--env", "production", "--out", "state.json", "--sign-command", "echo hello").Failed(1).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(released.Folder.Full("state.json")));
    }
}
