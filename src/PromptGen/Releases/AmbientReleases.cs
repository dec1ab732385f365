using System.Threading;
using PromptGen.Generated;

namespace PromptGen.Releases;

/// <summary>Which releases, and which unit of work, the running code belongs to.</summary>
internal static class AmbientReleases
{
    private static readonly AsyncLocal<PromptScope?> Flow = new();

    public static PromptScope? Scope
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>The releases that apply to the running code now; null if there are none.</summary>
    public static ReleaseSnapshot? Snapshot => Flow.Value is { } scope ? scope.CurrentSnapshot : PromptReleases.Default?.Snapshot;

    /// <returns>The choice; null if releases do not decide and the compiled version is served.</returns>
    public static ReleaseChoice? Choose(ReleasablePrompt prompt) => Flow.Value is { } scope
        ? scope.Choose(prompt)
        : PromptReleases.Default?.Snapshot.Choose(prompt, PromptContext.None, pin: null);
}
