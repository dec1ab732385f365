using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Outlines;

/// <summary>Reads the types of a variable that may have mistakes: a wrong property must not take the class of its object from calling code.</summary>
internal sealed class OutlinedTypes(DiagnosticList ignored)
{
    /// <summary>Stands for a type that cannot be told.</summary>
    public static readonly PromptType Placeholder = new(PromptTypeKind.String);

    private readonly List<TypeNote> _notes = [];
    private readonly List<string> _unclear = [];

    public EquatableArray<TypeNote> Notes => _notes.ToEquatableArray();

    public EquatableArray<string> Unclear => _unclear.ToEquatableArray();

    /// <param name="path">As in <see cref="TypeNote"/>.</param>
    public PromptType Read(DocumentNode node, string path, int depth)
    {
        List<TypeNote> notes = [];
        TypeReader reader = new(ignored, notes);
        FieldReader? fields = node is MappingNode mapping ? new FieldReader(mapping, PromptFields.Variable, ignored) : null;
        PromptType? sound = fields is null ? reader.Read(node, path, path, depth) : reader.ReadLong(fields, path, path, depth);
        if (sound is not null)
        {
            _notes.AddRange(notes);
            return sound;
        }

        return fields is null || depth >= FileLimits.TypeDepth ? Unknown(path) : ReadParts(fields, path, depth);
    }

    private PromptType ReadParts(FieldReader fields, string path, int depth)
    {
        if (fields["type_name"] is ScalarNode { Kind: ScalarKind.Text } name && CSharpName.IsIdentifier(name.Value))
        {
            _notes.Add(new TypeNote(path, name.Value, Description: null));
        }

        if (fields["properties"] is MappingNode { Entries.Count: > 0 and <= FileLimits.Properties } mapping)
        {
            return ReadProperties(mapping, path, depth);
        }

        // What an array of unclear items is given may be a list of anything, which no list of objects is.
        return fields["items"] is MappingNode items && Read(items, TypeNote.Item(path), depth + 1) is { } item && !_unclear.Contains(TypeNote.Item(path))
            ? new PromptType(PromptTypeKind.Array) { Items = item }
            : Unknown(path);
    }

    private PromptType ReadProperties(MappingNode mapping, string path, int depth)
    {
        HashSet<string> members = new(System.StringComparer.Ordinal);
        List<PromptProperty> properties = [];
        foreach (MappingEntry entry in mapping.Entries)
        {
            string member = entry.Name.Length <= FileLimits.NameLength ? CSharpName.Property(entry.Name) : "";
            if (member.Length > 0 && members.Add(member))
            {
                properties.Add(new PromptProperty(entry.Name, Read(entry.Value, TypeNote.Property(path, entry.Name), depth + 1)));
            }
        }

        return new PromptType(PromptTypeKind.Object) { Properties = properties.ToEquatableArray() };
    }

    private PromptType Unknown(string path)
    {
        _unclear.Add(path);
        return Placeholder;
    }
}
