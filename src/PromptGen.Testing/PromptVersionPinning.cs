using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Releases;
using PromptGen.Rollouts;

namespace PromptGen;

/// <summary>Pins versions of prompts in tests of an application.</summary>
/// <remarks>
/// A pin is part of the running flow of code, as a unit of work is: tests that run at the same time do not see each other's. Units of work
/// that the application begins within it keep it, whatever their releases say. It does not reach a server that handles requests in a flow
/// of its own; ASP.NET Core's TestServer does so unless its <c>PreserveExecutionContext</c> is set.
/// </remarks>
public static class PromptVersionPinning
{
    /// <summary>Renders a prompt in one version until the result is disposed, in the same method.</summary>
    /// <param name="prompts"><c>PromptCatalog.Releasable</c>.</param>
    /// <param name="id">Of the prompt.</param>
    /// <param name="version">The compiled version, or one that is embedded.</param>
    /// <returns>The end of the pin.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no such prompt, or no such version.</exception>
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

    /// <summary>Renders prompts in the versions of a pack until the result is disposed, in the same method.</summary>
    /// <param name="prompts"><c>PromptCatalog.Releasable</c>. Those that the pack does not hold go on as they are.</param>
    /// <param name="pack">What <c>promptgen pack</c> wrote. Of each prompt it may hold one version.</param>
    /// <returns>The end of the pins.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">It is no pack, or a version in it cannot be served by this build; the message says why.</exception>
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
