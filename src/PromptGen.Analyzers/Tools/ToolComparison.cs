using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PromptGen.Core.Json;

namespace PromptGen.Analyzers.Tools;

/// <summary>Where a tool of a prompt file and the method that implements it differ, in words.</summary>
internal sealed class ToolComparison
{
    private readonly DeclaredTool _tool;
    private readonly IMethodSymbol _method;
    private readonly Compilation _compilation;
    private readonly List<string> _differences = [];
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);

    private ToolComparison(DeclaredTool tool, IMethodSymbol method, Compilation compilation)
    {
        _compilation = compilation;
        _tool = tool;
        _method = method;
    }

    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<string> Differences(DeclaredTool tool, IMethodSymbol method, Compilation compilation)
    {
        ToolComparison comparison = new(tool, method, compilation);
        comparison.Compare();
        return comparison._differences;
    }

    private void Compare()
    {
        if (ToolMethods.DescriptionOf(_method) is { } description && !string.Equals(description, _tool.Description, StringComparison.Ordinal))
        {
            _differences.Add(_tool.Description is null
                ? "the prompt file has no description, but the code has \"" + Short(description) + "\"."
                : "the prompt file describes it as \"" + Short(_tool.Description) + "\", the code as \"" + Short(description) + "\".");
        }

        JsonObject? properties = _tool.Parameters?["properties"] as JsonObject;
        if (_tool.Parameters?["required"] is JsonArray required)
        {
            foreach (JsonValue name in required.Items)
            {
                if (name is JsonString text)
                {
                    _required.Add(text.Value);
                }
            }
        }

        Dictionary<string, ToolArgument> arguments = new(StringComparer.Ordinal);
        foreach (ToolArgument argument in ToolArgument.Of(_method, _compilation, name => Find(properties, name) is not null))
        {
            arguments[ToolArgument.Plain(argument.Name)] = argument;
        }

        CompareProperties(properties, arguments);
        foreach (ToolArgument argument in arguments.Values)
        {
            if (!argument.MayBeLeftOut)
            {
                _differences.Add("the method requires `" + argument.Name + "`, which the prompt file does not declare.");
            }
        }
    }

    /// <summary>Takes each argument that the file knows out of <paramref name="arguments"/>.</summary>
    private void CompareProperties(JsonObject? properties, Dictionary<string, ToolArgument> arguments)
    {
        if (properties is null)
        {
            return;
        }

        foreach (JsonMember property in properties.Members)
        {
            string plain = ToolArgument.Plain(property.Name);
            if (!arguments.TryGetValue(plain, out ToolArgument? argument))
            {
                _differences.Add("the prompt file declares `" + property.Name + "`, which the method does not have.");
                continue;
            }

            arguments.Remove(plain);
            if (property.Value is not JsonObject schema)
            {
                continue;
            }

            if (ToolParameterTypes.Mismatch(schema, argument.Type) is { } mismatch)
            {
                _differences.Add("`" + property.Name + "` is " + mismatch + " in the file and " + argument.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + " in the code.");
            }

            if (argument.Description is { } description && schema["description"] is JsonString { Value: var text } && !string.Equals(description, text, StringComparison.Ordinal))
            {
                _differences.Add("the prompt file describes `" + property.Name + "` as \"" + Short(text) + "\", the code as \"" + Short(description) + "\".");
            }

            if (!_required.Contains(property.Name) && !argument.MayBeLeftOut && schema["default"] is null)
            {
                _differences.Add("the model may leave `" + property.Name + "` out, but the method requires it.");
            }
        }
    }

    private static JsonMember? Find(JsonObject? properties, string name)
    {
        if (properties is not null)
        {
            string plain = ToolArgument.Plain(name);
            foreach (JsonMember property in properties.Members)
            {
                if (ToolArgument.Plain(property.Name) == plain)
                {
                    return property;
                }
            }
        }

        return null;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 57) + "...";
}
