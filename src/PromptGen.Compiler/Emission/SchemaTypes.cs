using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>A place in the variable schema.</summary>
/// <param name="Path"><c>notes</c> is the variable, <c>notes[]</c> an item of it, <c>notes[].author</c> a property of the item.</param>
/// <param name="Place">The name that a generated type has there, unless the file names it.</param>
internal sealed record SchemaNode(string Path, PromptType Type, string Place, string? Description)
{
    /// <summary>Of the generated enum or class.</summary>
    public string TypeName => CSharpName.Type(Type, Place);
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
            PromptVariable variable = defined.Variable;
            Add(new SchemaNode(variable.Name, variable.Type, CSharpName.VariableType(variable.Name), variable.Description));
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
            Add(new SchemaNode(node.Path + "[]", items, CSharpName.ItemType(node.Place), Description: null));
        }

        foreach (PromptProperty property in node.Type.Properties)
        {
            string place = CSharpName.PropertyType(node.TypeName, property.Name);
            Add(new SchemaNode(node.Path + "." + property.Name, property.Type, place, property.Description));
        }
    }
}
