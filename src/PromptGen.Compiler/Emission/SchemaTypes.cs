using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>A place in the variable schema.</summary>
internal sealed record SchemaNode(PromptType Type, TypePlace Place)
{
    public string Path => Place.Path;

    /// <summary>The name of the generated enum or class.</summary>
    public string TypeName => Place.TypeName;

    public string? Description => Place.Description;
}

/// <summary>Every place in a prompt's variable schema, by path, and the types that are generated for it.</summary>
internal sealed class SchemaTypes
{
    private readonly Dictionary<string, SchemaNode> _byPath = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<SchemaNode> _generated = [];

    public SchemaTypes(EquatableArray<DefinedVariable> variables)
    {
        foreach (DefinedVariable defined in variables)
        {
            Add(new SchemaNode(defined.Variable.Type, TypePlace.Of(defined)));
        }
    }

    /// <summary>Enums and objects in the order in which the file first names them. Equal definitions of one name are one type.</summary>
    public List<SchemaNode> Generated => _generated;

    public SchemaNode this[string path] => _byPath[path];

    private void Add(SchemaNode node)
    {
        _byPath.Add(node.Path, node);
        if (node.Type.Kind is PromptTypeKind.Enum or PromptTypeKind.Object && _names.Add(node.TypeName))
        {
            _generated.Add(node);
        }

        if (node.Type.Items is { } items)
        {
            Add(new SchemaNode(items, node.Place.Item()));
        }

        foreach (PromptProperty property in node.Type.Properties)
        {
            Add(new SchemaNode(property.Type, node.Place.Property(property.Name)));
        }
    }
}
