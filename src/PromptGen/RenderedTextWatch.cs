using System.Threading;

namespace PromptGen;

/// <summary>Records the texts that leave rendered prompts, so a chat client can recognize texts whose identity was lost.</summary>
/// <remarks>Rendering is static code, so the switch is the process's, as that of releases is. Until a chat client asks, noting reads one field.</remarks>
internal static class RenderedTextWatch
{
    private static TextFingerprints? s_noted;

    /// <summary>Begins noting, for the rest of the process.</summary>
    public static TextFingerprints Begin() => LazyInitializer.EnsureInitialized(ref s_noted, static () => new TextFingerprints())!;

    /// <returns>The text.</returns>
    public static string Noted(string text, PromptIdentity identity)
    {
        Volatile.Read(ref s_noted)?.Add(text, identity.Id);
        return text;
    }
}
