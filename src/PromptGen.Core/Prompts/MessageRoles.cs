using System;

namespace PromptGen.Core.Prompts;

/// <summary>The roles of messages as files and hashes name them.</summary>
internal static class MessageRoles
{
    /// <summary>In the order of <see cref="PromptMessageRole"/>.</summary>
    public static readonly string[] Names = ["system", "developer", "user", "assistant"];

    public static string Name(PromptMessageRole role) => Names[(int)role];

    public static PromptMessageRole? Find(string name) => Array.IndexOf(Names, name) is var role and >= 0 ? (PromptMessageRole)role : null;

    /// <summary>Whether a model obeys messages of the role. Untrusted text reaches them in a fence only, and only prompt files make them.</summary>
    public static bool IsInstruction(PromptMessageRole role) => role is PromptMessageRole.System or PromptMessageRole.Developer;
}
