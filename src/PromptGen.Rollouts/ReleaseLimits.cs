using PromptGen.Core.Naming;

namespace PromptGen.Rollouts;

/// <summary>The limits for reading release files, so the author of a file cannot exhaust the memory or the time of its
/// readers.</summary>
internal static class ReleaseLimits
{
    public const int StateBytes = 8 * 1024 * 1024;

    public const int PackBytes = 64 * 1024 * 1024;

    /// <summary>The size of a signed file around a payload: Base64 takes four bytes for three.</summary>
    public const int EnvelopeOverheadBytes = 64 * 1024;

    /// <summary>The size of a signed state with the rollbacks over it.</summary>
    public const int SignedStateBytes = 2 * StateBytes;

    /// <summary>The size of a signed pack.</summary>
    public const int SignedPackBytes = (PackBytes / 3 * 4) + EnvelopeOverheadBytes;

    /// <summary>The size of a state or a pack.</summary>
    public const int Prompts = 10_000;

    public const int Bundles = 1_000;

    /// <summary>The number of items of one prompt in one environment: revoked versions, groups of a canary.</summary>
    public const int ListItems = 1_000;

    /// <summary>The length of a name: an environment, a group, a bundle, a seed, a prompt.</summary>
    public const int NameLength = PortableName.LongestLength;

    /// <summary>The number of signatures of one envelope.</summary>
    public const int Signatures = 16;

    /// <summary>Rollbacks over one state.</summary>
    public const int Rollbacks = 500;

    /// <summary>The number of signatures of a state and all rollbacks over it: each costs a verification before anything is
    /// trusted.</summary>
    public const int SignaturesOfFile = 1_000;

    /// <summary>The length of a signature in Base64, and of the name of a key or of a media type: none of them needs
    /// more.</summary>
    public const int EnvelopeText = 256;

    /// <summary>Listed for one file.</summary>
    public const int Problems = 100;

    /// <summary>Characters of one argument of a problem.</summary>
    public const int ProblemArgument = 300;

    /// <summary>Every JSON reader keeps integers up to here.</summary>
    public const long Serial = 9007199254740991;

    /// <summary>
    /// The greatest serial that commands write. Readers take twice as much, so a mistyped serial is rejected before it is
    /// published, when nothing could follow it any more.
    /// </summary>
    public const long WrittenSerial = Serial / 2;
}
