using System;
using System.Collections.Generic;
using System.Text.Json;

namespace PromptGen;

/// <summary>Which models an environment has for the models and model classes that prompts name. Immutable.</summary>
/// <remarks>
/// A prompt that names <c>class:small</c> runs on the small model of each environment, and its hash stays what it is. A model that is not in
/// the map stands for itself; a class that is not in it is an error.
/// </remarks>
public sealed class PromptModelMap
{
    private const string ClassPrefix = "class:";

    private readonly Dictionary<string, string> _models;

    /// <summary>A map from what prompts name to what the environment has.</summary>
    /// <param name="models">Such as <c>class:small</c> to <c>gpt-4.1-mini</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="models"/> is null.</exception>
    /// <exception cref="ArgumentException">A name is empty, or stands twice.</exception>
    public PromptModelMap(IEnumerable<KeyValuePair<string, string>> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        _models = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> model in models)
        {
            if (string.IsNullOrWhiteSpace(model.Key) || string.IsNullOrWhiteSpace(model.Value))
            {
                throw new ArgumentException("The model map has an empty name: '" + model.Key + "' to '" + model.Value + "'.", nameof(models));
            }

            if (!_models.TryAdd(model.Key, model.Value))
            {
                throw new ArgumentException("The model map has '" + model.Key + "' twice.", nameof(models));
            }
        }
    }

    /// <summary>Each model stands for itself, and there are no classes.</summary>
    public static PromptModelMap Empty { get; } = new([]);

    /// <summary>Reads a map from a JSON object, such as <c>{ "class:small": "gpt-4.1-mini" }</c>.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">It is not JSON, or no object of texts.</exception>
    public static PromptModelMap Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            List<KeyValuePair<string, string>> models = [];
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("The model map must be a JSON object of names.");
            }

            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                models.Add(KeyValuePair.Create(property.Name, property.Value.ValueKind == JsonValueKind.String
                    ? property.Value.GetString()!
                    : throw new FormatException("The model map has no text for '" + property.Name + "'.")));
            }

            return new PromptModelMap(models);
        }
        catch (JsonException exception)
        {
            throw new FormatException("The model map is not JSON: " + exception.Message, exception);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    /// <summary>The model of this environment.</summary>
    /// <param name="prompt">Whose model is meant.</param>
    /// <returns>Null where the prompt names no model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The prompt names a class that the map does not have.</exception>
    public string? Resolve(PromptIdentity prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        if (prompt.Model is not { } named)
        {
            return null;
        }

        string model = _models.GetValueOrDefault(named, named);
        return !model.StartsWith(ClassPrefix, StringComparison.Ordinal)
            ? model
            : throw new InvalidOperationException(
                "The prompt " + prompt.Id + " " + prompt.Version + " asks for the model class '" + model
                + "', but the model map of this environment has no entry for it. Add an entry, such as \"" + model + "\": \"the-model\".");
    }

    /// <returns>Null where the prompt names none, or a class that only the environment can resolve.</returns>
    internal static string? NamedBy(PromptIdentity prompt) =>
        prompt.Model is { } model && !model.StartsWith(ClassPrefix, StringComparison.Ordinal) ? model : null;
}
