using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Tests.Manifest;
using PromptGen.Core.Json;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>The JSON Schema that editors check prompt files with says what the reader says.</summary>
public sealed class PromptSchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "schemas", "promptgen.prompt.schema.json"))).RootElement;

    private static JsonElement Definitions => Schema.GetProperty("$defs");

    [Fact]
    public void ItHasTheFieldsOfTheReader()
    {
        AssertFields(PromptFields.Prompt, Schema);
        AssertFields(PromptFields.Variable, Definitions.GetProperty("variable").GetProperty("oneOf")[2]);
        AssertFields(PromptFields.NestedType, Definitions.GetProperty("type").GetProperty("oneOf")[2]);
        AssertFields(PromptFields.Message, Definitions.GetProperty("message"));
        AssertFields(PromptFields.Tool, Definitions.GetProperty("tool"));
        AssertFields(PromptFields.ResponseFormat, Definitions.GetProperty("responseFormat"));
    }

    [Fact]
    public void ItHasTheLimitsOfTheReader()
    {
        JsonElement properties = Schema.GetProperty("properties");
        Assert.Equal(FileLimits.NameLength, properties.GetProperty("prompt_id").GetProperty("maxLength").GetInt32());
        Assert.Equal(FileLimits.NameLength, Definitions.GetProperty("name").GetProperty("maxLength").GetInt32());
        Assert.Equal(FileLimits.Variables, properties.GetProperty("variables").GetProperty("oneOf")[0].GetProperty("maxProperties").GetInt32());
        Assert.Equal(FileLimits.Variables, properties.GetProperty("variables").GetProperty("oneOf")[1].GetProperty("maxItems").GetInt32());
        Assert.Equal(FileLimits.Messages, properties.GetProperty("messages").GetProperty("maxItems").GetInt32());
        Assert.Equal(FileLimits.Tools, properties.GetProperty("tools").GetProperty("maxItems").GetInt32());
        Assert.Equal(FileLimits.EnumValues, Definitions.GetProperty("enumValues").GetProperty("maxItems").GetInt32());
        JsonElement variable = Definitions.GetProperty("variable").GetProperty("oneOf")[2].GetProperty("properties");
        Assert.Equal(FileLimits.Properties, variable.GetProperty("properties").GetProperty("maxProperties").GetInt32());
        Assert.Equal(FileLimits.MaxLength, variable.GetProperty("max_length").GetProperty("maximum").GetInt32());
    }

    [Theory]
    [InlineData("template: x")]
    [InlineData("rollback_to: 2026-03-12.1\ndescription: d\nmodel: m\nparameters: { temperature: 0.2 }\nstrict: true\nrollout: [1]\nevaluation: e\ntemplate: x")]
    [InlineData("variables: [a, b_1, \u00fcber]\ntemplate: x")]
    [InlineData("variables: { a: string, b: 'integer?[]', c: [x, y], d: { type: string, default: 5a, pattern: 5a, max_length: 3, on_overflow: error } }\ntemplate: x")]
    [InlineData("variables: { a: { items: { properties: { b: date, c: { enum: [d], type_name: E } } }, untrusted: true, sensitive: false, parameter: p } }\ntemplate: x")]
    [InlineData("variables: { a: { type: number, nullable: true, format: N2, description: d } }\ntemplate: x")]
    [InlineData("messages: [{ role: system, template: x }, { slot: s }, { role: user, file: a/b.message.md }, { role: developer, file: c.partial.txt }]")]
    [InlineData("template: x\ntools: [{ name: a-b_C1, description: d, parameters: {}, method: A.B, strict: true }]\nresponse_format: { type: json_schema, name: n, schema: {}, strict: true }")]
    public void BothAccept(string lines)
    {
        Assert.Empty(Problems(lines));
        Assert.Empty(PromptFile.ReadYaml(PromptFile.With(lines + "\n")).Diagnostics);
    }

    [Theory]
    [InlineData("description: no text")]
    [InlineData("template: x\nmessages: [{ slot: a }]")]
    [InlineData("template: x\ntemprature: 1")]
    [InlineData("template: 5")]
    [InlineData("template: ''")]
    [InlineData("template: x\nrollback_to: soon")]
    [InlineData("template: x\nstrict: 'yes'")]
    [InlineData("template: x\nvariables: { a-b: string }")]
    [InlineData("template: x\nvariables: { a: strin }")]
    [InlineData("template: x\nvariables: { a: array }")]
    [InlineData("template: x\nvariables: { a: [] }")]
    [InlineData("template: x\nvariables: { a: [b, b] }")]
    [InlineData("template: x\nvariables: { a: { type: string, max_length: 0 } }")]
    [InlineData("template: x\nvariables: { a: { type: string, max_length: 9, on_overflow: cut } }")]
    [InlineData("template: x\nvariables: { a: { enum: [b], type_name: lower } }")]
    [InlineData("template: x\nvariables: { a: { items: { type: string, default: b } } }")]
    [InlineData("template: x\nvariables: [a, a]")]
    [InlineData("messages: []")]
    [InlineData("messages: [{ role: tool, template: x }]")]
    [InlineData("messages: [{ role: user }]")]
    [InlineData("messages: [{ slot: a, role: user, template: x }]")]
    [InlineData("messages: [{ role: user, file: a.md }]")]
    [InlineData("template: x\ntools: [{ name: a b }]")]
    [InlineData("template: x\ntools: [{ description: d }]")]
    [InlineData("template: x\nresponse_format: { type: yaml }")]
    public void BothRefuse(string lines)
    {
        Assert.NotEmpty(Problems(lines));
        Assert.NotEmpty(PromptFile.ReadYaml(PromptFile.With(lines + "\n")).Diagnostics);
    }

    private static void AssertFields(FieldSet fields, JsonElement schema)
    {
        Assert.Equal(fields.Names, schema.GetProperty("properties").EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.False, schema.GetProperty("additionalProperties").ValueKind);
    }

    private static string[] Problems(string lines)
    {
        DiagnosticList problems = new(new FileText("/a", PromptFile.With(lines + "\n")));
        DocumentNode root = YamlDocumentReader.Read(problems, CancellationToken.None)!;
        using JsonDocument document = JsonDocument.Parse(JsonWriter.WriteMinified(DocumentJson.Convert(root, problems)));
        return [.. JsonSchemaValidation.Validate(document.RootElement, Schema)];
    }
}
