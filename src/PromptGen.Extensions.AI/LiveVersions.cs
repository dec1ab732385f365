using PromptGen.Releases;

namespace PromptGen.Extensions.AI;

/// <summary>The versions that a host serves now to callers without a pin.</summary>
internal static class LiveVersions
{
    public static bool Contain(IPromptReleases? releases, PromptIdentity identity)
    {
        if (releases is not PromptReleases { Snapshot: { } snapshot })
        {
            return false;
        }

        foreach (ReleaseEntry entry in snapshot.Entries)
        {
            if (entry.Prompt.Compiled.Id == identity.Id)
            {
                return entry.Stable.Identity.Version == identity.Version || entry.Canary?.Identity.Version == identity.Version;
            }
        }

        return false;
    }
}
