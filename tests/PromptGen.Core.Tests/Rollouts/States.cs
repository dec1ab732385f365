using System.Linq;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;

namespace PromptGen.Core.Tests.Rollouts;

/// <summary>States for tests.</summary>
internal static class States
{
    public static readonly string Hash1 = Hash('1');
    public static readonly string Hash2 = Hash('2');
    public static readonly string Hash3 = Hash('3');

    /// <summary>What the design shows.</summary>
    public static readonly string Design = """
        { "environment": "production", "prompts": { "support-triage": { "serial": 42,
            "stable": { "version": "2026-03-12.1", "hash": "HASH1" },
            "canary": { "version": "2026-03-15.3", "hash": "HASH2", "percent": 5, "groups": ["internal"], "seed": "r-42" },
            "revoked": [], "guard": { "failures": "20%", "min": 50 } } } }
        """.Replace("HASH1", Hash1, System.StringComparison.Ordinal).Replace("HASH2", Hash2, System.StringComparison.Ordinal);

    public static ReleaseState Example => Read(Design).State!;

    public static string Hash(char digit) => "sha256:" + new string(digit, 64);

    public static ReleaseStateReading Read(string text) => ReleaseStateReader.Read(Encoding.UTF8.GetBytes(text));

    public static PromptReleaseState Prompt(string id, long serial = 1) => new(id, serial, new ReleasedVersion("2026-03-12.1", Hash1));

    public static ReleaseState Of(params PromptReleaseState[] prompts) => new(
        "production", ReleaseState.SumOfSerials(prompts), prompts.OrderBy(static prompt => prompt.Id, System.StringComparer.Ordinal).ToEquatableArray());
}
