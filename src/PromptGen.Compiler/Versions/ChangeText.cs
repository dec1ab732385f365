using System.Collections.Generic;
using System.Text;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Versions;

/// <summary>Changes in the few words that fit into a message.</summary>
internal static class ChangeText
{
    private const int ShownChanges = 5;
    private const int ShownHunks = 2;
    internal const int ShownLength = 40;

    /// <summary>Several changes; the first ones by name, the others by number.</summary>
    public static string List(IReadOnlyList<PromptChange> changes)
    {
        StringBuilder text = new();
        for (int i = 0; i < changes.Count && i < ShownChanges; i++)
        {
            text.Append(i > 0 ? "; " : "").Append(Of(changes[i]));
        }

        return changes.Count > ShownChanges
            ? text.Append("; and ").Append(Files.FieldReader.Number(changes.Count - ShownChanges)).Append(" more").ToString()
            : text.ToString();
    }

    public static string Of(PromptChange change) => Subject(change) + " " + What(change);

    private static string What(PromptChange change)
    {
        if (change.ShownHunks is { IsEmpty: false } hunks)
        {
            return Words(hunks);
        }

        return (change.Old, change.New) switch
        {
            (null, { } added) => IsText(change) ? "was added" : "was added: " + Clip(added),
            ({ } removed, null) => IsText(change) ? "was removed" : "was removed: " + Clip(removed),
            _ => Clip(change.Old!) + " -> " + Clip(change.New!),
        };
    }

    /// <summary>The words of a text that were replaced.</summary>
    public static string Words(EquatableArray<TextHunk> hunks)
    {
        StringBuilder text = new();
        for (int i = 0; i < hunks.Count && i < ShownHunks; i++)
        {
            text.Append(i > 0 ? ", " : "").Append(Quoted(hunks[i].Old)).Append(" -> ").Append(Quoted(hunks[i].New));
        }

        return hunks.Count > ShownHunks
            ? text.Append(" and ").Append(Files.FieldReader.Number(hunks.Count - ShownHunks)).Append(" more").ToString()
            : text.ToString();
    }

    private static string Subject(PromptChange change)
    {
        string[] path = change.Path.Split('/');
        return path[0] switch
        {
            "parameters" => "parameter " + Rest(path, 1),
            "variables" when path.Length == 1 => "the order of the variables",
            "variables" when change.Kind is PromptChangeKind.VariableOrder => "the order of the properties of " + Rest(path, 1),
            "variables" when change.Kind is PromptChangeKind.VariableAdded or PromptChangeKind.VariableRemoved => "variable " + Rest(path, 1),
            "variables" => "variable " + path[1] + ": " + Rest(path, 2),
            "messages" => change.Kind == PromptChangeKind.Slot ? "slot" : "message " + Number(path[1]) + (path.Length > 2 ? ": " + path[2] : ""),
            "partials" => "partial " + Rest(path, 1),
            "tools" when path.Length == 1 => "the order of the tools",
            "tools" => "tool " + path[1] + (path.Length > 2 ? ": " + path[2] : ""),
            _ => change.Path,
        };
    }

    /// <summary>People count messages from one.</summary>
    private static string Number(string index) =>
        Files.FieldReader.Number(int.Parse(index, System.Globalization.CultureInfo.InvariantCulture) + 1);

    private static string Rest(string[] path, int start) => string.Join("/", path, start, path.Length - start);

    private static bool IsText(PromptChange change) => change.Kind is PromptChangeKind.MessageAdded or PromptChangeKind.MessageRemoved
        or PromptChangeKind.PartialAdded or PromptChangeKind.PartialRemoved or PromptChangeKind.ToolAdded or PromptChangeKind.ToolRemoved;

    private static string Quoted(string text) => "`" + Clip(text) + "`";

    private static string Clip(string text)
    {
        string line = text.Replace("\r", "\\r").Replace("\n", "\\n");
        if (line.Length <= ShownLength)
        {
            return line;
        }

        int length = char.IsHighSurrogate(line[ShownLength - 4]) ? ShownLength - 4 : ShownLength - 3;
        return line.Substring(0, length) + "...";
    }
}
