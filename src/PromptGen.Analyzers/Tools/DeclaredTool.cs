using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PromptGen.Core.Json;

namespace PromptGen.Analyzers.Tools;

/// <summary>A tool of a prompt file that names its method, as the generator wrote it into the assembly.</summary>
/// <param name="Method">The method's name, with its type before it where the file says one.</param>
internal sealed record DeclaredTool(string Prompt, string Name, string Method, string? Description, JsonObject? Parameters)
{
    /// <summary>The prompt file as the generator knows it, relative to the project.</summary>
    public string? File { get; init; }

    /// <summary>The line that names the method, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>The generator's attribute, by its metadata name.</summary>
    public const string Attribute = "PromptGen.Generated." + AttributeName;

    private const string AttributeName = "PromptToolAttribute";

    public string SimpleMethod => Method.Substring(Method.LastIndexOf('.') + 1);

    public string TypeName => Method.LastIndexOf('.') is var dot and > 0 ? Method.Substring(0, dot) : "";

    public static IReadOnlyList<DeclaredTool> In(Compilation compilation)
    {
        List<DeclaredTool> tools = [];
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute is { AttributeClass: { Name: AttributeName, ContainingNamespace: { Name: "Generated", ContainingNamespace.Name: "PromptGen" } }, ConstructorArguments: { Length: 5 } values }
                && values[0].Value is string prompt && values[1].Value is string name && values[2].Value is string method)
            {
                tools.Add(new DeclaredTool(prompt, name, method, values[3].Value as string, Read(values[4].Value as string))
                {
                    File = Named(attribute, "File") as string,
                    Line = Named(attribute, "Line") is int line ? line : 0,
                });
            }
        }

        return tools;
    }

    /// <summary>Whether a method is the one that the file names: by its name, and by as much of its type as the file says.</summary>
    public bool IsImplementedBy(IMethodSymbol method)
    {
        if (method.Name != SimpleMethod)
        {
            return false;
        }

        string type = method.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        return TypeName.Length == 0 || type == TypeName || type.EndsWith("." + TypeName, StringComparison.Ordinal);
    }

    private static object? Named(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }

    private static JsonObject? Read(string? schema) => schema is not null && JsonReader.TryRead(schema, out JsonValue? value, out _) ? value as JsonObject : null;
}
