using System.Collections.Generic;
using System.Linq;
using PromptGen.Language;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

internal sealed partial class TemplateLowering
{
    /// <summary>The method that writes the text of a list or an object of that type.</summary>
    private ValueMethod ValueMethodOf(TemplateType type)
    {
        TemplateType required = type.AsRequired();
        string key = Key(required);
        if (!_values.TryGetValue(key, out ValueMethod? method))
        {
            method = new ValueMethod(_members.Take(_method + (type.Kind == TemplateTypeKind.Array ? "_List" : "_Object")), required);
            _values.Add(key, method);
            _pendingValues.Enqueue(method);
        }

        return method;
    }

    /// <summary>The method that writes the items of a list with a delimiter between them.</summary>
    private ValueMethod JoinMethodOf(TemplateType items)
    {
        TemplateType list = TemplateType.ArrayOf(items);
        string key = "join " + Key(list);
        if (!_values.TryGetValue(key, out ValueMethod? method))
        {
            method = new ValueMethod(_members.Take(_method + "_Join"), list, ValueMethodKind.Join);
            _values.Add(key, method);
            _pendingValues.Enqueue(method);
        }

        return method;
    }

    /// <summary>The method that writes a list or an object as JSON.</summary>
    private ValueMethod JsonMethodOf(TemplateType type)
    {
        TemplateType required = type.AsRequired();
        string key = "json " + Key(required);
        if (!_values.TryGetValue(key, out ValueMethod? method))
        {
            method = new ValueMethod(_members.Take(_method + "_Json"), required, ValueMethodKind.Json);
            _values.Add(key, method);
            _pendingValues.Enqueue(method);
        }

        return method;
    }

    private string TextMethodOf(ValueMethod method)
    {
        List<(string Type, string Name)> parameters = [(TypeName(method.Type.AsNullable()), "value")];
        if (method.Kind == ValueMethodKind.Join)
        {
            parameters.Add((_target.HasNullableAnnotations ? "string?" : "string", "delimiter"));
        }

        string describes = method.Kind switch { ValueMethodKind.Join => "array.join", ValueMethodKind.Json => "object.to_json", _ => "a list as text" };
        return TextMethodOf(method.Name, describes, parameters);
    }

    private void EmitJoin(CodeWriter code, TemplateType items)
    {
        bool isNested = items.Kind is TemplateTypeKind.Array or TemplateTypeKind.Object;
        code.Line(Generated + "TemplateArrays." + (isNested ? "EnterVisit" : "Visited") + "(value, " + _names.Identity + ", \"array.join\");");
        using (code.Braces("for (var i = 0; i < value.Count; i++)"))
        {
            code.Line("if (i > 0)").Line("{").Indent().Line("writer.Append(delimiter);").Outdent().Line("}").Line();
            switch (items.Kind)
            {
                case TemplateTypeKind.String:
                    code.Line("writer.Append(value[i]);");
                    break;
                case TemplateTypeKind.Enum when !items.Nullable:
                    code.Line("writer.Append(" + _names.EnumText(items.Path!) + "(value[i]));");
                    break;
                case TemplateTypeKind.Boolean when !items.Nullable:
                    code.Line("writer.Append(value[i] ? \"true\" : \"false\");");
                    break;
                case TemplateTypeKind.Array or TemplateTypeKind.Object:
                    code.Line(ValueMethodOf(items).Name + "(ref writer, value[i]);");
                    break;
                default:
                    code.Line(items.Nullable && items.Format is not null
                        ? "writer.Append(" + Generated + "TemplateText.Of(value[i]" + FormatArgument(items) + "));"
                        : Generated + "TemplateText.Append(ref writer, value[i]" + FormatArgument(items) + ");");
                    break;
            }
        }

        if (isNested)
        {
            code.Line(Generated + "TemplateLimit.LeaveLoop();");
        }
    }

    private string TextMethodOf(PartialMethod method)
    {
        List<(string Type, string Name)> parameters = [.. method.Variables.Select(variable => (_names.TypeName(variable), _names.Parameter(variable)))];
        parameters.AddRange(method.Partial.Parameters.Select((symbol, index) => (TypeName(symbol.Type), "argument" + (index + 1))));
        parameters.AddRange(method.Captured.Select((symbol, index) =>
            ((method.IsByReference(symbol) ? "ref " : string.Empty) + TypeName(symbol.Type), "captured" + (index + 1))));
        if (method.TakesDepth)
        {
            parameters.Add(("int", "depth"));
        }

        return TextMethodOf(method.Name, "partial " + method.Partial.Name, parameters);
    }

    private string TextMethodOf(string writes, string describes, IReadOnlyList<(string Type, string Name)> parameters)
    {
        if (!_texts.TryGetValue(writes, out string? name))
        {
            name = _members.Take(writes + "_Text");
            _texts.Add(writes, name);
            _pendingTexts.Enqueue(new TextMethod(name, writes, describes, parameters));
        }

        return name;
    }

