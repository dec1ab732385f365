using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>The decision about an accepted state for each prompt, given the known versions: prompts separately, and bundles as a
/// whole.</summary>
/// <param name="Memory">The memory of the prompts that the state names and that are managed.</param>
/// <param name="Rejections">The parts that are held back, and warnings.</param>
/// <param name="Foreign">How many prompts of the state this build does not have.</param>
internal sealed record StateDecision(IReadOnlyDictionary<string, PromptMemory> Memory, IReadOnlyList<PromptRejection> Rejections, int Foreign)
{
    /// <param name="stores">Those of the application, by the ids of their prompts. They are only read.</param>
    public static StateDecision Of(AcceptedState accepted, IReadOnlyDictionary<string, VersionStore> stores) => new Deciding(accepted, stores).Run();

    private sealed class Deciding(AcceptedState accepted, IReadOnlyDictionary<string, VersionStore> stores)
    {
        private readonly Dictionary<string, PromptMemory> _memory = new(StringComparer.Ordinal);
        private readonly HashSet<string> _held = new(StringComparer.Ordinal);
        private readonly List<PromptRejection> _rejections = [];
        private int _foreign;

        public StateDecision Run()
        {
            foreach (ReleaseProblem problem in accepted.Reading.Problems)
            {
                if (problem.Prompt is null || stores.ContainsKey(problem.Prompt))
                {
                    _rejections.Add(new PromptRejection(PromptRejectionCode.Malformed, problem.Prompt, problem.ToString()));
                }
            }

            foreach (string id in accepted.Reading.Held)
            {
                if (stores.ContainsKey(id))
                {
                    Hold(id, []);
                }
            }

            foreach (HeldRevocations revocations in accepted.Reading.Revocations)
            {
                if (stores.ContainsKey(revocations.Prompt))
                {
                    Hold(revocations.Prompt, revocations.Versions);
                }
            }

            foreach (PromptReleaseState entry in accepted.State.Prompts)
            {
                if (stores.TryGetValue(entry.Id, out VersionStore? store))
                {
                    Decide(entry, store);
                }
                else
                {
                    _foreign++;
                }
            }

            foreach (PromptBundle bundle in accepted.State.Bundles)
            {
                HoldTogether(bundle);
            }

            ReportAllRevoked();
            return new StateDecision(_memory, _rejections, _foreign);
        }

        private void Decide(PromptReleaseState entry, VersionStore store)
        {
            if (IsPlayedBack(entry) || !IsKnown(entry, store))
            {
                Hold(entry.Id, entry.Revoked);
            }
            else
            {
                _memory[entry.Id] = new PromptMemory(entry, accepted.Hash, default);
            }
        }

        private void Hold(string id, IReadOnlyCollection<string> revoked)
        {
            _held.Add(id);
            if (PromptMemory.Hold(Before(id), revoked) is { } memory)
            {
                _memory[id] = memory;
            }
            else
            {
                _memory.Remove(id);
            }
        }

        private bool IsPlayedBack(PromptReleaseState entry)
        {
            if (Before(entry.Id)?.Decided is not { } now || now == entry || entry.Serial > now.Serial)
            {
                return false;
            }

            string serials = string.Format(
                CultureInfo.InvariantCulture, "serial {0} is served, but the state has {1}{2}", now.Serial, entry.Serial, now.Serial == entry.Serial ? " with different content" : "");
            _rejections.Add(accepted.IsSigned
                ? new PromptRejection(PromptRejectionCode.SerialFell, entry.Id, serials + ": signed serials can only increase.")
                : new PromptRejection(PromptRejectionCode.SerialWarning, entry.Id, serials + ": it is served, because the state is not signed."));
            return accepted.IsSigned;
        }

        /// <summary>Whether its stable version can be served. A canary that cannot waits alone, unless another prompt changes together with it.</summary>
        private bool IsKnown(PromptReleaseState entry, VersionStore store)
        {
            if (store.Resolve(entry.Stable, out PromptRejection? fault) is null)
            {
                _rejections.Add(fault!);
                return false;
            }

            if (entry.Canary is { } canary && store.Resolve(canary.Release, out fault) is null)
            {
                _rejections.Add(fault!);
                _held.Add(entry.Id);
            }

            return true;
        }

        private void HoldTogether(PromptBundle bundle)
        {
            string? cause = null;
            foreach (string id in bundle.Prompts)
            {
                cause ??= _held.Contains(id) ? id : null;
            }

            foreach (string id in bundle.Prompts)
            {
                if (cause is null || accepted.State.Find(id) is not { } entry || !stores.ContainsKey(id))
                {
                    continue;
                }

                if (!_held.Contains(id) && Before(id)?.Decided != entry)
                {
                    _rejections.Add(new PromptRejection(PromptRejectionCode.BundleHeld, id, "it changes together with '" + cause + "', which is held back."));
                }

                Hold(id, entry.Revoked);
            }
        }

        private void ReportAllRevoked()
        {
            foreach (KeyValuePair<string, PromptMemory> memory in _memory)
            {
                ServedVersions served = ServedVersions.Of(memory.Value, stores[memory.Key].Named);
                if (served.AreAllRevoked)
                {
                    _rejections.Add(new PromptRejection(
                        PromptRejectionCode.AllRevoked, memory.Key, "every known version is revoked. " + served.Stable.Identity.Version + " is still served."));
                }
            }
        }

        private PromptMemory? Before(string id) => accepted.Before.TryGetValue(id, out PromptMemory? memory) ? memory : null;
    }
}
