using System.Collections.Generic;
using System.Globalization;
using PromptGen.Compiler.Emission;
using PromptGen.Core.Types;

namespace PromptGen.Conformance;

/// <summary>Names and types for the variables of one vector, in place of those that a prompt's class would have.</summary>
internal sealed class VectorNames : ITemplateNames
{
    private readonly Dictionary<string, PromptType> _types = [];
    private readonly Dictionary<string, string> _generated = [];

    public VectorNames(Vector vector)
    {
        foreach (PromptVariable variable in vector.Variables)
        {
            Visit(variable.Name, variable.Type);
        }
    }

    public string Identity => "Compiled";

    /// <summary>The paths of enums and objects with their types.</summary>
    public IEnumerable<(string Path, PromptType Type)> Generated
    {
        get
        {
            foreach (string path in _generated.Keys)
            {
                yield return (path, _types[path]);
            }
        }
    }

    public string Parameter(string variable) => "v_" + variable;

    public string Property(string path, string property) => "P_" + property;

    public string EnumText(string path) => "Text" + _generated[path];

    public string TypeName(string path)
    {
        PromptType type = _types[path];
        string name = type.Kind switch
        {
            PromptTypeKind.String => "string",
            PromptTypeKind.Integer => "long",
            PromptTypeKind.Number => "double",
            PromptTypeKind.Decimal => "decimal",
            PromptTypeKind.Boolean => "bool",
            PromptTypeKind.DateTime => "global::System.DateTime",
            PromptTypeKind.Array => "global::System.Collections.Generic.IReadOnlyList<" + TypeName(path + "[]") + ">",
            _ => _generated[path],
        };
        return type.Nullable ? name + "?" : name;
    }

    public PromptType TypeAt(string path) => _types[path];

    private void Visit(string path, PromptType type)
    {
        _types.Add(path, type);
        if (type.Kind is PromptTypeKind.Enum or PromptTypeKind.Object)
        {
            _generated.Add(path, (type.Kind == PromptTypeKind.Enum ? "Enum" : "Object") + _generated.Count.ToString(CultureInfo.InvariantCulture));
        }

        if (type.Items is not null)
        {
            Visit(path + "[]", type.Items);
        }

        foreach (PromptProperty property in type.Properties)
        {
            Visit(path + "." + property.Name, property.Type);
        }
    }
}
