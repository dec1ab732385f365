using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>Finds the differences between the tools of two versions.</summary>
internal static class ToolDifference
{
    public static void Find(EquatableArray<ToolDefinition> old, EquatableArray<ToolDefinition> current, ChangeList changes)
    {
        List<string> before = [];
        List<string> after = [];
        foreach (ToolDefinition tool in old)
        {
            if (Find(current, tool.Name) is { } kept)
            {
                before.Add(tool.Name);
                Compare(tool, kept, changes);
            }
            else
            {
                changes.Compare(PromptChangeKind.ToolRemoved, PromptChangeClass.Contract, "tools/" + tool.Name, tool.Name, null);
            }
        }

        foreach (ToolDefinition tool in current)
        {
            if (Find(old, tool.Name) is null)
            {
                changes.Compare(PromptChangeKind.ToolAdded, PromptChangeClass.Contract, "tools/" + tool.Name, null, tool.Name);
            }
            else
            {
                after.Add(tool.Name);
            }
        }

        changes.Compare(PromptChangeKind.ToolOrder, PromptChangeClass.Wording, "tools", string.Join(", ", before), string.Join(", ", after));
    }

    private static void Compare(ToolDefinition old, ToolDefinition current, ChangeList changes)
    {
        string path = "tools/" + old.Name;
        if (old.Description is { } before && current.Description is { } after)
        {
            changes.CompareTexts(PromptChangeKind.ToolDescription, path + "/description", before, after);
        }
        else
        {
            changes.Compare(PromptChangeKind.ToolDescription, PromptChangeClass.Wording, path + "/description", old.Description, current.Description);
        }

        changes.Compare(PromptChangeKind.ToolStrict, PromptChangeClass.Parameters, path + "/strict", Flag(old.Strict), Flag(current.Strict));
        changes.Compare(
            PromptChangeKind.ToolParameters, PromptChangeClass.Contract, path + "/parameters", Json(old.Parameters), Json(current.Parameters));
    }

    private static ToolDefinition? Find(EquatableArray<ToolDefinition> tools, string name)
    {
        foreach (ToolDefinition tool in tools)
        {
            if (tool.Name == name)
            {
                return tool;
            }
        }

        return null;
    }

    private static string? Flag(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    private static string? Json(JsonObject? value) => value is null ? null : JsonWriter.WriteMinified(value);
}
