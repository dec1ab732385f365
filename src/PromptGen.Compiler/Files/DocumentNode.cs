using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Files;

/// <summary>A node of a YAML or JSON document and its place. It exists only while a file is read.</summary>
/// <param name="start">Offset of its first character, behind an anchor or a tag.</param>
/// <param name="end">Offset behind its last character.</param>
internal abstract class DocumentNode(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; set; } = end;

    /// <summary>The number of nodes that it represents after aliases are followed.</summary>
    public int Size { get; set; } = 1;

    /// <summary>The number of levels that it contains after aliases are followed.</summary>
    public int Height { get; set; } = 1;

    /// <summary>Counts a node in that belongs to this one.</summary>
    public void Include(DocumentNode child)
    {
        Size = Math.Min(Size + child.Size, FileLimits.Nodes + 1);
        Height = Math.Max(Height, child.Height + 1);
    }

    /// <summary>The kind of the node, in the words of an error message.</summary>
    public abstract string Describe();
}

internal sealed class MappingNode(int start) : DocumentNode(start, start)
{
    public List<MappingEntry> Entries { get; } = new(8);

    /// <summary>A name in it was no text, which was reported: what else is wrong with the mapping follows from that.</summary>
    public bool HasBadKey { get; set; }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public MappingEntry? Find(string name)
    {
        for (int i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key.Value == name)
            {
                return Entries[i];
            }
        }

        return null;
    }

    /// <summary>The entry that has a name already.</summary>
    /// <remarks>Small mappings are searched, large ones get a set: one long mapping must not take quadratic time.</remarks>
    public MappingEntry? FindFormer(string name, ref HashSet<string>? names)
    {
        if (Entries.Count >= 16 && names is null)
        {
            names = new HashSet<string>(System.StringComparer.Ordinal);
            foreach (MappingEntry entry in Entries)
            {
                names.Add(entry.Name);
            }
        }

        return names is not null && !names.Contains(name) ? null : Find(name);
    }

    public override string Describe() => "a mapping";
}

internal sealed record MappingEntry(ScalarNode Key, DocumentNode Value)
{
    public string Name => Key.Value;
}

internal sealed class SequenceNode(int start) : DocumentNode(start, start)
{
    public List<DocumentNode> Items { get; } = new(4);

    public override string Describe() => "a list";
}

internal enum ScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
    JsonString,
}

internal enum ScalarKind
{
    Text,
    Null,
    Boolean,
    Integer,
    Float,
}

internal sealed class ScalarNode(int start, int end, string value, ScalarStyle style) : DocumentNode(start, end)
{
    private const int LongestShown = 40;

    private ScalarKind? _kind;

    public string Value { get; } = value;

    public ScalarStyle Style { get; } = style;

    /// <summary>The meaning of the value in the YAML 1.2 core schema; a tag can decide it.</summary>
    public ScalarKind Kind
    {
        get => _kind ??= Style == ScalarStyle.Plain ? CoreSchema.Resolve(Value) : ScalarKind.Text;
        init => _kind = value;
    }

    /// <summary>The value for an error message, which a long number does not fill.</summary>
    public string Shown => ShortText.Cut(Value, LongestShown);

    public override string Describe() => Kind switch
    {
        ScalarKind.Null => "empty",
        ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float => "`" + Shown + "`",
        _ when Value.Length > LongestShown => "a text",
        _ => "the text \"" + Value.Replace("\n", "\\n") + "\"",
    };
}
