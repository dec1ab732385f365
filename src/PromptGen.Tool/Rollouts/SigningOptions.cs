using System.Collections.Generic;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Tool.Rollouts;

/// <summary>With what a command signs, and whose signatures it believes in what is published.</summary>
/// <param name="Signer">Null: nothing is signed.</param>
/// <param name="Named">Whom the command line names; null: nobody.</param>
internal sealed record SigningOptions(Signer? Signer, TrustPolicy? Named)
{
    /// <summary>Signatures are asked for.</summary>
    public bool Verifies => Signer is not null || Named is not null;

    /// <summary>The named keys, else any of the signing keys. Null: no key is known, since a command signs and does not say with which.</summary>
    public TrustPolicy? Trust { get; } = Named ?? Signer?.AnyTrust;

    public IEnumerable<TrustedKey> Trusted => Named is null ? [] : Named.Keys;

    /// <exception cref="ToolFailure">A key cannot be used.</exception>
    public static SigningOptions Of(ToolContext context, SigningFiles files) => new(
        Signer.Of(context, files.SignKeys, files.SignCommands), TrustedKeys.Of(context, files.TrustedKeys, files.Threshold));
}

/// <summary>The same as the command line has it.</summary>
internal sealed record SigningFiles(
    IReadOnlyList<string> SignKeys, IReadOnlyList<string> SignCommands, IReadOnlyList<string> TrustedKeys, int Threshold);
