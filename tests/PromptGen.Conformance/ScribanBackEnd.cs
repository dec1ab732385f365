using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using PromptGen.Core.Types;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace PromptGen.Conformance;

/// <summary>The engine that the language comes from, whose output decides what is right.</summary>
internal static class ScribanBackEnd
{
    public const string Name = "Scriban";

    public static string Render(Vector vector)
    {
        Template template = Template.Parse(vector.Template);
        if (template.HasErrors)
        {
            throw new PromptRenderException(identity: null, string.Join("; ", template.Messages));
        }

        // Add, not the indexer: that one makes a context for each value.
        ScriptObject model = new();
        foreach (PromptVariable variable in vector.Variables)
        {
            model.Add(variable.Name, Value(variable.Type, vector.Values.GetProperty(variable.Name)));
        }

        TemplateContext context = new()
        {
            StrictVariables = true,
            LoopLimit = 1000,
            TemplateLoader = new Partials(vector),
        };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(model);
        try
        {
            return template.Render(context);
        }
#pragma warning disable CA1031 // Whatever Scriban throws, it does not render.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new PromptRenderException(identity: null, exception.Message);
        }
    }

    private static object? Value(PromptType type, JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : type.Kind switch
    {
        PromptTypeKind.Integer => Integer(json),
        PromptTypeKind.Number => json.GetDouble(),
        PromptTypeKind.Decimal => decimal.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        PromptTypeKind.Boolean => json.GetBoolean(),
        PromptTypeKind.Date or PromptTypeKind.DateTime => json.GetDateTime(),
        PromptTypeKind.Array => new ScriptArray(json.EnumerateArray().Select(item => Value(type.Items!, item))),
        PromptTypeKind.Object => ObjectOf(type, json),
        _ => json.GetString(),
    };

    // A conditional of both types would make each a long, and Scriban tells the two apart.
    private static object Integer(JsonElement json)
    {
        if (json.TryGetInt32(out int small))
        {
            return small;
        }

        return json.GetInt64();
    }

    private static ScriptObject ObjectOf(PromptType type, JsonElement json)
    {
        ScriptObject result = new();
        foreach (PromptProperty property in type.Properties)
        {
            result.Add(property.Name, Value(property.Type, json.GetProperty(property.Name)));
        }

        return result;
    }

    private sealed class Partials(Vector vector) : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            vector.Partials.TryGetValue(templatePath, out string? text) ? text : throw new InvalidOperationException("There is no partial " + templatePath + ".");

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Load(context, callerSpan, templatePath));
    }
}
