using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Releases;

/// <summary>Opens what a source has read: signatures first, and only what they cover is parsed.</summary>
internal sealed class StateDocument
{
    private const int ProblemsShown = 5;

    private readonly TrustPolicy? _trust;

    /// <exception cref="ArgumentException">The keys of the options are none, or can never reach the threshold.</exception>
    public StateDocument(PromptReleasesOptions options)
    {
        if (options.TrustedKeys.Count == 0)
        {
            return;
        }

        List<TrustedKey> keys = [];
        foreach (string pem in options.TrustedKeys)
        {
            keys.AddRange(TrustedKey.TryReadAll(pem, out IReadOnlyList<TrustedKey>? read, out string? problem)
                ? read
                : throw new ArgumentException("A trusted key cannot be read: " + problem + ".", nameof(options)));
        }

        _trust = TrustPolicy.TryCreate(keys, options.SignatureThreshold, options.RevokedKeys, out TrustPolicy? trust, out string? reason)
            ? trust
            : throw new ArgumentException("The trusted keys of releases cannot be used: " + reason + ".", nameof(options));
    }

    /// <summary>Serials of signed states only rise.</summary>
    public bool IsSigned => _trust is not null;

    /// <returns>Null: the rejection says why.</returns>
    public ReleaseStateReading? Open(byte[] content, out PromptRejection? rejection)
    {
        ReleaseStateReading reading = ReleaseStateFile.Read(content, _trust);
        if (reading.State is not null)
        {
            rejection = null;
            return reading;
        }

        rejection = new PromptRejection(Code(reading, content.Length), null, Reason(reading.Problems));
        return null;
    }

    /// <summary>The first problems only: people read the log line, and the author of the state must not decide its
    /// length.</summary>
    private static string Reason(EquatableArray<ReleaseProblem> problems)
    {
        string[] shown = new string[Math.Min(problems.Count, ProblemsShown)];
        for (int i = 0; i < shown.Length; i++)
        {
            shown[i] = problems[i].ToString();
        }

        string more = problems.Count > shown.Length ? " `dotnet promptgen state verify` lists the others." : "";
        return string.Join(" ", shown) + more;
    }

    private static PromptRejectionCode Code(ReleaseStateReading reading, int length) =>
        length > ReleaseLimits.StateBytes && reading.Problems.Any(static problem => problem.Rule == DiagnosticRules.UnreadableState) ? PromptRejectionCode.TooLarge :
        reading.Problems.Any(static problem => problem.Rule == DiagnosticRules.TooFewSignatures || problem.Rule == DiagnosticRules.OtherPayload)
            ? PromptRejectionCode.NotTrusted
            : PromptRejectionCode.Malformed;
}
