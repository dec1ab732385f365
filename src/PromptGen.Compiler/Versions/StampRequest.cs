using System;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;

namespace PromptGen.Compiler.Versions;

/// <summary>The input for stamping a prompt.</summary>
/// <param name="File">The working file.</param>
/// <param name="Prompt">The same file, read and resolved without errors, and with templates that compile.</param>
/// <param name="Releases">Those of the whole project.</param>
/// <param name="Read">Reads one of them; asked for two at most.</param>
/// <param name="Day">Today, UTC.</param>
/// <param name="PromptFolder">The folder of prompts that the project names, relative to it.</param>
internal sealed record StampRequest(
    SourceFile File, ResolvedPrompt Prompt, ReleaseIndex Releases, Func<ReleasePath, ReadRelease> Read, DateTime Day, string PromptFolder)
{
    /// <summary>Why code around the prompt may have to change (<c>--accept-contract</c>); null if that was not accepted.</summary>
    public string? AcceptContract { get; init; }
}
