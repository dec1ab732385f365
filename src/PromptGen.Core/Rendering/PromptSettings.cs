using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen;

/// <summary>The model parameters, tools and response format that a version of a prompt sets.</summary>
/// <remarks>Immutable. Schemas and values are JSON texts, which you can read with the JSON library of your choice.</remarks>
public sealed class PromptSettings
{
    private readonly string? _json;
    private Parts? _parts;

    /// <param name="json">What <see cref="EffectiveSettings"/> writes; null if the prompt does not set anything. It is read at its
    /// first use.</param>
    internal PromptSettings(string? json)
    {
        _json = json;
    }

    /// <summary>The model parameters as a JSON object, such as <c>{"temperature":0.2}</c>; null if the prompt file does not set
    /// any.</summary>
    public string? Parameters => Read().Parameters;

    /// <summary>The tools that the model can call, in the order of the prompt file.</summary>
    public IReadOnlyList<PromptTool> Tools => Read().Tools;

    /// <summary>The required format of the answer, as the JSON object of <c>response_format</c>; null if the prompt file does not
    /// set it.</summary>
    public string? ResponseFormat => Read().ResponseFormat;

    /// <summary>The variables whose values must not be shown in logs, telemetry or exceptions, as the prompt file names them.</summary>
    internal IReadOnlyList<string> SensitiveVariables => _json is null ? [] : Read().SensitiveVariables;

    /// <summary>The settings of prompts that do not set anything.</summary>
    internal static PromptSettings None { get; } = new(json: null);

    /// <summary>Whether a message from a template may contain the value of a sensitive variable.</summary>
    /// <param name="index">The place of the message in the prompt file, counted from zero.</param>
    internal bool IsSensitiveMessage(int index) => _json is not null && Read().SensitiveMessages.Contains(index);

    private Parts Read()
    {
        if (Volatile.Read(ref _parts) is { } known)
        {
            return known;
        }

        Parts parts = _json is null ? new Parts(null, [], null, [], []) : Read(_json);
        Volatile.Write(ref _parts, parts);
        return parts;
    }

    private static Parts Read(string json)
    {
        if (!JsonReader.TryRead(json, out JsonValue? value, out JsonSyntaxError? error))
        {
            throw new InvalidOperationException("The settings in the code of a prompt cannot be read: " + error.Message);
        }

        JsonObject settings = (JsonObject)value;
        List<PromptTool> tools = [];
        foreach (JsonValue item in settings[EffectiveSettings.ToolsMember] is JsonArray list ? list.Items : default)
        {
            JsonObject tool = (JsonObject)item;
            tools.Add(new PromptTool(
                ((JsonString)tool[EffectiveSettings.NameMember]!).Value,
                (tool[EffectiveSettings.DescriptionMember] as JsonString)?.Value,
                Minified(tool[EffectiveSettings.ParametersMember]),
                (tool[EffectiveSettings.StrictMember] as JsonBoolean)?.Value));
        }

        JsonObject? sensitive = settings[EffectiveSettings.SensitiveMember] as JsonObject;
        return new Parts(
            Minified(settings[EffectiveSettings.ParametersMember]), tools.AsReadOnly(), Minified(settings[EffectiveSettings.ResponseFormatMember]),
            Items(sensitive, EffectiveSettings.VariablesMember, static item => ((JsonString)item).Value),
            [.. Items(sensitive, EffectiveSettings.MessagesMember, static item => int.Parse(((JsonNumber)item).Lexeme, CultureInfo.InvariantCulture))]);
    }

    private static List<T> Items<T>(JsonObject? container, string member, Func<JsonValue, T> read)
    {
        List<T> items = [];
        foreach (JsonValue item in container?[member] is JsonArray list ? list.Items : default)
        {
            items.Add(read(item));
        }

        return items;
    }

    private static string? Minified(JsonValue? value) => value is null ? null : JsonWriter.WriteMinified(value);

    private sealed record Parts(
        string? Parameters, IReadOnlyList<PromptTool> Tools, string? ResponseFormat, IReadOnlyList<string> SensitiveVariables, HashSet<int> SensitiveMessages);
}

/// <summary>A tool that a prompt offers to the model; immutable.</summary>
public sealed class PromptTool
{
    internal PromptTool(string name, string? description, string? parameters, bool? strict)
    {
        Name = name;
        Description = description;
        Parameters = parameters;
        Strict = strict;
    }

    /// <summary>The name by which the model calls the tool.</summary>
    public string Name { get; }

    /// <summary>The description that the model reads; null if the prompt file does not have one.</summary>
    public string? Description { get; }

    /// <summary>The JSON Schema of the arguments; null if the prompt file does not have one.</summary>
    public string? Parameters { get; }

    /// <summary>Whether the provider must enforce the schema; null if the prompt file does not say.</summary>
    public bool? Strict { get; }
}
