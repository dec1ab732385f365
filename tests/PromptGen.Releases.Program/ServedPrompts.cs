using PromptGen;

namespace ReleasedProgram;

/// <summary>The prompts of this build. Another build has others of the same ids.</summary>
internal static class ServedPrompts
{
    public static string[] TriageVersions { get; } = ["2026-03-12.1", "2026-03-15.1"];

    public static RenderedPrompt Triage(string body) => TriagePrompt.Render(body);

    public static RenderedPrompt Triage(PromptVersion version, string body) => TriagePrompt.RenderVersion(version, body);
}
