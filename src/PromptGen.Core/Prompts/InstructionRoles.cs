namespace PromptGen.Core.Prompts;

/// <summary>The roles whose messages a model obeys. Untrusted text reaches them in a fence only, and only prompt files make them.</summary>
internal static class InstructionRoles
{
    public static bool Contains(PromptMessageRole role) => role is PromptMessageRole.System or PromptMessageRole.Developer;
}