    private void EmitTextMethod(CodeWriter code, TextMethod method)
    {
        code.Line("private static string " + method.Name + "(" + string.Join(", ", method.Parameters.Select(static parameter => parameter.Type + " " + parameter.Name)) + ")");
        code.Line("{").Indent();
        string builder = new Identifiers(method.Parameters.Select(static parameter => parameter.Name)).Take("text");
        code.Line("var " + builder + " = new " + WriterType + "(" + _names.Identity + ", " + CSharpLiteral.Of(method.Describes) + ");");
        IEnumerable<string> arguments = method.Parameters.Select(static parameter =>
            (parameter.Type.StartsWith("ref ", System.StringComparison.Ordinal) ? "ref " : string.Empty) + parameter.Name);
        code.Line(method.Writes + "(" + string.Join(", ", arguments.Prepend("ref " + builder)) + ");");
        code.Line("return " + builder + ".CompleteText();");
        code.Outdent().Line("}");
    }

    private static string Key(TemplateType type) =>
        type.Kind + (type.Nullable ? "?" : string.Empty) + type.Path + "|" + type.Format + (type.Items is null ? string.Empty : "<" + Key(type.Items) + ">")
        + (type.Kind == TemplateTypeKind.Object && type.Path is null
            ? "{" + string.Join(",", type.Members.Select(static member => QuotedText.Of(member.Name) + ":" + Key(member.Type))) + "}"
            : string.Empty);

    private void EmitValueMethod(CodeWriter code, ValueMethod method)
    {
        code.Line("private static void " + method.Name + "(ref " + WriterType + " writer, " + TypeName(method.Type.AsNullable()) + " value" + (method.Kind == ValueMethodKind.Join ? ", " + (_target.HasNullableAnnotations ? "string?" : "string") + " delimiter" : string.Empty) + ")");
        code.Line("{").Indent();
        code.Line("if (value == null)").Line("{").Indent();
        if (method.Kind == ValueMethodKind.Json)
        {
            TemplateLiteral.EmitAppend(code, "writer", "null", _target);
        }

        code.Line("return;").Outdent().Line("}").Line();
        if (method.Kind == ValueMethodKind.Json)
        {
            EmitJson(code, method.Type);
        }
        else if (method.Kind == ValueMethodKind.Join)
        {
            EmitJoin(code, method.Type.Items!);
        }
        else if (method.Type.Kind == TemplateTypeKind.Array)
        {
            EmitItems(code, method.Type.Items);
        }
        else
        {
            EmitMembers(code, method.Type);
        }

        code.Outdent().Line("}");
    }

    private void EmitItems(CodeWriter code, TemplateType? items)
    {
        TemplateLiteral.EmitAppend(code, "writer", "[", _target);
        if (items is not null)
        {
            code.Line(Generated + "TemplateLists.Written(value, " + _names.Identity + ");");
            using (code.Braces("for (var i = 0; i < value.Count; i++)"))
            {
                code.Line("if (i > 0)").Line("{").Indent();
                TemplateLiteral.EmitAppend(code, "writer", ", ", _target);
                code.Outdent().Line("}").Line();
                EmitNested(code, items, "value[i]");
            }
        }

        TemplateLiteral.EmitAppend(code, "writer", "]", _target);
    }

    private void EmitMembers(CodeWriter code, TemplateType type)
    {
        string separator = "{";
        foreach (TemplateMember member in type.Members)
        {
            TemplateLiteral.EmitAppend(code, "writer", separator + QuotedText.Key(member.Name) + ": ", _target);
            EmitNested(code, member.Type, "value." + MemberName(type, member.Name));
            separator = ", ";
        }

        TemplateLiteral.EmitAppend(code, "writer", type.Members.Count == 0 ? "{}" : "}", _target);
    }

    /// <summary>A value inside a list or an object: strings are quoted, null has a word.</summary>
    private void EmitNested(CodeWriter code, TemplateType type, string value)
    {
        switch (type.Kind)
        {
            case TemplateTypeKind.Null:
                TemplateLiteral.EmitAppend(code, "writer", "null", _target);
                return;
            case TemplateTypeKind.String:
                code.Line(Generated + "TemplateText.AppendQuoted(ref writer, " + value + ");");
                return;
            case TemplateTypeKind.Enum when !type.Nullable:
                code.Line(Generated + "TemplateText.AppendQuoted(ref writer, " + _names.EnumText(type.Path!) + "(" + value + "));");
                return;
        }

        if (type.Nullable)
        {
            code.Line("if (" + value + " == null)").Line("{").Indent();
            TemplateLiteral.EmitAppend(code, "writer", "null", _target);
            code.Outdent().Line("}").Line("else").Line("{").Indent();
            EmitNested(code, type.AsRequired(), IsValueType(type) ? value + ".Value" : value);
            code.Outdent().Line("}");
            return;
        }

        switch (type.Kind)
        {
            case TemplateTypeKind.Array or TemplateTypeKind.Object:
                code.Line(ValueMethodOf(type).Name + "(ref writer, " + value + ");");
                break;
            case TemplateTypeKind.Boolean:
                code.Line("writer.Append(" + value + " ? \"true\" : \"false\");");
                break;
            default:
                code.Line(Generated + "TemplateText.Append(ref writer, " + value + FormatArgument(type) + ");");
                break;
        }
    }

    private static string FormatArgument(TemplateType type) => type.Format is null ? string.Empty : ", " + CSharpLiteral.Of(type.Format);
}
