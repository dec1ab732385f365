using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Rollouts;

/// <summary>Reads a state strictly: what it does not know, or knows twice, is never guessed.</summary>
/// <remarks>
/// A fault of the text, or of what concerns the whole, rejects the whole. A fault in one prompt's entry leaves that prompt out, and
/// the others are kept: one broken entry must not stop another prompt's rollback.
/// </remarks>
internal static class ReleaseStateReader
{
    public const string Format = "promptgen-state/1";

    /// <summary>Reads a whole state.</summary>
    public static ReleaseStateReading Read(byte[] content)
    {
        ReleaseProblems problems = new();
        return ReleaseJson.Object(content, ReleaseLimits.StateBytes, DiagnosticRules.UnreadableState, problems) is { } document ? Read(document) : ReleaseStateReading.Rejected(problems.ToEquatableArray());
    }

    /// <summary>Reads the file of one prompt in an environment.</summary>
    /// <param name="problems">Null state: all that is wrong with it.</param>
    public static PromptReleaseState? ReadPrompt(string id, byte[] content, out EquatableArray<ReleaseProblem> problems)
    {
        ReleaseProblems found = new();
        PromptReleaseState? state = ReleaseJson.Object(content, ReleaseLimits.StateBytes, DiagnosticRules.UnreadableState, found) is { } document
            ? PromptStateReader.Read(id, new StateFields(document, "", prompt: null, found))
            : null;
        problems = found.ToEquatableArray();
        return found.Count == 0 ? state : null;
    }

    /// <summary>Reads a whole state.</summary>
    private static ReleaseStateReading Read(JsonObject document)
    {
        ReleaseProblems problems = new();
        StateFields fields = new(document, "", prompt: null, problems);
        fields.RefuseOthers("format", "environment", "serial", "expires", "packs", "bundles", "prompts");
        fields.Text("format", required: false, static text => text == Format, "\"" + Format + "\", the only known format");
        string? environment = fields.Text("environment", required: true, ReleaseNames.IsFileName, "a name such as production, of lower-case letters, digits and hyphens");
        long? serial = fields.Integer("serial", required: false, least: 0, ReleaseLimits.Serial);
        string? expires = fields.Text("expires", required: false, static text => Timestamp.TryRead(text, out _), "a time in UTC such as 2026-04-01T00:00:00Z");
        List<string>? packs = fields.Texts("packs", HashForm.Is, "a hash: " + HashForm.Description, ReleaseLimits.ListItems);
        StateFields? entries = fields.Object("prompts", required: true, "an object with an entry for each prompt");
        if (entries is { Container.Members.Count: > ReleaseLimits.Prompts })
        {
            fields.Wrong("prompts", "an object of " + ReleaseText.Count(entries.Container.Members.Count), "at most " + ReleaseText.Count(ReleaseLimits.Prompts) + " prompts are read");
        }

        List<PromptBundle> bundles = ReadBundles(fields);
        if (problems.Count > 0)
        {
            // Entries are read for their problems all the same, so that one look shows everything.
            _ = ReadEntries(entries, problems, new HeldPrompts());
            return ReleaseStateReading.Rejected(problems.ToEquatableArray());
        }

        HeldPrompts held = new();
        SortedDictionary<string, PromptReleaseState> prompts = ReadEntries(entries, problems, held);
        List<PromptBundle> sound = BundleCheck.Keep(bundles, prompts, held, problems);
        PromptReleaseState[] found = new PromptReleaseState[prompts.Count];
        prompts.Values.CopyTo(found, 0);
        packs!.Sort(StringComparer.Ordinal);
        ReleaseState state = new(environment!, serial ?? ReleaseState.SumOfSerials(found), new EquatableArray<PromptReleaseState>(found))
        {
            Expires = expires is not null && Timestamp.TryRead(expires, out DateTimeOffset time) ? time : null,
            Packs = packs.ToEquatableArray(),
            Bundles = sound.ToEquatableArray(),
        };
        return new ReleaseStateReading(state, problems.ToEquatableArray(), held.Ids) { Revocations = held.Revocations };
    }

