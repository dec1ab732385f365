using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;

namespace PromptGen.Core.Tests.Prompts;

/// <summary>Effective prompts with everything in them, from a few confusable words so that different prompts come close to each other.</summary>
internal static class EffectivePromptGenerator
{
    private static readonly Gen<string> Text = Gen.Elements(
        "a", "b", "ı", "I", "", "\n", "\r\n", "\"}", "é", "e\u0301", "😀", "$number", "$decimal", "name", "kind", "null", "1.0", "\\n", "\u2028");

    // In normal form, and objects sorted: what the canonical form keeps apart.
    private static readonly Gen<JsonValue> Scalar = Gen.OneOf(
        Gen.Constant<JsonValue>(JsonNull.Instance),
        Gen.Elements(true, false).Select(static value => (JsonValue)new JsonBoolean(value)),
        Text.Select(static value => (JsonValue)new JsonString(value)),
        Gen.Elements("0", "1", "-1", "0.5", "1e+21", "9007199254740991", "9007199254740992", "-0.001", "1e-7")
            .Select(static value => (JsonValue)new JsonNumber(value)));

    private static readonly Gen<JsonObject> Object = Members(Gen.OneOf(Scalar, Members(Scalar).Select(static value => (JsonValue)value)));

    public static Arbitrary<EffectivePrompt> Prompts() => Arb.From(
        from model in Optional(Text)
        from parameters in Optional(Object)
        from variables in List(Variable(), 3)
        from messages in List(Message(), 3)
        from partials in List(Text.Zip(Text), 2)
        from tools in List(Tool(), 2)
        from responseFormat in Optional(Object)
        select new EffectivePrompt
        {
            Model = model,
            Parameters = parameters is { Members.IsEmpty: false } ? parameters : null,
            Variables = variables,
            Messages = messages,
            Partials = partials.Select(static pair => new EffectivePartial(pair.Item1, pair.Item2)).ToEquatableArray(),
            Tools = tools,
            ResponseFormat = responseFormat,
        });

    private static Gen<JsonObject> Members(Gen<JsonValue> value) =>
        List(Text.Zip(value), 3).Select(static pairs => new JsonObject(pairs
            .DistinctBy(static pair => pair.Item1)
            .OrderBy(static pair => pair.Item1, System.StringComparer.Ordinal)
            .Select(static pair => new JsonMember(pair.Item1, pair.Item2))
            .ToEquatableArray()));

    private static Gen<PromptVariable> Variable() =>
        from name in Text
        from type in Type(2)
        from untrusted in Flag
        from sensitive in Flag
        from value in Optional(Gen.OneOf(Scalar, Object.Select(static value => (JsonValue)value)))
        select new PromptVariable(name, type)
        {
            Untrusted = untrusted,
            Sensitive = sensitive,
            Default = type.Kind == PromptTypeKind.Decimal || type.Kind == PromptTypeKind.Array || type.Kind == PromptTypeKind.Object ? null : value,
        };

    private static Gen<PromptType> Type(int depth) =>
        from kind in Gen.Elements(depth > 0 ? System.Enum.GetValues<PromptTypeKind>() : [PromptTypeKind.String, PromptTypeKind.Date, PromptTypeKind.Boolean])
        from nullable in Flag
        from format in Optional(Text)
        from pattern in Optional(Text)
        from limit in Gen.Elements<int?>(null, 0, 8000)
        from overflow in Gen.Elements(OverflowMode.Error, OverflowMode.Truncate)
        from values in List(Text, 3)
        from items in Inner(depth)
        from properties in List(Text.Zip(Inner(depth)), 2)
        select new PromptType(kind)
        {
            Nullable = nullable,
            Format = format,
            Pattern = pattern,
            MaxLength = limit,
            OnOverflow = kind == PromptTypeKind.String ? overflow : OverflowMode.Error,
            EnumValues = kind == PromptTypeKind.Enum ? values : EquatableArray<string>.Empty,
            Items = kind == PromptTypeKind.Array ? items : null,
            Properties = kind == PromptTypeKind.Object
                ? properties.Select(static pair => new PromptProperty(pair.Item1, pair.Item2)).ToEquatableArray()
                : EquatableArray<PromptProperty>.Empty,
        };

    private static Gen<PromptType> Inner(int depth) =>
        depth == 0 ? Gen.Constant(new PromptType(PromptTypeKind.String)) : Type(depth - 1);

    private static Gen<EffectiveMessage> Message() => Gen.OneOf(
        Text.Select(static name => (EffectiveMessage)new EffectiveSlot(name)),
        Text.Zip(Gen.Elements(System.Enum.GetValues<PromptMessageRole>()))
            .Select(static pair => (EffectiveMessage)new EffectiveTemplateMessage(pair.Item2, pair.Item1)));

    private static Gen<ToolDefinition> Tool() =>
        from name in Text
        from description in Optional(Text)
        from parameters in Optional(Object)
        from strict in Gen.Elements<bool?>(null, true, false)
        select new ToolDefinition(name, description, parameters) { Strict = strict };

    private static Gen<bool> Flag => Gen.Elements(true, false);

    private static Gen<T?> Optional<T>(Gen<T> value)
        where T : class => Gen.OneOf(Gen.Constant<T?>(null), value.Select(static present => (T?)present));

    private static Gen<EquatableArray<T>> List<T>(Gen<T> item, int most) =>
        Gen.Choose(0, most).SelectMany(count => Gen.ArrayOf(item, count)).Select(static items => new EquatableArray<T>(items));
}
