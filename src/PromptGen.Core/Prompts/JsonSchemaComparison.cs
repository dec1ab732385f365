using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;

namespace PromptGen.Core.Prompts;

/// <summary>A place where a value of one schema may not satisfy another, and the reason.</summary>
/// <param name="Path">From the root, such as <c>/properties/team</c>; empty for the root.</param>
internal sealed record SchemaDifference(string Path, string Reason);

/// <summary>
/// Whether every JSON value that one schema allows is accepted by another. What cannot be decided counts as a difference, unless
/// the two say the same.
/// </summary>
/// <remarks>
/// An allowing schema is read as saying what will be written: a member that it does not mention does not occur, unless its
/// <c>additionalProperties</c> says otherwise. Otherwise no field could ever be added to a schema that leaves it out. Compared:
/// type, enum, const, properties, required, additionalProperties, items, anyOf, oneOf, allOf, local references, and the limits of
/// numbers, strings and arrays. The allowing schema must also contain the other keywords of the accepting one.
/// </remarks>
internal sealed class JsonSchemaComparison
{
    /// <summary>The schema of a tool without parameters: an object without members.</summary>
    public static readonly JsonObject NoArguments = new JsonObjectBuilder()
        .Add("type", "object").Add("properties", new JsonObjectBuilder().Build()).Add("additionalProperties", false).Build();

    // References may make a small document endless; a comparison that takes longer is as good as undecided.
    private const int GreatestWork = 2_000_000;
    private const int GreatestDepth = 256;

    // Differences beyond these say no more than that there are many.
    private const int GreatestDifferences = 100;
    private const int GreatestListed = 10;
    private const int GreatestText = 100;

    // Characters that are written in the time of one step.
    private const int CharactersOfStep = 16;

    // Say nothing about which values are valid, and nothing about where a reference points.
    private static readonly string[] Texts = ["$comment", "title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly"];

    // Are in the accepting schema alone without a difference.
    private static readonly HashSet<string> Annotations = new(Texts.Concat(["$schema", "$id", "$defs", "definitions", "$anchor", "nullable"]), StringComparer.Ordinal);

    private static readonly SchemaDifference TooLarge = new(
        "", "The schemas are too large to compare, so they are treated as different. Use fewer nested references and alternatives.");

    // Compared by a rule of their own below.
    private static readonly HashSet<string> Compared = new(StringComparer.Ordinal)
    {
        "$ref", "type", "enum", "const", "properties", "required", "additionalProperties", "items", "anyOf", "oneOf", "allOf",
    };

    // Name members, too; which, and with which values, is not decided here: any may then have any value.
    private static readonly string[] MentionsElsewhere =
        ["patternProperties", "if", "then", "else", "not", "dependentSchemas", "dependencies", "propertyNames"];

    private readonly HashSet<(string Allowed, string Accepted)> _holding = [];
    private readonly List<(string Allowed, string Accepted)> _trail = [];
    private long _work;
    private int _depth;
    private bool _isExhausted;

    private JsonSchemaComparison()
    {
    }

    /// <param name="allowed">The schema of the values that can be written.</param>
    /// <param name="accepted">The schema of the values that the reader accepts.</param>
    public static IReadOnlyList<SchemaDifference> FindDifferences(JsonValue allowed, JsonValue accepted)
    {
        List<SchemaDifference> found = [];
        if (!SaysTheSame(allowed, accepted))
        {
            new JsonSchemaComparison().Compare(JsonSchemaNode.Of(allowed), JsonSchemaNode.Of(accepted), "", found);
        }

        return found;
    }

    private void Compare(JsonSchemaNode allowed, JsonSchemaNode accepted, string path, List<SchemaDifference> found)
    {
        if (_isExhausted || found.Count >= GreatestDifferences)
        {
            return;
        }

        if (!Spend(allowed.Weight + accepted.Weight) || _depth == GreatestDepth)
        {
            _isExhausted = true;
            found.Add(TooLarge);
            return;
        }

        _depth++;
        CompareComposition(allowed, accepted, path, found);
        _depth--;
    }

    private bool Spend(long work)
    {
        _work += work;
        return _work <= GreatestWork;
    }

