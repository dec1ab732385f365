namespace PromptGen.Core.Releases;

/// <summary>How much of release files is read. Whoever can write one must not be able to exhaust the memory of its readers.</summary>
internal static class ReleaseLimits
{
    public const int StateBytes = 8 * 1024 * 1024;

    public const int PackBytes = 64 * 1024 * 1024;

    /// <summary>Of a signed file around a payload: Base64 takes four bytes for three.</summary>
    public const int EnvelopeOverheadBytes = 64 * 1024;

    /// <summary>Of a state or a pack.</summary>
    public const int Prompts = 10_000;

    public const int Bundles = 1_000;

    /// <summary>Of one prompt in one environment: revoked versions, groups of a canary.</summary>
    public const int ListItems = 1_000;

    /// <summary>Of a name: an environment, a group, a bundle, a seed, a prompt.</summary>
    public const int NameLength = 100;

    public const int Signatures = 16;

    /// <summary>Every JSON reader keeps integers up to here.</summary>
    public const long Serial = 9007199254740991;
}
