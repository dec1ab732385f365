using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>Emits the enums and classes of a prompt's variable schema.</summary>
/// <param name="identity">The expression for the identity of the version that the types belong to.</param>
internal sealed class NestedTypeCode(CodeWriter code, SchemaTypes schema, CSharpTypes types, PatternFields patterns, string identity)
{
    public void Emit(SchemaNode node)
    {
        code.Line();
        if (node.Type.Kind == PromptTypeKind.Enum)
        {
            EmitEnum(node);
        }
        else
        {
            EmitClass(node);
        }
    }

    /// <summary>The method that returns the text of a value of an enum.</summary>
    public void EmitText(SchemaNode node, string methodName)
    {
        string name = CSharpName.Escape(node.TypeName);
        code.Line();
        using (code.Braces("private static string " + methodName + "(" + name + " value)"))
        using (code.Braces("switch (value)"))
        {
            foreach (string value in node.Type.EnumValues)
            {
                code.Line("case " + name + "." + Member(value) + ": return " + CSharpLiteral.Of(value) + ";");
            }

            code.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(value));");
        }
    }

    private void EmitEnum(SchemaNode node)
    {
        code.Summary(node.Description ?? "The possible values of " + node.Path + ".");
        using (code.Braces("public enum " + CSharpName.Escape(node.TypeName)))
        {
            for (int i = 0; i < node.Type.EnumValues.Count; i++)
            {
                if (i > 0)
                {
                    code.Line();
                }

                string value = node.Type.EnumValues[i];
                code.Markup("summary", "<c>" + XmlDocumentation.Escape(value) + "</c>");
                code.Line(Member(value) + ",");
            }
        }
    }

    private void EmitClass(SchemaNode node)
    {
        string name = CSharpName.Escape(node.TypeName);
        List<Property> properties = [];
        foreach (PromptProperty property in node.Type.Properties)
        {
            properties.Add(PropertyOf(node, property));
        }

        code.Summary(node.Description ?? (node.Path.EndsWith("[]", StringComparison.Ordinal)
            ? "An item of " + node.Path.Substring(0, node.Path.Length - 2) + "."
            : "The value of " + node.Path + "."));
        using (code.Braces("public sealed class " + name))
        {
            EmitConstructor(name, properties);
            foreach (Property property in properties)
            {
                code.Line();
                code.Summary(property.Description);
                code.Line("public " + property.CSharpType + " " + property.Name + " { get; }");
            }
        }
    }

    private void EmitConstructor(string name, List<Property> properties)
    {
        code.Summary("Creates an instance from the values of its properties.");
        foreach (Property property in properties)
        {
            code.Parameter(property.Parameter.TrimStart('@'), property.Description);
        }

        if (properties.Exists(static property => ArgumentChecks.AreNeeded(property.Node.Type)))
        {
            code.Line("/// <exception cref=\"global::PromptGen.PromptArgumentException\">A value breaks a rule of the prompt file.</exception>");
        }

        code.List("public " + name, properties.ConvertAll(static property => property.CSharpType + " " + property.Parameter));
        using (code.Braces())
        {
            Identifiers scope = new();
            foreach (Property property in properties)
            {
                scope.Reserve(property.Parameter);
                scope.Reserve(property.Name);
            }

            var checks = new ArgumentChecks(code, types, patterns, scope, identity);
            foreach (Property property in properties)
            {
                checks.Emit(property.Node.Type, property.Parameter, property.Node.Place);
            }

            foreach (Property property in properties)
            {
                code.Line((property.Name == property.Parameter ? "this." : "") + property.Name + " = " + property.Parameter + ";");
            }
        }
    }

    private Property PropertyOf(SchemaNode node, PromptProperty property)
    {
        SchemaNode place = schema[TypeNote.Property(node.Path, property.Name)];
        string name = CSharpName.Property(property.Name);
        return new Property(
            CSharpName.Escape(name),
            CSharpName.Escape(CSharpName.SlotParameter(property.Name)),
            types.Of(property.Type, place.Place),
            ParameterText.Of(place.Description, property.Type),
            place);
    }

    private static string Member(string value) => CSharpName.Escape(CSharpName.EnumMember(value));

    private sealed record Property(string Name, string Parameter, string CSharpType, string Description, SchemaNode Node);
}