    /// <summary>First what makes one schema out of several, then keyword by keyword.</summary>
    private void CompareComposition(JsonSchemaNode allowed, JsonSchemaNode accepted, string path, List<SchemaDifference> found)
    {
        if (allowed.IsNothing)
        {
            return;
        }

        if (accepted.IsNothing)
        {
            found.Add(new SchemaDifference(path, "No value is accepted here."));
            return;
        }

        if (allowed["$ref"] is not null || accepted["$ref"] is not null)
        {
            CompareReferences(allowed, accepted, path, found);
        }
        else if (allowed["anyOf"] is not null || allowed["oneOf"] is not null)
        {
            string keyword = allowed["anyOf"] is not null ? "anyOf" : "oneOf";
            foreach (JsonSchemaNode part in allowed.Parts(keyword).TakeWhile(_ => !_isExhausted))
            {
                Compare(allowed.Without(keyword).And(part), accepted, path, found);
            }
        }
        else if (allowed["allOf"] is not null)
        {
            JsonSchemaNode both = allowed.Without("allOf");
            foreach (JsonSchemaNode part in allowed.Parts("allOf").TakeWhile(_ => _work <= GreatestWork))
            {
                both = both.And(part);
                Spend(both.Weight);
            }

            Compare(both, accepted, path, found);
        }
        else if (accepted["allOf"] is not null)
        {
            foreach (JsonSchemaNode part in accepted.Parts("allOf").TakeWhile(_ => !_isExhausted))
            {
                Compare(allowed, part, path, found);
            }

            Compare(allowed, accepted.Without("allOf"), path, found);
        }
        else if (accepted["anyOf"] is not null || accepted["oneOf"] is not null)
        {
            CompareAlternatives(allowed, accepted, path, found);
        }
        else
        {
            CompareKeywords(allowed, accepted, path, found);
        }
    }

    private void CompareReferences(JsonSchemaNode allowed, JsonSchemaNode accepted, string path, List<SchemaDifference> found)
    {
        // Each use of a reference may have a description of its own, and is the same schema.
        allowed = allowed.Without(Texts);
        accepted = accepted.Without(Texts);
        (string Allowed, string Accepted) pair = (JsonWriter.WriteMinified(allowed.Schema), JsonWriter.WriteMinified(accepted.Schema));
        Spend((pair.Allowed.Length + pair.Accepted.Length) / CharactersOfStep);
        if (!_holding.Add(pair))
        {
            // It was compared, or is being compared: a schema that contains itself holds if its other parts do.
            return;
        }

        int before = found.Count;
        int mark = _trail.Count;
        _trail.Add(pair);
        if (allowed["$ref"] is JsonString { Value: var source })
        {
            CompareResolved(
                allowed.Resolve(source), source, target => Compare(allowed.Without("$ref").And(target), accepted, path, found), path, found);
        }
        else if (accepted["$ref"] is JsonString { Value: var goal })
        {
            CompareResolved(accepted.Resolve(goal), goal, target => Compare(allowed, target, path, found), path, found);
            Compare(allowed, accepted.Without("$ref"), path, found);
        }
        else
        {
            found.Add(new SchemaDifference(path, "A $ref is not a text."));
        }

        if (found.Count > before || _isExhausted)
        {
            // What was found to hold meanwhile may have relied on this pair.
            _holding.ExceptWith(_trail.GetRange(mark, _trail.Count - mark));
            _trail.RemoveRange(mark, _trail.Count - mark);
        }
    }

    private static void CompareResolved(
        JsonSchemaNode? target, string reference, Action<JsonSchemaNode> compare, string path, List<SchemaDifference> found)
    {
        if (target is null)
        {
            found.Add(new SchemaDifference(path, "The reference '" + reference + "' does not refer to a part of the schema, so it cannot be compared."));
        }
        else
        {
            compare(target);
        }
    }

