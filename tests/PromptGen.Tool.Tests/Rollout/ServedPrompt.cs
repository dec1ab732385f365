using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Generated;
using PromptGen.Releases;
using PromptGen.Rollouts;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>A prompt as generated code has it, with all its releases compiled in: what a run time serves of what commands write.</summary>
internal sealed class ServedPrompt
{
    private readonly PromptIdentity _compiled;

    /// <param name="releases">From the earliest.</param>
    public ServedPrompt(string id, IReadOnlyList<ReleasedVersion> releases)
    {
        PromptIdentity[] identities = [.. releases.Reverse().Select(release => new PromptIdentity(id, release.Version, release.Hash, "gpt-4.1"))];
        _compiled = identities[0];
        Prompt = new ReleasedPrompt<NoArguments>(
            _compiled, """{"slots":[],"tools":[],"variables":[]}"""u8, (in NoArguments _) => Rendered(_compiled), null,
            (PromptVersion version, in NoArguments _) => Rendered(identities.First(identity => identity.Version == version.ToString())), identities[1..]);
    }

    public ReleasedPrompt<NoArguments> Prompt { get; }

    /// <summary>The version that is served in the current scope.</summary>
    public string Served()
    {
        PromptIdentity served = _compiled;
        return Prompt.Choose(ref served) is { } choice ? Prompt.Render(choice, default).Identity.Version : served.Version;
    }

    private static RenderedPrompt Rendered(PromptIdentity identity) => RenderedPrompts.Create(identity, PromptRole.User, identity.Version);
}