    private static SortedDictionary<string, PromptReleaseState> ReadEntries(StateFields? entries, ReleaseProblems problems, HeldPrompts held)
    {
        SortedDictionary<string, PromptReleaseState> prompts = new(StringComparer.Ordinal);
        if (entries is null or { Container.Members.Count: > ReleaseLimits.Prompts })
        {
            return prompts;
        }

        foreach (JsonMember member in entries.Container.Members)
        {
            string id = member.Name;
            int before = problems.Count;
            PromptReleaseState? prompt = null;
            string path = "prompts/" + StateFields.Shown(id);
            if (!ReleaseNames.IsFileName(id))
            {
                // No application has a prompt of that name, so nothing is held.
                problems.Add(new ReleaseProblem(DiagnosticRules.StateFieldValue, StateFields.Shown(id), path, "\"" + StateFields.Shown(id) + "\"", "it must be the id of a prompt"));
                continue;
            }

            if (member.Value is not JsonObject entry)
            {
                problems.Add(new ReleaseProblem(DiagnosticRules.StateFieldType, id, path, "an object", StateFields.Kind(member.Value)));
            }
            else
            {
                prompt = PromptStateReader.Read(id, new StateFields(entry, path, id, problems));
            }

            if (prompt is null || problems.Count > before)
            {
                held.Add(id, HeldPrompts.Salvage(member.Value));
            }
            else
            {
                prompts.Add(id, prompt);
            }
        }

        return prompts;
    }

    /// <summary>Reads bundles alone: an object with a list of prompt ids for each name.</summary>
    /// <returns>A state of nothing else.</returns>
    public static ReleaseStateReading ReadBundles(JsonObject bundles)
    {
        ReleaseProblems problems = new();
        JsonObject document = new JsonObjectBuilder().Add("bundles", bundles).Build();
        List<PromptBundle> read = ReadBundles(new StateFields(document, "", prompt: null, problems));
        return problems.Count > 0
            ? ReleaseStateReading.Rejected(problems.ToEquatableArray())
            : new ReleaseStateReading(new ReleaseState("", 0, default) { Bundles = read.ToEquatableArray() }, default, default);
    }

    private static List<PromptBundle> ReadBundles(StateFields fields)
    {
        List<PromptBundle> bundles = [];
        if (fields.Object("bundles", required: false) is not { } listed)
        {
            return bundles;
        }

        if (listed.Container.Members.Count > ReleaseLimits.Bundles)
        {
            fields.Wrong("bundles", "an object of " + ReleaseText.Count(listed.Container.Members.Count), "at most " + ReleaseText.Count(ReleaseLimits.Bundles) + " are read");
            return bundles;
        }

        HashSet<string> members = new(StringComparer.Ordinal);
        foreach (JsonMember member in listed.Container.Members)
        {
            if (!ReleaseNames.IsFileName(member.Name))
            {
                listed.Wrong(StateFields.Shown(member.Name), "a name", "it must be of lower-case letters, digits and hyphens");
                continue;
            }

            if (listed.Texts(member.Name, ReleaseNames.IsFileName, "the id of a prompt", ReleaseLimits.ListItems) is not { } ids)
            {
                continue;
            }

            if (ids.Count < 2)
            {
                listed.Wrong(member.Name, "a list of " + ReleaseText.Count(ids.Count), "a bundle needs at least two prompts");
                continue;
            }

            foreach (string id in ids)
            {
                if (!members.Add(id))
                {
                    listed.Wrong(member.Name, "a bundle with `" + id + "`", "the prompt is already in another bundle");
                }
            }

            ids.Sort(StringComparer.Ordinal);
            bundles.Add(new PromptBundle(member.Name, ids.ToEquatableArray()));
        }

        bundles.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return bundles;
    }
}
