using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>The differences between two versions of a prompt, in the terms of the prompt file. Empty exactly if their hashes are
/// equal.</summary>
/// <param name="Changes">In the order of a prompt file's fields.</param>
internal sealed record PromptDifference(EquatableArray<PromptChange> Changes)
{
    /// <summary>The greatest class among the changes; wording if there are none.</summary>
    public PromptChangeClass Class
    {
        get
        {
            PromptChangeClass greatest = PromptChangeClass.Wording;
            foreach (PromptChange change in Changes)
            {
                greatest = change.Class > greatest ? change.Class : greatest;
            }

            return greatest;
        }
    }

    public static PromptDifference Between(EffectivePrompt old, EffectivePrompt current)
    {
        ChangeList changes = new();
        changes.Compare(PromptChangeKind.Language, PromptChangeClass.Parameters, "language", old.Language, current.Language);
        changes.Compare(PromptChangeKind.Model, PromptChangeClass.Parameters, "model", old.Model, current.Model);
        CompareParameters(old.Parameters, current.Parameters, changes);
        VariableDifference.Find(old.Variables, current.Variables, changes);
        CompareMessages(old.Messages, current.Messages, changes);
        ComparePartials(old.Partials, current.Partials, changes);
        ToolDifference.Find(old.Tools, current.Tools, changes);
        CompareResponse(old, current, changes);
        return new PromptDifference(changes.ToEquatableArray());
    }

    private static void CompareParameters(JsonObject? old, JsonObject? current, ChangeList changes)
    {
        foreach (string name in Names(old, current))
        {
            changes.Compare(
                PromptChangeKind.Parameter, PromptChangeClass.Parameters, "parameters/" + name, Json(old?[name]), Json(current?[name]));
        }
    }

    private static List<string> Names(JsonObject? old, JsonObject? current)
    {
        List<string> names = [];
        foreach (JsonObject? members in new[] { old, current })
        {
            foreach (JsonMember member in members?.Members ?? default)
            {
                if (!names.Contains(member.Name))
                {
                    names.Add(member.Name);
                }
            }
        }

        return names;
    }

    /// <summary>Equal messages at both ends belong together; those between are taken one by one.</summary>
    private static void CompareMessages(EquatableArray<EffectiveMessage> old, EquatableArray<EffectiveMessage> current, ChangeList changes)
    {
        int start = 0;
        while (start < old.Count && start < current.Count && old[start] == current[start])
        {
            start++;
        }

        int oldEnd = old.Count;
        int end = current.Count;
        while (oldEnd > start && end > start && old[oldEnd - 1] == current[end - 1])
        {
            oldEnd--;
            end--;
        }

        for (int i = start; i < oldEnd || i < end; i++)
        {
            string path = "messages/" + Files.FieldReader.Number(i);
            Compare(i < oldEnd ? old[i] : null, i < end ? current[i] : null, path, changes);
        }
    }

    private static void Compare(EffectiveMessage? old, EffectiveMessage? current, string path, ChangeList changes)
    {
        switch (old, current)
        {
            case (EffectiveTemplateMessage before, EffectiveTemplateMessage after):
                changes.Compare(
                    PromptChangeKind.MessageRole, PromptChangeClass.Wording, path + "/role", MessageRoles.Name(before.Role),
                    MessageRoles.Name(after.Role));
                changes.CompareTexts(PromptChangeKind.MessageText, path, before.Template, after.Template);
                break;
            case (EffectiveSlot or null, EffectiveSlot or null):
                changes.Compare(PromptChangeKind.Slot, PromptChangeClass.Contract, path, Text(old), Text(current));
                break;
            default:
                Replace(old, PromptChangeKind.MessageRemoved, path, isOld: true, changes);
                Replace(current, PromptChangeKind.MessageAdded, path, isOld: false, changes);
                break;
        }
    }

    private static void Replace(EffectiveMessage? message, PromptChangeKind kind, string path, bool isOld, ChangeList changes)
    {
        if (message is null)
        {
            return;
        }

        bool slot = message is EffectiveSlot;
        string? text = Text(message);
        changes.Compare(
            slot ? PromptChangeKind.Slot : kind, slot ? PromptChangeClass.Contract : PromptChangeClass.Wording, path, isOld ? text : null, isOld ? null : text);
    }

    private static string? Text(EffectiveMessage? message) => message switch
    {
        EffectiveTemplateMessage template => template.Template,
        EffectiveSlot slot => slot.Name,
        _ => null,
    };

    private static void ComparePartials(EquatableArray<EffectivePartial> old, EquatableArray<EffectivePartial> current, ChangeList changes)
    {
        SortedDictionary<string, (string? Old, string? New)> texts = new(System.StringComparer.Ordinal);
        foreach (EffectivePartial partial in old)
        {
            texts[partial.Name] = (partial.Template, null);
        }

        foreach (EffectivePartial partial in current)
        {
            texts[partial.Name] = (texts.TryGetValue(partial.Name, out (string? Old, string? New) both) ? both.Old : null, partial.Template);
        }

        foreach (KeyValuePair<string, (string? Old, string? New)> entry in texts)
        {
            string path = "partials/" + entry.Key;
            if (entry.Value is (not null, not null))
            {
                changes.CompareTexts(PromptChangeKind.PartialText, path, entry.Value.Old!, entry.Value.New!);
            }
            else
            {
                changes.Compare(
                    entry.Value.Old is null ? PromptChangeKind.PartialAdded : PromptChangeKind.PartialRemoved, PromptChangeClass.Wording, path,
                    entry.Value.Old, entry.Value.New);
            }
        }
    }

    private static void CompareResponse(EffectivePrompt old, EffectivePrompt current, ChangeList changes)
    {
        bool schema = PromptContract.Of(old).ResponseSchema != PromptContract.Of(current).ResponseSchema;
        changes.Compare(
            PromptChangeKind.ResponseFormat, schema ? PromptChangeClass.Contract : PromptChangeClass.Parameters, "response_format", Json(old.ResponseFormat),
            Json(current.ResponseFormat));
    }

    private static string? Json(JsonValue? value) => value is null ? null : JsonWriter.WriteMinified(value);
}