    private void CompareAlternatives(JsonSchemaNode allowed, JsonSchemaNode accepted, string path, List<SchemaDifference> found)
    {
        string keyword = accepted["anyOf"] is not null ? "anyOf" : "oneOf";
        Compare(allowed, accepted.Without(keyword), path, found);
        IReadOnlyList<JsonSchemaNode> alternatives = accepted.Parts(keyword);
        Spend(alternatives.Count);
        foreach (JsonSchemaNode part in Split(allowed))
        {
            int match = -1;
            for (int i = 0; i < alternatives.Count && match < 0 && !_isExhausted; i++)
            {
                match = Fits(part, alternatives[i], path) ? i : -1;
            }

            if (_isExhausted)
            {
                AddOnce(found, TooLarge);
                return;
            }

            if (match < 0)
            {
                found.Add(new SchemaDifference(path, "A value such as " + Describe(part) + " may not match any of the accepted alternatives."));
            }
            else if (keyword == "oneOf" && alternatives.Where((_, i) => i != match).Any(other => MayOverlap(part, other)))
            {
                found.Add(new SchemaDifference(path, "Exactly one alternative must match, but a value such as " + Describe(part) + " may match several."));
            }
        }
    }

    private bool Fits(JsonSchemaNode allowed, JsonSchemaNode accepted, string path)
    {
        List<SchemaDifference> differences = [];
        Compare(allowed, accepted, path, differences);
        return differences.Count == 0;
    }

    private static bool MayOverlap(JsonSchemaNode allowed, JsonSchemaNode other) =>
        other["$ref"] is not null || (allowed.PossibleTypes() & other.PossibleTypes()) != JsonTypes.None;

    private void CompareKeywords(JsonSchemaNode allowed, JsonSchemaNode accepted, string path, List<SchemaDifference> found)
    {
        JsonTypes types = allowed.PossibleTypes();
        JsonTypes refused = types & ~accepted.DeclaredTypes();
        if (refused != JsonTypes.None)
        {
            found.Add(new SchemaDifference(path, "The type " + Name(refused) + " is allowed but not accepted."));
            return;
        }

        CompareValues(allowed, accepted, path, found);
        if ((types & JsonTypes.Object) != JsonTypes.None)
        {
            CompareObjects(allowed, accepted, path, found);
        }

        if ((types & JsonTypes.Array) != JsonTypes.None)
        {
            CompareItems(allowed, accepted, path, found);
        }

        foreach (JsonMember keyword in accepted.Keywords)
        {
            if (!Annotations.Contains(keyword.Name)
                && !Compared.Contains(keyword.Name)
                && (JsonSchemaLimits.TypesOf(keyword.Name) & types) != JsonTypes.None
                && JsonSchemaLimits.FindDifference(allowed, keyword) is { } reason)
            {
                found.Add(new SchemaDifference(path, reason));
            }
        }
    }

    private void CompareValues(JsonSchemaNode allowed, JsonSchemaNode accepted, string path, List<SchemaDifference> found)
    {
        if (accepted["enum"] is null && accepted["const"] is null)
        {
            return;
        }

        IReadOnlyList<JsonValue> taken = accepted.FiniteValues() ?? [];
        if (allowed.FiniteValues() is not { } values)
        {
            found.Add(new SchemaDifference(path, "Any value of the type is allowed, but only " + List(taken) + " are accepted."));
            return;
        }

        HashSet<string> known = new(taken.Select(Canonical), StringComparer.Ordinal);
        List<JsonValue> unknown = values.Where(value => !known.Contains(Canonical(value))).ToList();
        if (unknown.Count > 0)
        {
            found.Add(new SchemaDifference(path, List(unknown) + " is possible but is not an accepted value."));
        }
    }

    private void CompareObjects(JsonSchemaNode allowed, JsonSchemaNode accepted, string path, List<SchemaDifference> found)
    {
        if (accepted["required"] is JsonArray required)
        {
            HashSet<string> present = allowed.Required();
            foreach (JsonString name in required.Items.OfType<JsonString>().Where(name => !present.Contains(name.Value)))
            {
                found.Add(new SchemaDifference(path + "/properties/" + name.Value, "The member '" + name.Value + "' is required but may be missing."));
            }
        }

        JsonSchemaNode? others = MentionsElsewhere.Any(keyword => allowed[keyword] is not null) ? allowed.Anything : Additional(allowed);
        foreach (JsonMember member in accepted.Properties)
        {
            if ((allowed.Property(member.Name) is { } own ? allowed.Part(own) : others) is { } value)
            {
                Compare(value, accepted.Part(member.Value), path + "/properties/" + member.Name, found);
            }
        }

        if (Additional(accepted) is { } taken)
        {
            foreach (JsonMember member in allowed.Properties.Where(member => accepted.Property(member.Name) is null))
            {
                Compare(allowed.Part(member.Value), taken, path + "/properties/" + member.Name, found);
            }

            if (others is not null)
            {
                Compare(others, taken, path + "/additionalProperties", found);
            }
        }
    }

