using System.Collections.Generic;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Files;

/// <summary>Reads <c>tools</c> and <c>response_format</c>, what the model may call and how it has to answer.</summary>
internal sealed class ToolReader(DiagnosticList problems)
{
    private static readonly string[] ResponseTypes = ["text", "json_object", "json_schema"];

    /// <summary>False, with problems reported, where the name of a tool could not be read.</summary>
    public bool IsComplete { get; private set; } = true;

    public EquatableArray<DefinedTool> ReadTools(DocumentNode? node)
    {
        if (node is null)
        {
            return EquatableArray<DefinedTool>.Empty;
        }

        if (node is not SequenceNode list)
        {
            IsComplete = false;
            problems.Add(DiagnosticRules.WrongValue, node, "`tools`", "a list of tools", node.Describe(), " Begin each tool with `- name: lookup_order`.");
            return EquatableArray<DefinedTool>.Empty;
        }

        if (list.Items.Count > FileLimits.Tools)
        {
            IsComplete = false;
            problems.Add(
                DiagnosticRules.TooMany, list, "The prompt", FieldReader.Number(list.Items.Count), "tools", FieldReader.Number(FileLimits.Tools));
            return EquatableArray<DefinedTool>.Empty;
        }

        List<DefinedTool> tools = new(list.Items.Count);
        Dictionary<string, ScalarNode> names = new(System.StringComparer.Ordinal);
        foreach (DocumentNode item in list.Items)
        {
            if (item is not MappingNode mapping)
            {
                IsComplete = false;
                problems.Add(
                    DiagnosticRules.WrongValue, item, "A tool", "a mapping with `name`, `description` and `parameters`", item.Describe(), "");
                continue;
            }

            if (ReadTool(new FieldReader(mapping, PromptFields.Tool, problems), names) is { } tool)
            {
                tools.Add(tool);
            }
        }

        return new EquatableArray<DefinedTool>(tools.ToArray());
    }

    /// <summary>The response format as it stands in the file; what the model provider needs of it is checked.</summary>
    public JsonObject? ReadResponseFormat(FieldReader prompt)
    {
        if (prompt.MappingField("response_format", "a mapping with `type`") is not { } mapping)
        {
            return null;
        }

        FieldReader fields = new(mapping, PromptFields.ResponseFormat, problems);
        ScalarNode? type = fields.Required("type", "`response_format`", "Write `type: text`, `json_object` or `json_schema`.") is { } node
            ? fields.ExpectText(node, "`type`")
            : null;
        if (type is not null && System.Array.IndexOf(ResponseTypes, type.Value) < 0)
        {
            problems.Add(
                DiagnosticRules.UnknownChoice, type, type.Value, "`type` of `response_format`", FieldReader.Suggest(type.Value, ResponseTypes));
        }

        _ = fields.Text("name");
        _ = fields.Prose("description");
        _ = fields.Boolean("strict");
        if (fields.MappingField("schema", "a mapping, the JSON Schema of the answer") is { } answer)
        {
            new SchemaChecks(problems).Check(answer);
        }

        if (type?.Value == "json_schema" && fields["schema"] is null)
        {
            fields.ReportMissing("schema", "`response_format`", "Write the JSON Schema of the answer in `schema`.");
        }
        else if (type?.Value is "text" or "json_object" && fields.Find("schema") is { } schema)
        {
            problems.Add(
                DiagnosticRules.FieldDoesNotApply, schema.Key, "schema", "the type `" + type.Value + "`", "Write `type: json_schema` to use the schema.");
        }

        return DocumentJson.Convert(mapping, problems) is JsonObject format ? NormalNumbers.In(format) : null;
    }

    private DefinedTool? ReadTool(FieldReader fields, Dictionary<string, ScalarNode> names)
    {
        ScalarNode? name = fields.Required("name", "The tool", "Write `name: lookup_order`, for example.") is { } node
            ? fields.ExpectText(node, "`name`")
            : null;
        string? description = fields.Prose("description")?.Value;
        JsonObject? parameters = fields.Json("parameters");
        ScalarNode? method = fields.Text("method");
        bool? strict = fields.Boolean("strict");
        if (method is not null && !IsMethodName(method.Value))
        {
            problems.Add(
                DiagnosticRules.BadCSharpName, method, method.Value, "the method of a tool",
                "Write the name of a method, with its type if needed, such as `Orders.Lookup`.");
        }

        if (fields["parameters"] is MappingNode schema)
        {
            new SchemaChecks(problems).Check(schema);
        }

        if (name is null)
        {
            IsComplete = false;
            return null;
        }

        if (!IsToolName(name.Value))
        {
            problems.Add(DiagnosticRules.BadToolName, name, name.Value);
        }

        if (names.TryGetValue(name.Value, out ScalarNode? former))
        {
            problems.Add(
                DiagnosticRules.DuplicateName, name, "tool", name.Value, FieldReader.Number(problems.File.LineOf(former.Start) + 1));
            return null;
        }

        names.Add(name.Value, name);
        ToolDefinition tool = new(name.Value, description, parameters is null ? null : NormalNumbers.In(parameters)) { Strict = strict };
        return new DefinedTool(tool, method?.Value, method is null ? 0 : problems.File.LineOf(method.Start));
    }

    private static bool IsToolName(string name)
    {
        if (name.Length is 0 or > 64)
        {
            return false;
        }

        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMethodName(string name)
    {
        foreach (string part in name.Split('.'))
        {
            if (!CSharpName.IsIdentifier(part))
            {
                return false;
            }
        }

        return true;
    }
}
