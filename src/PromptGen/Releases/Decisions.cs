using System.Collections.Generic;
using PromptGen.Generated;

namespace PromptGen.Releases;

/// <summary>The choices within one unit of work, the latest first. Immutable, so threads share it without locks.</summary>
internal sealed class Decisions
{
    // A unit of work renders few prompts, and a walk over few is the quickest.
    private const int LongestWalk = 16;

    private readonly ReleasablePrompt _prompt;
    private readonly ReleaseChoice _choice;
    private readonly Decisions? _earlier;
    private readonly int _length;
    private readonly Dictionary<ReleasablePrompt, ReleaseChoice>? _all;

    public Decisions(ReleasablePrompt prompt, ReleaseChoice choice, Decisions? earlier)
    {
        _prompt = prompt;
        _choice = choice;
        _length = earlier is null ? 1 : earlier._length + 1;
        if (_length % LongestWalk != 0)
        {
            _earlier = earlier;
            _all = earlier?._all;
            return;
        }

        // Every so often the walk begins anew behind a dictionary of what went before.
        _all = earlier!._all is { } all ? new Dictionary<ReleasablePrompt, ReleaseChoice>(all) : [];
        for (Decisions? decision = earlier; decision is not null; decision = decision._earlier)
        {
            if (!ContainsLater(earlier, decision))
            {
                _all[decision._prompt] = decision._choice;
            }
        }
    }

    public ReleaseChoice? Find(ReleasablePrompt prompt)
    {
        for (Decisions? decision = this; decision is not null; decision = decision._earlier)
        {
            if (ReferenceEquals(decision._prompt, prompt))
            {
                return decision._choice;
            }
        }

        return _all is not null && _all.TryGetValue(prompt, out ReleaseChoice? choice) ? choice : null;
    }

    public void AddTo(SortedDictionary<string, string> versions)
    {
        if (_all is not null)
        {
            foreach (KeyValuePair<ReleasablePrompt, ReleaseChoice> decision in _all)
            {
                versions[decision.Key.Compiled.Id] = decision.Value.Identity.Version;
            }
        }

        Stack<Decisions> walk = new();
        for (Decisions? decision = this; decision is not null; decision = decision._earlier)
        {
            walk.Push(decision);
        }

        foreach (Decisions decision in walk)
        {
            versions[decision._prompt.Compiled.Id] = decision._choice.Identity.Version;
        }
    }

    /// <summary>Whether the same prompt was decided again after it.</summary>
    private static bool ContainsLater(Decisions latest, Decisions decision)
    {
        for (Decisions? later = latest; !ReferenceEquals(later, decision); later = later!._earlier)
        {
            if (ReferenceEquals(later!._prompt, decision._prompt))
            {
                return true;
            }
        }

        return false;
    }
}
