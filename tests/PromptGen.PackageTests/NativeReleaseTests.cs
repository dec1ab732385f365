using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading.Tasks;
using PromptGen.PackageTests.Infrastructure;
using Xunit;

namespace PromptGen.PackageTests;

/// <summary>A native program is served a version from a pack, by a state that the packed tool signed.</summary>
public sealed class NativeReleaseTests
{
    private static readonly string Prompts = Path.Combine(Repository.Root, "tests", "PromptGen.Releases.Program", "Prompts");

    [FactWithTool("clang", "gcc")]
    public async Task NativeCodeServesWhatIsSignedAndNothingElse()
    {
        Consumer consumer = await Consumer.CreateAsync("native-aot-releases", sharedIn: null);
        foreach (string file in Directory.EnumerateFiles(Prompts, "*", SearchOption.AllDirectories).Where(static file => file.Contains("triage", StringComparison.Ordinal)))
        {
            consumer.Write("Prompts/" + Path.GetRelativePath(Prompts, file), File.ReadAllText(file));
        }

        using (ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            consumer.Write("release.key.pem", key.ExportPkcs8PrivateKeyPem());
            consumer.Write("release.pub.pem", key.ExportSubjectPublicKeyInfoPem());
        }

        InstalledTool tool = await InstalledTool.InstallAsync(consumer);
        await ToolAsync("pack", "triage@2026-03-10.1", "--out", "packs/");
        string pack = "packs/" + Path.GetFileName(Assert.Single(Directory.GetFiles(consumer.PathOf("packs"))));
        await ToolAsync("promote", "triage", "2026-03-12.1", "--env", "production", "--to", "stable");
        await ToolAsync("state", "build", "--env", "production", "--out", "state.json", "--pack", pack, "--sign-key", "release.key.pem");
        await ToolAsync("promote", "triage", "2026-03-10.1", "--env", "production", "--to", "99.99", "--state", "state.json", "--sign-key", "release.key.pem");

        CommandResult published = (await consumer.DotnetAsync("publish", "-nologo", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "out")).Succeeded();

        Assert.DoesNotContain("warning", published.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(consumer.PathOf("out", "Consumer.dll")));
        Assert.Equal(["2026-03-10.1 canary: First: It burns.", "2026-03-12.1 stable: Second: It burns.", ""], await RunAsync("state.json", "kept"));

        // One letter of the signed content: rejected, and the compiled version is served.
        string state = consumer.Read("state.json");
        int at = state.IndexOf("\"payload\":", StringComparison.Ordinal) + 40;
        consumer.Write("damaged.json", state[..at] + (state[at] == 'A' ? 'B' : 'A') + state[(at + 1)..]);
        Assert.Equal(["held: NotTrusted", "2026-03-15.1 compiled: Third: It burns.", "2026-03-15.1 compiled: Third: It burns.", ""], await RunAsync("damaged.json", "none"));

        // After a restart it serves what it did before, pack and all.
        Assert.Equal(["held: NotTrusted", "2026-03-10.1 canary: First: It burns.", "2026-03-12.1 stable: Second: It burns.", ""], await RunAsync("damaged.json", "kept"));

        async Task ToolAsync(params string[] arguments) => (await tool.RunAsync(arguments)).Succeeded();

        async Task<string[]> RunAsync(params string[] arguments) =>
            (await Command.RunAsync(consumer.Folder, consumer.PathOf("out", "Consumer"), arguments)).Succeeded().Output.Split('\n');
    }
}
