using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Parameters and response format of a version as chat options: what is sent, and what is compared with what was sent.</summary>
internal sealed class PromisedOptions
{
    /// <summary>The name under which clients look for the provider's strict mode.</summary>
    public const string StrictProperty = "strict";

    private static readonly ConditionalWeakTable<PromptSettings, PromisedOptions> Known = new();

    private readonly ChatOptions _options = new();
    private InvalidOperationException? _problem;

    private PromisedOptions(PromptIdentity identity)
    {
        if (identity.Settings.Parameters is { } parameters)
        {
            foreach (JsonProperty parameter in ModelJson.Parse(parameters).EnumerateObject())
            {
                ReadParameter(identity, parameter);
            }
        }

        if (identity.Settings.ResponseFormat is { } format)
        {
            ReadResponseFormat(ModelJson.Parse(format));
        }

        Tools = PromptFunctions.Declarations(
            identity, _options.AdditionalProperties?.TryGetValue(StrictProperty, out object? strict) == true && strict is true);
    }

    /// <summary>Never changed, and never handed out.</summary>
    public ChatOptions Values => _options;

    /// <summary>The tools as the model reads them; null: none.</summary>
    public IReadOnlyList<AIFunctionDeclaration>? Tools { get; }

    /// <summary>The parameters that chat options cannot contain; null: none.</summary>
    public JsonElement? Extra { get; private set; }

    /// <summary>Whether options can contain all parameters. If they cannot, every call differs from what the prompt
    /// promises.</summary>
    public bool IsSound => _problem is null;

    public static PromisedOptions Of(PromptIdentity identity) => Known.TryGetValue(identity.Settings, out PromisedOptions? known)
        ? known
        : Known.GetValue(identity.Settings, _ => new PromisedOptions(identity));

    /// <exception cref="InvalidOperationException">A parameter has a value that no model takes.</exception>
    public void ApplyTo(ChatOptions options)
    {
        if (_problem is not null)
        {
            throw new InvalidOperationException(_problem.Message, _problem);
        }

        ChatOptions copy = _options.Clone();
        options.Temperature = copy.Temperature;
        options.TopP = copy.TopP;
        options.TopK = copy.TopK;
        options.MaxOutputTokens = copy.MaxOutputTokens;
        options.FrequencyPenalty = copy.FrequencyPenalty;
        options.PresencePenalty = copy.PresencePenalty;
        options.Seed = copy.Seed;
        options.StopSequences = copy.StopSequences;
        options.AllowMultipleToolCalls = copy.AllowMultipleToolCalls;
        options.ToolMode = copy.ToolMode;
        options.Reasoning = copy.Reasoning;
        options.ResponseFormat = copy.ResponseFormat;
        options.AdditionalProperties = copy.AdditionalProperties;
    }

    private void ReadParameter(PromptIdentity identity, JsonProperty parameter)
    {
        JsonElement value = parameter.Value;
        try
        {
            switch (parameter.Name)
            {
                case "temperature":
                    _options.Temperature = value.GetSingle();
                    break;
                case "top_p":
                    _options.TopP = value.GetSingle();
                    break;
                case "top_k":
                    _options.TopK = value.GetInt32();
                    break;
                case "max_output_tokens" or "max_completion_tokens" or "max_tokens":
                    _options.MaxOutputTokens = value.GetInt32();
                    break;
                case "frequency_penalty":
                    _options.FrequencyPenalty = value.GetSingle();
                    break;
                case "presence_penalty":
                    _options.PresencePenalty = value.GetSingle();
                    break;
                case "seed":
                    _options.Seed = value.GetInt64();
                    break;
                case "stop" or "stop_sequences":
                    _options.StopSequences = Texts(value);
                    break;
                case "parallel_tool_calls":
                    _options.AllowMultipleToolCalls = value.GetBoolean();
                    break;
                case "tool_choice" when value.ValueKind == JsonValueKind.String:
                    _options.ToolMode = ToolMode(value.GetString()!);
                    break;
                case "reasoning_effort" when Effort(value.GetString()) is { } effort:
                    _options.Reasoning = new ReasoningOptions { Effort = effort };
                    break;
                case "extra" when value.ValueKind == JsonValueKind.Object:
                    Extra = value;
                    break;
                default:
                    (_options.AdditionalProperties ??= [])[parameter.Name] = Value(value);
                    break;
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            _problem ??= new InvalidOperationException(
                "The prompt " + identity.Id + " " + identity.Version + " sets the parameter " + parameter.Name + " to " + value.GetRawText()
                + ", which chat options do not support. Correct it in the prompt file.", exception);
        }
    }

    private void ReadResponseFormat(JsonElement format)
    {
        switch (Text(format, "type"))
        {
            case "json_object":
                _options.ResponseFormat = ChatResponseFormat.Json;
                break;
            case "json_schema":
                // Some write the members beside the type, some inside an object of its name.
                JsonElement body = format.TryGetProperty("json_schema", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? inner : format;
                _options.ResponseFormat = body.TryGetProperty("schema", out JsonElement schema)
                    ? ChatResponseFormat.ForJsonSchema(schema, Text(body, "name"), Text(body, "description"))
                    : ChatResponseFormat.Json;
                if (body.TryGetProperty("strict", out JsonElement strict) && strict.ValueKind is JsonValueKind.True or JsonValueKind.False)
                {
                    (_options.AdditionalProperties ??= [])[StrictProperty] = strict.GetBoolean();
                }

                break;
            case "text":
                _options.ResponseFormat = ChatResponseFormat.Text;
                break;
            default:
                break;
        }
    }

    private static ChatToolMode ToolMode(string choice) => choice switch
    {
        "auto" => ChatToolMode.Auto,
        "none" => ChatToolMode.None,
        "required" => ChatToolMode.RequireAny,
        _ => ChatToolMode.RequireSpecific(choice),
    };

    private static ReasoningEffort? Effort(string? effort) => effort switch
    {
        "none" => ReasoningEffort.None,
        "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        "xhigh" => ReasoningEffort.ExtraHigh,
        _ => null,
    };

    private static List<string> Texts(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return [value.GetString()!];
        }

        List<string> texts = [];
        foreach (JsonElement item in value.EnumerateArray())
        {
            texts.Add(item.GetString() ?? throw new FormatException());
        }

        return texts;
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt64(out long integer) => integer,
        JsonValueKind.Number => value.GetDouble(),
        _ => value,
    };

    private static string? Text(JsonElement container, string name) =>
        container.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
