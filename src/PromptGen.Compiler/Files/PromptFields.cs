namespace PromptGen.Compiler.Files;

/// <summary>The fields that one kind of mapping may have. The JSON Schema of prompt files lists the same; a test compares them.</summary>
/// <param name="Owner">What has the fields, in the words of an error message.</param>
/// <param name="Names">In the order in which documentation lists them.</param>
internal sealed record FieldSet(string Owner, params string[] Names)
{
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
    public static readonly FieldSet Prompt = new(
        "a prompt file",
        "prompt_id", "version", "rollback_to", "description", "model", "parameters", "variables", "template", "messages", "tools",
        "response_format", "strict", "rollout", "evaluation");

    public static readonly FieldSet Variable = new(
        "a variable",
        "type", "nullable", "default", "enum", "items", "properties", "format", "pattern", "max_length", "on_overflow", "untrusted",
        "sensitive", "description", "parameter", "type_name");

    /// <summary>A type inside another: the items of an array, a property of an object.</summary>
    public static readonly FieldSet NestedType = new(
        "a type inside a variable",
        "type", "nullable", "enum", "items", "properties", "format", "pattern", "max_length", "on_overflow", "description", "type_name");

    public static readonly FieldSet Message = new("a message", "role", "template", "file", "slot");

    public static readonly FieldSet Tool = new("a tool", "name", "description", "parameters", "method", "strict");

    public static readonly FieldSet ResponseFormat = new("`response_format`", "type", "name", "description", "schema", "strict");
}
