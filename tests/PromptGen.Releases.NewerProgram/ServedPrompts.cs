using PromptGen;

namespace ReleasedProgram;

/// <summary>The prompts of a later build: triage needs one value more.</summary>
internal static class ServedPrompts
{
    private const string Region = "eu-west";

    public static string[] TriageVersions { get; } = ["2026-03-15.1", "2026-03-20.1"];

    public static RenderedPrompt Triage(string body) => TriagePrompt.Render(body, Region);

    public static RenderedPrompt Triage(PromptVersion version, string body) => TriagePrompt.RenderVersion(version, body, Region);
}
