using System.Collections.Generic;

namespace PromptGen.Compiler.Files;

/// <summary>The fields that one kind of mapping may have. The JSON Schema of prompt files lists the same; a test compares them.</summary>
/// <param name="Owner">What has the fields, in the words of an error message.</param>
/// <param name="Names">In the order in which documentation lists them.</param>
internal sealed record FieldSet(string Owner, params string[] Names)
{
    /// <summary>What other formats call a field, or where they have it, with what to write here.</summary>
    public IReadOnlyDictionary<string, string> Advice { get; init; } = new Dictionary<string, string>();

    public bool Contains(string name)
    {
        foreach (string known in Names)
        {
            if (known == name)
            {
                return true;
            }
        }

        return false;
    }
}

internal static class PromptFields
{
    private const string InParameters = "Write model parameters in `parameters`.";
    private const string InVariable = "Write it on the variable, not on a type inside it.";

    public static readonly FieldSet Prompt = new(
        "a prompt file",
        "prompt_id", "version", "rollback_to", "description", "model", "parameters", "variables", "template", "messages", "tools",
        "response_format", "strict", "rollout", "evaluation")
    {
        Advice = new Dictionary<string, string>
        {
            ["id"] = "Write `prompt_id`.",
            ["name"] = "Write `prompt_id`.",
            ["prompt"] = "Write `template`.",
            ["content"] = "Write `template`.",
            ["text"] = "Write `template`.",
            ["system"] = "Write `messages` with `role: system`.",
            ["inputs"] = "Write `variables`.",
            ["input_variables"] = "Write `variables`.",
            ["functions"] = "Write `tools`.",
            ["temperature"] = InParameters,
            ["top_p"] = InParameters,
            ["max_tokens"] = InParameters,
            ["max_output_tokens"] = InParameters,
            ["seed"] = InParameters,
            ["stop"] = InParameters,
            ["metadata"] = "Write your own metadata in `rollout`.",
            ["tags"] = "Write your own metadata in `rollout`.",
            ["owner"] = "Write your own metadata in `rollout`.",
        },
    };

    /// <summary>A release has every field of a prompt file and those that freeze it.</summary>
    public static readonly FieldSet Release = new(
        "a release", [.. Prompt.Names, "language", "partials", "previous", "accepted_contract", "hash"]);

    public static readonly FieldSet Previous = new("`previous`", "version", "hash");

    public static readonly FieldSet AcceptedContract = new("`accepted_contract`", "reason", "base");

    public static readonly FieldSet Variable = new(
        "a variable",
        "type", "nullable", "default", "enum", "items", "properties", "format", "pattern", "max_length", "on_overflow", "untrusted",
        "sensitive", "description", "parameter", "type_name")
    {
        Advice = new Dictionary<string, string>
        {
            ["required"] = "A variable without `default` is required.",
            ["values"] = "Write `enum`.",
            ["min_length"] = "Write a `pattern`, such as `.{3,}`.",
        },
    };

    /// <summary>A type inside another: the items of an array, a property of an object.</summary>
    public static readonly FieldSet NestedType = new(
        "a type inside a variable",
        "type", "nullable", "enum", "items", "properties", "format", "pattern", "max_length", "on_overflow", "description", "type_name")
    {
        Advice = new Dictionary<string, string>
        {
            ["default"] = InVariable,
            ["untrusted"] = InVariable,
            ["sensitive"] = InVariable,
            ["parameter"] = InVariable,
            ["required"] = "For an optional property, write a nullable type such as `string?`. All other properties are required.",
            ["values"] = "Write `enum`.",
        },
    };

    public static readonly FieldSet Message = new("a message", "role", "template", "file", "slot")
    {
        Advice = new Dictionary<string, string>
        {
            ["content"] = "Write `template`.",
            ["text"] = "Write `template`.",
            ["path"] = "Write `file`.",
        },
    };

    public static readonly FieldSet Tool = new("a tool", "name", "description", "parameters", "method", "strict")
    {
        Advice = new Dictionary<string, string>
        {
            ["input_schema"] = "Write `parameters`.",
            ["type"] = "Every tool is a function. Remove the field.",
            ["function"] = "Write `name`, `description` and `parameters` directly in the tool.",
        },
    };

    public static readonly FieldSet ResponseFormat = new("`response_format`", "type", "name", "description", "schema", "strict")
    {
        Advice = new Dictionary<string, string> { ["json_schema"] = "Write `type: json_schema` and the schema in `schema`." },
    };
}
