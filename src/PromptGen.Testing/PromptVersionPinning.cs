using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Releases;
using PromptGen.Rollouts;

namespace PromptGen;

/// <summary>Pins versions of prompts in the tests of an application.</summary>
/// <remarks>
/// A pin belongs to the current asynchronous flow, as a unit of work does: tests that run at the same time do not affect each
/// other. Units of work that the application begins within the flow keep the pin, whatever their releases choose. A pin does not
/// reach a server that handles requests in its own flow. ASP.NET Core's TestServer does that unless its
/// <c>PreserveExecutionContext</c> is set.
/// </remarks>
public static class PromptVersionPinning
{
    /// <summary>Renders a prompt in one version until you dispose of the result, in the same method.</summary>
    /// <param name="prompts">The prompts of the assembly: <c>PromptCatalog.Releasable</c>.</param>
    /// <param name="id">The id of the prompt.</param>
    /// <param name="version">The compiled version or an embedded version, such as <c>2026-03-15.3</c>.</param>
    /// <returns>An object that ends the pin when it is disposed.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The assembly does not have the prompt, or the prompt does not have the
    /// version.</exception>
    public static IDisposable PinVersion(this IEnumerable<ReleasablePrompt> prompts, string id, string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        ReleasablePrompt prompt = Find(prompts, id);
        HeldVersions held = new(PromptScope.Current?.Held, isForTest: true);
        return held.TryHold(prompt, version)
            ? PromptScope.BeginHeld(held)
            : throw new ArgumentException(
                "The prompt '" + id + "' has no version " + version + " in this build. It has " + prompt.Compiled.Version
                + string.Concat(prompt.Embedded.Select(static embedded => ", " + embedded.Version)) + ". For another version, pass the pack that contains it.", nameof(version));
    }

    /// <summary>Renders prompts in the versions of a pack until you dispose of the result, in the same method.</summary>
    /// <param name="prompts">The prompts of the assembly: <c>PromptCatalog.Releasable</c>. Prompts that the pack does not contain
    /// are not pinned.</param>
    /// <param name="pack">The bytes of a file that <c>promptgen pack</c> wrote. It can contain one version of each prompt.</param>
    /// <returns>An object that ends the pins when it is disposed.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The bytes are not a pack, or this build cannot serve a version in it; the message says
    /// why.</exception>
    public static IDisposable PinPack(this IEnumerable<ReleasablePrompt> prompts, byte[] pack)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(pack);
        PromptPackReading reading = PromptPackFile.Read(pack, trust: null);
        if (reading.Pack is not { } read)
        {
            throw new ArgumentException("The pack is rejected. " + string.Join(" ", reading.Problems.Select(static problem => problem.ToString())), nameof(pack));
        }

        HeldVersions held = new(PromptScope.Current?.Held, isForTest: true);
        HashSet<string> taken = new(StringComparer.Ordinal);
        ReleasablePrompt[] all = [.. prompts];
        foreach (PackedVersion version in read.Prompts)
        {
            if (!taken.Add(version.Id))
            {
                throw new ArgumentException("The pack contains several versions of '" + version.Id + "', but only one can be rendered. Pack only the version under test.", nameof(pack));
            }

            if (Array.Find(all, prompt => prompt.Compiled.Id == version.Id) is { } prompt && held.TryHold(prompt, version) is { } rejection)
            {
                throw new ArgumentException(rejection.ToString(), nameof(pack));
            }
        }

        return PromptScope.BeginHeld(held);
    }

    private static ReleasablePrompt Find(IEnumerable<ReleasablePrompt> prompts, string id)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(id);
        ReleasablePrompt[] all = [.. prompts];
        return Array.Find(all, prompt => prompt.Compiled.Id == id) ?? throw new ArgumentException(
            "There is no prompt '" + id + "'. There are: " + string.Join(", ", all.Select(static prompt => prompt.Compiled.Id).Order(StringComparer.Ordinal)) + ".", nameof(id));
    }
}
