using System.Collections.Generic;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>The names in the class of the prompt, for the code of its templates.</summary>
internal sealed class ClassNames : ITemplateNames
{
    private readonly SchemaTypes _schema;
    private readonly CSharpTypes _types;
    private readonly Dictionary<string, string> _parameters = new(System.StringComparer.Ordinal);
    private readonly HashSet<string> _enumsWithText = [];
    private readonly string _textOf;

    public ClassNames(SchemaTypes schema, CSharpTypes types, List<RenderParameter> parameters, string textOf, string identity)
    {
        _schema = schema;
        _types = types;
        foreach (RenderParameter parameter in parameters)
        {
            _parameters.Add(parameter.SchemaName, parameter.Identifier);
        }

        _textOf = textOf;
        Identity = identity;
    }

    public string Identity { get; }

    /// <summary>The method that returns the text of an enum; there is one overload for each enum that needs it.</summary>
    public string TextOf => _textOf;

    public string Parameter(string variable) => _parameters[variable];

    public string TypeName(string path)
    {
        SchemaNode node = _schema[path];
        return _types.Of(node.Type, node.Place);
    }

    public string Property(string path, string property) => CSharpName.Escape(CSharpName.Property(property));

    public string EnumText(string path)
    {
        _enumsWithText.Add(_schema[path].TypeName);
        return _textOf;
    }

    /// <summary>Whether template code asked for the text of a generated enum.</summary>
    public bool HasText(SchemaNode node) => node.Type.Kind == PromptTypeKind.Enum && _enumsWithText.Contains(node.TypeName);
}
