using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

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
    public const string SensitiveMember = "sensitive";
    public const string VariablesMember = "variables";
    public const string MessagesMember = "messages";

    /// <param name="prompt">The version.</param>
    /// <param name="alsoSensitive">Variables that are sensitive whatever the version says: the code that supplies their values marks them.</param>
    /// <returns>Null: the prompt sets nothing, as most do not.</returns>
    public static string? Of(EffectivePrompt prompt, IEnumerable<string>? alsoSensitive = null)
    {
        bool hasParameters = prompt.Parameters is { Members.IsEmpty: false };
        EquatableArray<string> sensitive = SensitiveVariables(prompt, alsoSensitive ?? []);
        if (!hasParameters && prompt.Tools.IsEmpty && prompt.ResponseFormat is null && sensitive.IsEmpty)
        {
            return null;
        }

        // Schemas keep the order of their names, since it reaches the model.
        return JsonWriter.WriteMinified(new JsonObjectBuilder()
            .Add(ParametersMember, hasParameters ? prompt.Parameters : null)
            .Add(ToolsMember, prompt.Tools.IsEmpty ? null : new JsonArray(prompt.Tools.Map(Tool)))
            .Add(ResponseFormatMember, prompt.ResponseFormat)
            .Add(SensitiveMember, sensitive.IsEmpty ? null : SensitiveParts(prompt, sensitive))
            .Build());
    }

    private static EquatableArray<string> SensitiveVariables(EffectivePrompt prompt, IEnumerable<string> alsoSensitive)
    {
        List<string> names = [];
        foreach (PromptVariable variable in prompt.Variables)
        {
            if (variable.Sensitive || alsoSensitive.Contains(variable.Name))
            {
                names.Add(variable.Name);
            }
        }

        return names.ToEquatableArray();
    }

    private static JsonObject SensitiveParts(EffectivePrompt prompt, EquatableArray<string> variables) => new JsonObjectBuilder()
        .Add(VariablesMember, variables.Map(static name => (JsonValue)new JsonString(name)))
        .Add(MessagesMember, SensitiveMessages.Of(prompt, variables).Map(static index => (JsonValue)new JsonNumber(index.ToString(CultureInfo.InvariantCulture))))
        .Build();

    private static JsonValue Tool(ToolDefinition tool) => new JsonObjectBuilder()
        .Add(NameMember, tool.Name)
        .Add(DescriptionMember, tool.Description)
        .Add(StrictMember, tool.Strict)
        .Add(ParametersMember, tool.Parameters)
        .Build();
}
