using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PromptGen.Conformance;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;
using PromptGen.Language.Interpretation;

namespace PromptGen.Fuzz.Targets;

/// <summary>The variables that fuzzed templates may name, and values for them.</summary>
internal static class TemplateValues
{
    /// <summary>Stands in every value of an untrusted variable, and nowhere else.</summary>
    public const string Marker = "QZ7XQ";

    private const int Sets = 3;

    private static readonly Vector[] Generated = [.. Enumerable.Range(0, Sets).Select(static seed => new TemplateGenerator(seed).Next(0).Vector)];

    public static EquatableArray<PromptVariable> Variables { get; } = new(
    [
        .. Generated[0].Variables,
        new PromptVariable("u", new PromptType(PromptTypeKind.String)) { Untrusted = true },
        new PromptVariable("us", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }) { Untrusted = true },
    ]);

    public static IReadOnlyList<TemplateArguments> All { get; } = [.. Generated.Select(static vector => JsonArguments.Read(Variables, WithUntrusted(vector.Values)))];

    /// <summary>A template with these variables, as the conformance tests compile it.</summary>
    public static Vector Vector(string template, IReadOnlyDictionary<string, string> partials) =>
        Generated[0] with { Template = template, Partials = partials, Variables = Variables };

    private static JsonElement WithUntrusted(JsonElement values)
    {
        JsonObject all = JsonObject.Create(values)!;
        all["u"] = Marker;
        all["us"] = new JsonArray(Marker, "\n# " + Marker + "\n");
        return JsonSerializer.SerializeToElement(all);
    }
}
