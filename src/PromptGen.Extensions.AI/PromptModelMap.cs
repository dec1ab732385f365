using System;
using System.Collections.Generic;
using System.Text.Json;

namespace PromptGen;

/// <summary>Maps the models and model classes that prompts name to the models of an environment; immutable.</summary>
/// <remarks>
/// A prompt that names <c>class:small</c> runs on the small model of each environment, and its hash does not change. A model that
/// is not in the map is used as it is. A class that is not in the map is an error.
/// </remarks>
public sealed class PromptModelMap
{
    private const string ClassPrefix = "class:";

    private readonly Dictionary<string, string> _models;

    /// <summary>Creates a map from the names in prompts to the models of the environment.</summary>
    /// <param name="models">Pairs such as <c>class:small</c> and <c>gpt-4.1-mini</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="models"/> is null.</exception>
    /// <exception cref="ArgumentException">A name is empty or occurs twice.</exception>
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

    /// <summary>A map without entries: each model is used as it is, and no class is defined.</summary>
    public static PromptModelMap Empty { get; } = new([]);

    /// <summary>Reads a map from a JSON object, such as <c>{ "class:small": "gpt-4.1-mini" }</c>.</summary>
    /// <param name="json">The text of the JSON object.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">The text is not JSON, or is not an object whose values are strings.</exception>
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

    /// <summary>Returns the model that this environment uses for a prompt.</summary>
    /// <param name="prompt">The prompt whose model is needed.</param>
    /// <returns>The model; null if the prompt does not name a model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The prompt names a class that the map does not contain.</exception>
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

    /// <returns>The model; null if the prompt does not name one, or names a class that only the environment can resolve.</returns>
    internal static string? NamedBy(PromptIdentity prompt) =>
        prompt.Model is { } model && !model.StartsWith(ClassPrefix, StringComparison.Ordinal) ? model : null;
}
