using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>
/// Emits what releases need of a prompt: one nested class, which nothing touches while releases are not configured, and the lines
/// with which a render method asks for another version.
/// </summary>
/// <param name="members">The names taken in the class.</param>
/// <param name="embedded">The expressions of the identities of the versions that are compiled in beside today's.</param>
internal sealed class ReleaseHookCode(
    CodeWriter code, PromptDefinition definition, SchemaTypes schema, List<RenderParameter> parameters, Identifiers members, List<string> embedded)
{
    /// <summary>The nested class. Its name is reserved: the catalogue names it.</summary>
    public const string ClassName = "ReleaseHook";

    private const string Generated = "global::PromptGen.Generated.";

    private readonly Dictionary<string, string> _readers = new(System.StringComparer.Ordinal);
    private readonly Queue<SchemaNode> _pending = new();

    /// <summary>The condition under which a method has to leave the compiled code.</summary>
    public static string IsOn => Generated + "ReleaseSwitch.IsOn";

    private string ArgsType => parameters.Count == 0 ? Generated + "NoArguments" : "Args";

    /// <summary>The lines at the beginning of <c>Render</c>.</summary>
    /// <param name="values">The name of each parameter's value.</param>
    /// <returns>The local variable for the identity that is served.</returns>
    public string EmitChoice(string identity, Dictionary<string, string> values, Identifiers locals)
    {
        string served = locals.Take("served");
        string choice = locals.Take("choice");
        code.Line("var " + served + " = " + identity + ";");
        using (code.Braces("if (" + IsOn + " && " + ClassName + ".Prompt.Choose(ref " + served + ") is var " + choice + " && " + choice + " != null)"))
        {
            code.Line("return " + ClassName + ".Prompt.Render(" + choice + ", " + NewArgs(values) + ");");
        }

        code.Line();
        return served;
    }

    /// <summary>The lines at the beginning of <c>RenderUtf8</c>.</summary>
    /// <returns>The local variable for the identity that is served.</returns>
    public string EmitUtf8Choice(string identity, string output, Dictionary<string, string> values, Identifiers locals)
    {
        string served = locals.Take("served");
        code.Line("var " + served + " = " + identity + ";");
        using (code.Braces("if (" + IsOn + " && " + ClassName + ".Prompt.Choose(ref " + served + ") != null)"))
        {
            string rendered = "Render(" + string.Join(", ", parameters.ConvertAll(parameter => values[parameter.SchemaName])) + ")";
            code.Line("return " + Generated + "RenderedPrompts.WriteUtf8(" + output + ", " + rendered + ");");
        }

        code.Line();
        return served;
    }

    /// <summary>The lines that render today's version whatever releases say.</summary>
    public void EmitCompiled(Dictionary<string, string> values)
    {
        using (code.Braces("if (" + IsOn + ")"))
        {
            code.Line("return " + ClassName + ".Prompt.RenderCompiled(" + NewArgs(values) + ");");
        }

        code.Line();
    }

    /// <summary>The nested class.</summary>
    /// <param name="contract">The contract as JSON.</param>
    /// <param name="versionArguments">The arguments of <c>RenderVersion</c> after the version, from <c>args</c>.</param>
    public void EmitClass(string contract, string identity, List<string> versionArguments, CompilationTarget target)
    {
        code.Line();
        using (code.Braces("internal static class " + ClassName))
        {
            string type = Generated + "ReleasedPrompt<" + ArgsType + ">";
            code.Line("internal static readonly " + type + " Prompt = new " + type + "(");
            code.Indent();
            code.Line(identity + ",");
            CSharpLiteral.WriteReadable(code, contract, target);
            code.Line(target.HasUtf8Literals ? "u8," : ",");
            code.Write(parameters.Count == 0 ? "(in " + ArgsType + " _) => Render(), null" : definition.ClassName + ".Render, Fill");
            if (embedded.Count > 0)
            {
                code.Line(",");
                code.Line("RenderVersion,");
                code.Write(string.Join(", ", embedded));
            }

            code.Line(");");
            code.Outdent();
            EmitFill();
            EmitRenderVersion(versionArguments);
            EmitReaders();
        }
    }

    private string NewArgs(Dictionary<string, string> values)
    {
        if (parameters.Count == 0)
        {
            return "default(" + ArgsType + ")";
        }

        return "new Args { " + string.Join(", ", parameters.ConvertAll(parameter => parameter.Property + " = " + values[parameter.SchemaName])) + " }";
    }

    private void EmitRenderVersion(List<string> arguments)
    {
        if (embedded.Count == 0)
        {
            return;
        }

        code.Line();
        code.Line("private static global::PromptGen.RenderedPrompt RenderVersion(global::PromptGen.PromptVersion version, in " + ArgsType + " args) =>");
        code.Indent();
        code.List(definition.ClassName + ".RenderVersion", ["version", .. arguments], ";");
        code.Outdent();
    }

    /// <summary>Hands the values over in the order of the contract: variables in file order, then slots.</summary>
    private void EmitFill()
    {
        if (parameters.Count == 0)
        {
            return;
        }

        code.Line();
        using (code.Braces("private static void Fill(Args args, " + Generated + "ReleasedValues values)"))
        {
            foreach (DefinedVariable defined in definition.Variables)
            {
                RenderParameter parameter = parameters.Find(parameter => parameter.SchemaName == defined.Variable.Name && !parameter.IsSlot)!;
                code.Line("values." + Add(schema[defined.Variable.Name], "args." + parameter.Property) + ";");
            }

            foreach (RenderParameter parameter in parameters)
            {
                if (parameter.IsSlot)
                {
                    code.Line("values.AddSlot(args." + parameter.Property + ");");
                }
            }
        }
    }

    /// <summary>A method for each class of values, which reads its properties.</summary>
    private void EmitReaders()
    {
        while (_pending.Count > 0)
        {
            SchemaNode node = _pending.Dequeue();
            code.Line();
            string type = CSharpName.Escape(node.TypeName);
            using (code.Braces("private static void " + _readers[node.TypeName] + "(" + type + " value, " + Generated + "ReleasedValues values)"))
            {
                foreach (PromptProperty property in node.Type.Properties)
                {
                    code.Line("values." + Add(
                        schema[node.Path + "." + property.Name], "value." + CSharpName.Escape(CSharpName.Property(property.Name))) + ";");
                }
            }
        }
    }

    private string Add(SchemaNode node, string value) => node.Type.Kind switch
    {
        PromptTypeKind.String => "AddText(" + value + ")",
        PromptTypeKind.Integer => "AddInteger(" + value + ")",
        PromptTypeKind.Number => "AddNumber(" + value + ")",
        PromptTypeKind.Decimal => "AddDecimal(" + value + ")",
        PromptTypeKind.Boolean => "AddBoolean(" + value + ")",
        PromptTypeKind.Date or PromptTypeKind.DateTime => "AddDate(" + value + ")",
        PromptTypeKind.Enum => "AddEnum((int?)" + value + ")",
        PromptTypeKind.Object => "AddObject(" + value + ", " + Reader(node) + ")",
        _ => AddList(schema[node.Path + "[]"], value),
    };

    private string AddList(SchemaNode items, string value)
    {
        if (items.Type.Kind is not (PromptTypeKind.Enum or PromptTypeKind.Object or PromptTypeKind.Array))
        {
            return "AddList(" + value + ")";
        }

        // Parameters of a lambda may not shadow those around it in older languages.
        string depth = items.Path.Split('[').Length == 2 ? "" : (items.Path.Split('[').Length - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return "AddList(" + value + ", (item" + depth + ", into" + depth + ") => into" + depth + "." + Add(items, "item" + depth) + ")";
    }

    private string Reader(SchemaNode node)
    {
        if (!_readers.TryGetValue(node.TypeName, out string? reader))
        {
            reader = members.Take("Read" + node.TypeName);
            _readers.Add(node.TypeName, reader);
            _pending.Enqueue(node);
        }

        return reader;
    }
}
