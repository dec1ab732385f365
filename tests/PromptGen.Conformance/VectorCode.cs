using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Emission;
using PromptGen.Core.Types;
using PromptGen.Language.Binding;

namespace PromptGen.Conformance;

/// <summary>The C# of one vector: the template as the compiler lowers it, and a method that reads the values from JSON.</summary>
internal static class VectorCode
{
    private const string Element = "global::System.Text.Json.JsonElement";

    private static readonly CompilationTarget Target = new(
        "Vectors", "Vectors", LanguageVersion: 1200, HasRequiredMembers: true, Public: true, Locked: true);

    public static string Emit(Vector vector, BoundTemplate template, string className)
    {
        VectorNames names = new(vector);
        CodeWriter code = new();
        code.Line("#nullable enable");
        code.Line("#pragma warning disable");
        using (code.Braces("public static class " + className))
        {
            code.Line(
                "private static readonly global::PromptGen.PromptIdentity Compiled = new(" + CSharpLiteral.Of(Vector.Identity.Id) + ", "
                + CSharpLiteral.Of(Vector.Identity.Version) + ", " + CSharpLiteral.Of(Vector.Identity.Hash) + ", null);");
            foreach ((string path, PromptType type) in names.Generated)
            {
                EmitType(code, names, path, type);
            }

            TemplateLowering.EmitMethod(code, "Write", template, names, Target);
            TemplateLowering.EmitMethod(code, "WriteEncoded", template, names, Target with { TextsExceedStrings = true });
            EmitRender(code, names, template, "Render", "string");
            EmitRender(code, names, template, "RenderUtf8", "byte[]");
        }

        return code.Finish();
    }

    private static void EmitRender(CodeWriter code, VectorNames names, BoundTemplate template, string method, string result)
    {
        using (code.Braces("public static " + result + " " + method + "(" + Element + " values)"))
        {
            foreach (string variable in template.UsedVariables)
            {
                string read = "values.GetProperty(" + CSharpLiteral.Of(variable) + ")";
                code.Line(names.TypeName(variable) + " " + names.Parameter(variable) + " = " + "Read" + Mangled(variable) + "(" + read + ");");
            }

            string arguments = string.Concat(template.UsedVariables.Select(variable => ", " + names.Parameter(variable)));
            if (result == "string")
            {
                code.Line("var writer = new global::PromptGen.Generated.PromptWriter();");
                code.Line("var text = \"\";");
                code.Line("do Write(ref writer" + arguments + ");");
                code.Line("while (!writer.TryComplete(Compiled, ref text));");
                code.Line("return text;");
            }
            else
            {
                code.Line("var buffer = new global::System.Buffers.ArrayBufferWriter<byte>();");
                code.Line("var utf8 = new global::PromptGen.Generated.PromptWriter(buffer, Compiled);");
                code.Line("WriteEncoded(ref utf8" + arguments + ");");
                code.Line("utf8.CompleteUtf8();");
                code.Line("return buffer.WrittenSpan.ToArray();");
            }
        }

        if (result == "string")
        {
            foreach (string variable in template.UsedVariables)
            {
                EmitReader(code, names, variable);
            }
        }
    }

    private static void EmitType(CodeWriter code, VectorNames names, string path, PromptType type)
    {
        string name = names.TypeName(path).TrimEnd('?');
        if (type.Kind == PromptTypeKind.Enum)
        {
            code.Line("public enum " + name + " { " + string.Join(", ", type.EnumValues.Select((_, index) => "V" + index)) + " }");
            code.Line(
                "public static readonly string[] Values" + name + " = { " + string.Join(", ", type.EnumValues.Select(CSharpLiteral.Of)) + " };");
            code.Line("public static string Text" + name + "(" + name + " value) => Values" + name + "[(int)value];");
            return;
        }

        using (code.Braces("public sealed class " + name))
        {
            foreach (PromptProperty property in type.Properties)
            {
                code.Line("public " + names.TypeName(path + "." + property.Name) + " P_" + property.Name + ";");
            }
        }
    }

    private static string Mangled(string path) =>
        "_" + string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : c == '.' ? "_m_" : c == '[' ? "_i_" : "_"));

    private static void EmitReader(CodeWriter code, VectorNames names, string path)
    {
        string type = names.TypeName(path);
        PromptType schema = names.TypeAt(path);
        using (code.Braces("private static " + type + " Read" + Mangled(path) + "(" + Element + " json)"))
        {
            if (schema.Nullable)
            {
                code.Line("if (json.ValueKind == global::System.Text.Json.JsonValueKind.Null) return null;");
            }

            string name = type.TrimEnd('?');
            switch (schema.Kind)
            {
                case PromptTypeKind.Array:
                    string item = names.TypeName(path + "[]");
                    code.Line("var list = new global::System.Collections.Generic.List<" + item + ">();");
                    code.Line("foreach (var item in json.EnumerateArray()) list.Add(Read" + Mangled(path + "[]") + "(item));");
                    code.Line("return list;");
                    break;
                case PromptTypeKind.Object:
                    code.Line("var value = new " + name + "();");
                    foreach (PromptProperty property in schema.Properties)
                    {
                        code.Line(
                            "value.P_" + property.Name + " = Read" + Mangled(path + "." + property.Name) + "(json.GetProperty("
                            + CSharpLiteral.Of(property.Name) + "));");
                    }

                    code.Line("return value;");
                    break;
                case PromptTypeKind.Enum:
                    code.Line("return (" + name + ")global::System.Array.IndexOf(Values" + name + ", json.GetString());");
                    break;
                default:
                    code.Line("return " + Read(schema.Kind) + ";");
                    break;
            }
        }

        if (schema.Kind == PromptTypeKind.Array)
        {
            EmitReader(code, names, path + "[]");
        }

        foreach (PromptProperty property in schema.Properties)
        {
            EmitReader(code, names, path + "." + property.Name);
        }
    }

    private static string Read(PromptTypeKind kind) => kind switch
    {
        PromptTypeKind.String => "json.GetString()!",
        PromptTypeKind.Integer => "json.GetInt64()",
        PromptTypeKind.Number => "json.GetDouble()",
        PromptTypeKind.Decimal => "decimal.Parse(json.GetString()!, global::System.Globalization.CultureInfo.InvariantCulture)",
        PromptTypeKind.Boolean => "json.GetBoolean()",
        _ => "json.GetDateTime()",
    };
}