    private static JsonSchemaNode? Additional(JsonSchemaNode schema) =>
        schema["additionalProperties"] is { } additional ? schema.Part(additional) : null;

    private void CompareItems(JsonSchemaNode allowed, JsonSchemaNode accepted, string path, List<SchemaDifference> found)
    {
        JsonValue? taken = accepted["items"];
        if (taken is JsonArray || allowed["prefixItems"] is not null || allowed["items"] is JsonArray)
        {
            // Items that differ by position.
            if (taken is not null && (allowed["items"] is not { } own || !SaysTheSame(own, taken)))
            {
                found.Add(new SchemaDifference(path + "/items", "The items are defined by position and differ."));
            }

            return;
        }

        if (taken is not null)
        {
            Compare(allowed["items"] is { } items ? allowed.Part(items) : allowed.Anything, accepted.Part(taken), path + "/items", found);
        }
    }

    /// <summary>Returns parts that together allow the same values as the schema, so each can match another alternative.</summary>
    private IEnumerable<JsonSchemaNode> Split(JsonSchemaNode schema)
    {
        if (schema.FiniteValues() is { } values)
        {
            JsonSchemaNode rest = schema.Without("enum");
            Spend((long)rest.Weight * values.Count);
            return values.Select(value => rest.With("const", value));
        }

        JsonTypes types = schema.DeclaredTypes();
        List<JsonSchemaNode> parts = [];
        foreach ((JsonTypes type, string name) in TypeNames)
        {
            if ((types & type) == type)
            {
                parts.Add(schema.Without("nullable").With("type", new JsonString(name)));
                types &= ~type;
            }
        }

        return parts;
    }

    private static readonly (JsonTypes Type, string Name)[] TypeNames =
    [
        (JsonTypes.Null, "null"), (JsonTypes.Boolean, "boolean"), (JsonTypes.Number, "number"), (JsonTypes.Integer, "integer"),
        (JsonTypes.String, "string"), (JsonTypes.Array, "array"), (JsonTypes.Object, "object"),
    ];

    /// <summary>One text for all that says the same.</summary>
    private string Canonical(JsonValue value)
    {
        string text = JsonWriter.WriteCanonical(CanonicalValue.Of(value));
        Spend(text.Length / CharactersOfStep);
        return text;
    }

    private static bool SaysTheSame(JsonValue left, JsonValue right) =>
        left.Equals(right)
        || JsonWriter.WriteCanonical(CanonicalValue.Of(left)) == JsonWriter.WriteCanonical(CanonicalValue.Of(right));

    private static string Describe(JsonSchemaNode schema) =>
        schema["const"] is { } value ? Shown(value) : "one of type " + Name(schema.DeclaredTypes());

    private static string List(IReadOnlyList<JsonValue> values) => string.Join(", ", values.Take(GreatestListed).Select(Shown))
        + (values.Count > GreatestListed ? " and " + (values.Count - GreatestListed).ToString(CultureInfo.InvariantCulture) + " more" : string.Empty);

    private static string Shown(JsonValue value) => ShortText.Cut(JsonWriter.WriteMinified(value), GreatestText);

    private static string Name(JsonTypes types)
    {
        List<string> names = [];
        foreach ((JsonTypes type, string name) in TypeNames)
        {
            if ((types & type) == type)
            {
                names.Add(name);
                types &= ~type;
            }
        }

        return string.Join(", ", names.Count == 0 ? ["number"] : names);
    }

    private static void AddOnce(List<SchemaDifference> found, SchemaDifference difference)
    {
        if (!found.Contains(difference))
        {
            found.Add(difference);
        }
    }
}
