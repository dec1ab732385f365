using System;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>A version of a prompt that never changes, as its release file contains it.</summary>
/// <param name="Prompt">With the texts of all messages and of every partial reached: it needs no other file.</param>
/// <param name="Hash">The hash of the effective prompt in the file, which was verified.</param>
/// <param name="HashSpan">The place of the hash in the file.</param>
internal sealed record Release(ResolvedPrompt Prompt, string Hash, SourceSpan HashSpan)
{
    /// <summary>The release before it; null for the first.</summary>
    public ReleaseReference? Previous { get; init; }

    public SourceSpan PreviousSpan { get; init; }

    /// <summary>Why code that was written for an earlier release may have to change; null if it does not.</summary>
    public AcceptedContract? AcceptedContract { get; init; }

    public PromptDefinition Definition => Prompt.Definition;

    public string Id => Prompt.Definition.Id;

    public string Version => Prompt.Definition.Version;

    public ReleaseReference Reference => new(Version, Hash);

    /// <summary>The prompt that is hashed, made again at each call.</summary>
    public EffectivePrompt Effective() => PromptCompiler.Effective(Prompt);
}

/// <summary>A release as another one names it.</summary>
/// <param name="Hash">The hash of its effective prompt.</param>
internal sealed record ReleaseReference(string Version, string Hash);

/// <summary>That somebody accepted a change of the contract, and why.</summary>
/// <param name="Base">The hash of the release whose contract was changed; the reason applies only to that release.</param>
internal sealed record AcceptedContract(string Reason, string Base);

/// <summary>The result of reading one release file. It depends only on the file, so equal files have equal results.</summary>
/// <param name="Release">The release; null if the file has errors, including content that does not match its hash.</param>
internal sealed class ReadRelease(SourceFile file, Release? release, EquatableArray<PromptDiagnostic> diagnostics) : IEquatable<ReadRelease>
{
    public SourceFile File { get; } = file;

    public Release? Release { get; } = release;

    public EquatableArray<PromptDiagnostic> Diagnostics { get; } = diagnostics;

    public bool Equals(ReadRelease? other) => other is not null && File == other.File;

    public override bool Equals(object? obj) => Equals(obj as ReadRelease);

    public override int GetHashCode() => File.GetHashCode();
}
