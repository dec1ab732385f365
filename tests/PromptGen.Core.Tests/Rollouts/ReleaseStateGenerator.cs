using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;

namespace PromptGen.Core.Tests.Rollouts;

/// <summary>States that hold together, with everything that a state can hold.</summary>
internal static class ReleaseStateGenerator
{
    private static readonly Gen<string> Version = Gen.Choose(1, 28).Zip(Gen.Choose(1, 12)).Select(static pair => $"2026-03-{pair.Item1:00}.{pair.Item2}");

    private static readonly Gen<ReleasedVersion> Released = Version.Zip(Gen.Elements('0', '7', 'f')).Select(static pair => new ReleasedVersion(pair.Item1, States.Hash(pair.Item2)));

    private static readonly Gen<string> Name = Gen.Elements("internal", "é", "Beta testers", "\"quoted\"", "😀", "a/b");

    public static Arbitrary<ReleaseState> All() => Arb.From(
        from environment in Gen.Elements("production", "staging-2")
        from ids in Gen.ListOf(Gen.Elements("a", "b", "support-triage", "z9"))
        from prompts in All(ids.Distinct().Order(StringComparer.Ordinal).Select(Prompt))
        from serial in Gen.Choose(0, int.MaxValue)
        from expires in Gen.Elements<DateTimeOffset?>(null, new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero))
        from packs in Gen.Elements<string[]>([], [States.Hash1], [States.Hash1, States.Hash2])
        select new ReleaseState(environment, serial, prompts) { Expires = expires, Packs = packs.ToEquatableArray() });

    private static Gen<PromptReleaseState> Prompt(string id) =>
        from serial in Gen.Choose(1, int.MaxValue)
        from stable in Released
        from previous in Gen.Elements(true, false).Zip(Released)
        from canary in Gen.Elements(true, false).Zip(Released)
        from percent in Gen.Choose(0, 10_000)
        from groups in Gen.ListOf(Name)
        from seed in Name
        from revoked in Gen.ListOf(Version)
        from guard in Gen.Elements<CanaryGuardLimits?>(null, new CanaryGuardLimits(20, 50), new CanaryGuardLimits(0.5m, 1))
        select new PromptReleaseState(id, serial, stable)
        {
            Previous = previous.Item1 ? previous.Item2 : null,
            Canary = canary.Item1 && canary.Item2.Version != stable.Version
                ? new PromptCanary(canary.Item2, percent / 100m, groups.Distinct().Order(StringComparer.Ordinal).ToEquatableArray(), seed)
                : null,
            Revoked = revoked.Distinct().Where(version => version != stable.Version && version != canary.Item2.Version)
                .OrderBy(PromptVersion.Parse).ToEquatableArray(),
            Guard = guard,
        };

    private static Gen<EquatableArray<PromptReleaseState>> All(IEnumerable<Gen<PromptReleaseState>> prompts) =>
        prompts.Aggregate(
            Gen.Constant(ImmutableList<PromptReleaseState>.Empty),
            static (all, prompt) => all.Zip(prompt).Select(static pair => pair.Item1.Add(pair.Item2)))
            .Select(static all => EquatableArray.ToEquatableArray((IEnumerable<PromptReleaseState>)all));
}
