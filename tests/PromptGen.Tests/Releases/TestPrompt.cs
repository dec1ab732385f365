using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Generated;
using PromptGen.Releases;

namespace PromptGen.Tests.Releases;

/// <summary>A prompt as generated code has it, whose text is its version.</summary>
internal sealed class TestPrompt
{
    public const string Compiled = "2026-03-15.3";
    public const string Embedded = "2026-03-12.1";

    public TestPrompt(string id)
    {
        Identity = new PromptIdentity(id, Compiled, StateText.CompiledHash, "gpt-4.1");
        EmbeddedIdentity = new PromptIdentity(id, Embedded, StateText.EmbeddedHash, "gpt-4.1");
        Prompt = new ReleasedPrompt<NoArguments>(
            Identity, """{"slots":[],"tools":[],"variables":[]}"""u8, (in NoArguments _) => Render(), null, (PromptVersion version, in NoArguments _) => RenderVersion(version), EmbeddedIdentity);
    }

    public PromptIdentity Identity { get; }

    public PromptIdentity EmbeddedIdentity { get; }

    public ReleasedPrompt<NoArguments> Prompt { get; }

    public KnownVersion CompiledVersion => new(Identity, VersionSource.Compiled, null);

    public KnownVersion EmbeddedVersion => new(EmbeddedIdentity, VersionSource.Embedded, null);

    /// <summary>What the compiled code throws; null: nothing.</summary>
    public Func<Exception>? CompiledFailure { get; set; }

    public Func<Exception>? EmbeddedFailure { get; set; }

    /// <summary>As generated code does it.</summary>
    public RenderedPrompt Render()
    {
        PromptIdentity served = Identity;
        if (ReleaseSwitch.IsOn && Prompt.Choose(ref served) is { } choice)
        {
            return Prompt.Render(choice, default);
        }

        return CompiledFailure is { } failure ? throw failure() : RenderedPrompts.Create(served, PromptRole.User, "compiled");
    }

    /// <summary>The compiled version is tried on some, the embedded one is stable.</summary>
    public ReleaseEntry Canary(
        double percent, string seed = "r-1", string[]? groups = null, string[]? revoked = null, CanaryGuard? guard = null, UnkeyedCounter? unkeyed = null, long serial = 1)
    {
        CanaryRelease canary = new(CompiledVersion, percent, new HashSet<string>(groups ?? [], StringComparer.Ordinal), seed, guard);
        KnownVersion[] known = [CompiledVersion, EmbeddedVersion];
        return new ReleaseEntry(Prompt, serial, EmbeddedVersion, canary, known.Where(version => revoked?.Contains(version.Identity.Version) != true), revoked ?? [], unkeyed ?? new UnkeyedCounter());
    }

    public ReleaseEntry Stable(KnownVersion version, params string[] revoked) =>
        new(Prompt, 1, version, null, new[] { CompiledVersion, EmbeddedVersion }.Where(known => !revoked.Contains(known.Identity.Version)), revoked, new UnkeyedCounter());

    public static PromptReleases Releases(params ReleaseEntry[] entries)
    {
        PromptReleases releases = new(new PromptReleasesOptions());
        releases.Publish(new ReleaseSnapshot(entries, expires: null));
        return releases;
    }

    private RenderedPrompt RenderVersion(PromptVersion version) => EmbeddedFailure is { } failure
        ? throw failure()
        : RenderedPrompts.Create(version == PromptVersion.Parse(Embedded) ? EmbeddedIdentity : throw new ArgumentOutOfRangeException(nameof(version)), PromptRole.User, "embedded");
}
