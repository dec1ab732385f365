using System;
using System.Collections.Generic;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Outlines;

/// <summary>Reads the outline of a prompt file that has mistakes. It reports nothing: the mistakes were reported when the file was read.</summary>
internal sealed class OutlineReader
{
    private readonly DiagnosticList _ignored;
    private readonly List<OutlinedVariable> _variables = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private OutlineReader(DiagnosticList ignored) => _ignored = ignored;

    public static PromptOutline Read(SourceFile file, CancellationToken cancellation)
    {
        FieldReader? fields = SalvagedFields.Read(file, cancellation);
        string id = fields is null ? PromptFileReader.IdByName(file) : PromptFileReader.ReadId(file, fields).Id;
        OutlinedSlots slots = new();
        OutlineReader? reader = null;
        if (fields is not null)
        {
            reader = new OutlineReader(fields.Problems);
            reader.ReadVariables(fields["variables"]);
            ReadSlots(fields["messages"], slots);
        }

        return new PromptOutline(
            file.RelativePath,
            id,
            CSharpName.Class(id),
            reader is null ? EquatableArray<OutlinedVariable>.Empty : new EquatableArray<OutlinedVariable>([.. reader._variables]),
            slots.ToEquatableArray());
    }

    private static void ReadSlots(DocumentNode? messages, OutlinedSlots slots)
    {
        if (messages is not SequenceNode list)
        {
            return;
        }

        for (int i = 0; i < list.Items.Count && i < FileLimits.Messages; i++)
        {
            if (list.Items[i] is MappingNode message && message.Find("slot")?.Value is ScalarNode { Kind: ScalarKind.Text } name && IsUsable(name.Value))
            {
                slots.Add(name.Value);
            }
        }
    }

    private void ReadVariables(DocumentNode? node)
    {
        switch (node)
        {
            case MappingNode mapping:
                for (int i = 0; i < mapping.Entries.Count && i < FileLimits.Variables; i++)
                {
                    Add(mapping.Entries[i].Key, mapping.Entries[i].Value);
                }

                break;
            case SequenceNode names:
                for (int i = 0; i < names.Items.Count && i < FileLimits.Variables; i++)
                {
                    ReadListed(names.Items[i]);
                }

                break;
        }
    }

    /// <summary>A name, or what other formats write in its place: <c>- name: body</c> and <c>- body: string</c>.</summary>
    private void ReadListed(DocumentNode item)
    {
        switch (item)
        {
            case ScalarNode { Kind: ScalarKind.Text } name:
                Add(name, value: null);
                break;
            case MappingNode mapping when mapping.Find("name")?.Value is ScalarNode { Kind: ScalarKind.Text } name:
                Add(name, mapping);
                break;
            case MappingNode { Entries.Count: 1 } mapping:
                Add(mapping.Entries[0].Key, mapping.Entries[0].Value);
                break;
        }
    }

    /// <param name="value">Null for a name alone, which is a string.</param>
    private void Add(ScalarNode key, DocumentNode? value)
    {
        string name = key.Value;
        if (!IsUsable(name) || !_names.Add(name))
        {
            return;
        }

        OutlinedTypes types = new(_ignored);
        FieldReader? fields = value is MappingNode mapping ? new FieldReader(mapping, PromptFields.Variable, _ignored) : null;
        PromptVariable variable = new(name, value is null ? OutlinedTypes.Placeholder : types.Read(value, name, 1));
        bool optional = fields?["default"] is not null;
        string? parameter = fields?["parameter"] is ScalarNode { Kind: ScalarKind.Text } node && CSharpName.IsIdentifier(node.Value) && IsUsable(node.Value)
            ? node.Value
            : null;
        _variables.Add(new OutlinedVariable(
            new DefinedVariable(variable, default, types.Notes) { ParameterName = parameter }, optional, types.Unclear));
    }

    /// <summary>A C# name can be made of it.</summary>
    private static bool IsUsable(string name) => name.Length <= FileLimits.NameLength && CSharpName.Property(name).Length > 0;
}
