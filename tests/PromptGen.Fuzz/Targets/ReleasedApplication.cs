using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Generated;
using PromptGen.Rollouts;

namespace PromptGen.Fuzz.Targets;

/// <summary>An application with three prompts, as generated code registers them, each with one embedded release. It reads states and packs from memory.</summary>
internal sealed class ReleasedApplication : IDisposable
{
    public const string CompiledVersion = "2026-03-15.3";
    public const string EmbeddedVersion = "2026-03-12.1";
    public const string CompiledHash = "sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc";
    public const string EmbeddedHash = "sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

    // A log line is made of each: whoever writes a file must not decide how long the log becomes.
    private const int LongestRejection = 16_384;

    private static readonly ReleasedPrompt<NoArguments>[] Prompts = [.. new[] { "reply", "summary", "triage" }.Select(Prompt)];

    private readonly BytesSource _source = new();
    private readonly PromptReleases _releases;

    /// <param name="trustedKey">The only key whose states are served; null: states need no signature.</param>
    public ReleasedApplication(string? trustedKey)
    {
        PromptReleasesOptions options = new() { Source = _source };
        foreach (ReleasedPrompt<NoArguments> prompt in Prompts)
        {
            options.Prompts.Add(prompt);
        }

        if (trustedKey is not null)
        {
            options.TrustedKeys.Add(trustedKey);
        }

        _releases = new PromptReleases(options);
    }

    public static IReadOnlyList<string> Ids { get; } = [.. Prompts.Select(static prompt => prompt.Compiled.Id)];

    /// <summary>Publishes a state, and what it names, and waits until the application has read it.</summary>
    public void Publish(byte[] state, byte[]? pack = null)
    {
        _source.Put(state, pack);
        _releases.RefreshAsync().GetAwaiter().GetResult();
        foreach (PromptRejection rejection in _releases.Status.Rejections)
        {
            BrokenPromiseException.ThrowUnless(rejection.ToString().Length <= LongestRejection, "A rejection is too long for a log: " + rejection);
        }
    }

    /// <summary>The version of each prompt that a caller gets, by id.</summary>
    /// <exception cref="PromptRenderException">A version that was admitted does not render.</exception>
    public IReadOnlyDictionary<string, string> Serve(PromptContext context)
    {
        using PromptScope scope = _releases.Begin(context);
        return Prompts.ToDictionary(static prompt => prompt.Compiled.Id, static prompt => Render(prompt).Identity.Version, StringComparer.Ordinal);
    }

    public void Dispose() => _releases.Dispose();

    private static ReleasedPrompt<NoArguments> Prompt(string id)
    {
        PromptIdentity compiled = new(id, CompiledVersion, CompiledHash, "gpt-4.1");
        PromptIdentity embedded = new(id, EmbeddedVersion, EmbeddedHash, "gpt-4.1");
        return new ReleasedPrompt<NoArguments>(
            compiled, """{"slots":[],"tools":[],"variables":[]}"""u8,
            (in NoArguments _) => RenderedPrompts.Create(compiled, PromptRole.User, "compiled"), null,
            (PromptVersion _, in NoArguments _) => RenderedPrompts.Create(embedded, PromptRole.User, "embedded"), embedded);
    }

    /// <summary>As a generated render method does it.</summary>
    private static RenderedPrompt Render(ReleasedPrompt<NoArguments> prompt)
    {
        PromptIdentity served = prompt.Compiled;
        return ReleaseSwitch.IsOn && prompt.Choose(ref served) is { } choice
            ? prompt.Render(choice, default)
            : RenderedPrompts.Create(served, PromptRole.User, "compiled");
    }
}
