using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen.Tests.Releases;

/// <summary>States as somebody writes them.</summary>
internal static class StateText
{
    public const string CompiledHash = "sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc";
    public const string EmbeddedHash = "sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

    public static string Of(params string[] prompts) => With("", prompts);

    /// <param name="more">Members of the whole, each with a comma behind it.</param>
    public static string With(string more, params string[] prompts) =>
        "{ \"environment\": \"production\", " + more + "\"prompts\": { " + string.Join(", ", prompts) + " } }";

    /// <param name="more">Further members, each with a comma before it.</param>
    public static string Prompt(string id, long serial, string version, string? hash = null, string more = "") =>
        "\"" + id + "\": { \"serial\": " + serial.ToString(CultureInfo.InvariantCulture) + ", \"stable\": " + Version(version, hash) + more + " }";

    public static string Canary(string version, double percent, string? hash = null) =>
        ", \"canary\": { \"version\": \"" + version + "\", \"hash\": \"" + (hash ?? HashOf(version)) + "\", \"percent\": " + percent.ToString(CultureInfo.InvariantCulture) + ", \"seed\": \"r-1\" }";

    public static string Revoked(params string[] versions) => ", \"revoked\": [" + string.Join(", ", versions.Select(static version => "\"" + version + "\"")) + "]";

    public static EffectivePrompt Text(string template) => new()
    {
        Messages = EquatableArray.Create<EffectiveMessage>(new EffectiveTemplateMessage(PromptMessageRole.User, template)),
    };

    public static string HashOf(EffectivePrompt prompt) => ContentHash.Of(PromptHashes.CanonicalBytes(prompt));

    public static byte[] Pack(string id, string version, EffectivePrompt prompt) => PromptPackWriter.Write([(id, version, prompt)]);

    public static string PackHash(byte[] pack) => PromptPackReader.Read(pack).Pack!.Hash;

    private static string Version(string version, string? hash) => "{ \"version\": \"" + version + "\", \"hash\": \"" + (hash ?? HashOf(version)) + "\" }";

    private static string HashOf(string version) => version == TestPrompt.Compiled ? CompiledHash : EmbeddedHash;
}
