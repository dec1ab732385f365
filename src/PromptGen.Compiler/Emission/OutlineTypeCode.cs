using System;
using System.Collections.Generic;
using PromptGen.Compiler.Naming;
using PromptGen.Compiler.Outlines;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>The C# types of an outline: <c>object</c> where the file does not tell one, or where its name is taken.</summary>
internal sealed class OutlineTypeCode
{
    public const string Slot = "global::System.Collections.Generic.IReadOnlyList<global::PromptGen.PromptMessage>";

    private readonly CodeWriter _code;
    private readonly CompilationTarget _target;
    private readonly CSharpTypes _sound;
    private readonly HashSet<string> _unclear = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<SchemaNode> _nested;

    public OutlineTypeCode(CodeWriter code, PromptOutline prompt, CompilationTarget target)
    {
        _code = code;
        _target = target;
        _sound = new CSharpTypes(target.HasNullableAnnotations);
        foreach (OutlinedVariable variable in prompt.Variables)
        {
            _unclear.UnionWith(variable.Unclear);
        }

        _nested = new SchemaTypes(prompt.Variables.Map(static variable => variable.Defined)).Generated
            .FindAll(node => ReservedNames.AsNestedType(node.TypeName, prompt.ClassName) is null);
        foreach (SchemaNode node in _nested)
        {
            _names.Add(node.TypeName);
        }
    }

    public string Of(OutlinedVariable variable) =>
        Of(variable.Defined.Variable.Type, TypePlace.Of(variable.Defined), nullable: variable.IsOptional || variable.Defined.Variable.Type.Nullable);

    public void Emit()
    {
        foreach (SchemaNode node in _nested)
        {
            if (node.Type.Kind == PromptTypeKind.Enum)
            {
                EmitEnum(node);
            }
            else
            {
                EmitClass(node);
            }
        }
    }

    private void EmitEnum(SchemaNode node)
    {
        using (_code.Braces("public enum " + CSharpName.Escape(node.TypeName)))
        {
            foreach (string value in node.Type.EnumValues)
            {
                _code.Line(CSharpName.Escape(CSharpName.EnumMember(value)) + ",");
            }
        }
    }

    private void EmitClass(SchemaNode node)
    {
        List<string> parameters = [];
        using (_code.Braces("public sealed class " + CSharpName.Escape(node.TypeName)))
        {
            foreach (PromptProperty property in node.Type.Properties)
            {
                string type = Of(property.Type, node.Place.Property(property.Name), property.Type.Nullable);
                parameters.Add(type + " " + CSharpName.Escape(CSharpName.SlotParameter(property.Name)));
                string name = CSharpName.Property(property.Name);
                if (name != node.TypeName)
                {
                    _code.Line("public " + type + " " + CSharpName.Escape(name) + " { get; }");
                }
            }

            _code.List("public " + CSharpName.Escape(node.TypeName), parameters, " { }");
        }
    }

    private string Of(PromptType type, TypePlace place, bool nullable)
    {
        bool unclear = _unclear.Contains(place.Path)
            || (type.Kind is PromptTypeKind.Enum or PromptTypeKind.Object && !_names.Contains(place.TypeName));
        string name = unclear ? "object"
            : type.Items is { } items ? "global::System.Collections.Generic.IReadOnlyList<" + Of(items, place.Item(), items.Nullable) + ">"
            : _sound.NotNull(type, place);
        bool isValue = !unclear && CSharpTypes.IsValueType(type);
        return (unclear || nullable) && (isValue || _target.HasNullableAnnotations) ? name + "?" : name;
    }
}
