using PromptGen.Core.Json;

namespace PromptGen.Core.Prompts;

/// <summary>
/// What an effective prompt sets besides its messages, as one JSON text: what code that calls a model needs at run time, from a compiled
/// version and from a pack alike.
/// </summary>
internal static class EffectiveSettings
{
    public const string ParametersMember = "parameters";
    public const string ToolsMember = "tools";
    public const string ResponseFormatMember = "response_format";
    public const string NameMember = "name";
    public const string DescriptionMember = "description";
    public const string StrictMember = "strict";

    /// <returns>Null: the prompt sets nothing, as most do not.</returns>
    public static string? Of(EffectivePrompt prompt)
    {
        bool hasParameters = prompt.Parameters is { Members.IsEmpty: false };
        if (!hasParameters && prompt.Tools.IsEmpty && prompt.ResponseFormat is null)
        {
            return null;
        }

        // Schemas keep the order of their names, since it reaches the model.
        return JsonWriter.WriteMinified(new JsonObjectBuilder()
            .Add(ParametersMember, hasParameters ? prompt.Parameters : null)
            .Add(ToolsMember, prompt.Tools.IsEmpty ? null : new JsonArray(prompt.Tools.Map(Tool)))
            .Add(ResponseFormatMember, prompt.ResponseFormat)
            .Build());
    }

    private static JsonValue Tool(ToolDefinition tool) => new JsonObjectBuilder()
        .Add(NameMember, tool.Name)
        .Add(DescriptionMember, tool.Description)
        .Add(StrictMember, tool.Strict)
        .Add(ParametersMember, tool.Parameters)
        .Build();
}
