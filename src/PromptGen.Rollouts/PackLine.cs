namespace PromptGen.Rollouts;

/// <summary>
/// The lines of a pack: first one that says what it is, then one for each version. Each is canonical JSON (RFC 8785), so there is
/// one way to write a pack, and it contains the canonical prompt byte for byte as it is hashed.
/// </summary>
internal static class PackLine
{
    public const string HeaderStart = "{\"format\":\"" + PromptPackWriter.Format + "\",\"hash\":\"";
    public const string CountStart = "\",\"prompts\":";
    public const string HeaderEnd = "}\n";
    public const string HashStart = "{\"hash\":\"";
    public const string IdStart = "\",\"id\":\"";
    public const string PromptStart = "\",\"prompt\":";
    public const string VersionStart = ",\"version\":\"";
    public const string VersionEnd = "\"}";

    /// <param name="hash">The hash of all lines below.</param>
    public static string Header(string hash, int prompts) => HeaderStart + hash + CountStart + ReleaseText.Count(prompts) + HeaderEnd;

    public static string Opening(string hash, string id) => HashStart + hash + IdStart + id + PromptStart;

    public static string Ending(string version) => VersionStart + version + VersionEnd + "\n";
}
