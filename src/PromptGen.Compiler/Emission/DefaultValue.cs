using System;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>Writes a variable's <c>default</c> as a C# expression.</summary>
internal static class DefaultValue
{
    /// <summary>Whether C# takes it as the default of a parameter.</summary>
    public static bool IsConstant(PromptType type, JsonValue value) =>
        value is JsonNull || type.Kind is not (PromptTypeKind.Array or PromptTypeKind.Object or PromptTypeKind.Date or PromptTypeKind.DateTime);

    public static string Expression(PromptType type, JsonValue value, TypePlace place, CSharpTypes types) => (type.Kind, value) switch
    {
        (_, JsonNull) => "null",
        (PromptTypeKind.String, JsonString text) => CSharpLiteral.Of(text.Value),
        (PromptTypeKind.Integer, JsonNumber number) => Integer(number.Lexeme),
        (PromptTypeKind.Number, JsonNumber number) => number.Lexeme + "d",
        (PromptTypeKind.Decimal, JsonNumber number) => number.Lexeme + "m",
        (PromptTypeKind.Decimal, JsonString text) => text.Value + "m",
        (PromptTypeKind.Boolean, JsonBoolean boolean) => boolean.Value ? "true" : "false",
        (PromptTypeKind.Enum, JsonString text) => types.NotNull(type, place) + "." + CSharpName.Escape(CSharpName.EnumMember(text.Value)),
        (PromptTypeKind.Date or PromptTypeKind.DateTime, JsonString text) => Instant(text.Value),
        (PromptTypeKind.Array, JsonArray array) => Array(type.Items!, array, place.Item(), types),
        (PromptTypeKind.Object, JsonObject json) => Object(type, json, place, types),
        _ => throw new ArgumentException("A default of this kind does not fit a variable of type " + type.Kind + ".", nameof(value)),
    };

    private static string Integer(string lexeme)
    {
        decimal value = decimal.Parse(lexeme, NumberStyles.Float, CultureInfo.InvariantCulture);
        return ((long)value).ToString(CultureInfo.InvariantCulture) + "L";
    }

    private static string Instant(string text)
    {
        DateTime value = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (value.Kind == DateTimeKind.Local)
        {
            value = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
        }

        bool isDay = value is { TimeOfDay.Ticks: 0, Kind: DateTimeKind.Unspecified };
        string time = isDay ? "" : value.ToString("', 'H', 'm', 's", CultureInfo.InvariantCulture);
        string kind = value.Kind == DateTimeKind.Utc ? ", global::System.DateTimeKind.Utc)" : ")";
        long fraction = value.Ticks % TimeSpan.TicksPerSecond;
        return "new global::System.DateTime(" + value.ToString("yyyy', 'M', 'd", CultureInfo.InvariantCulture) + time + kind
            + (fraction == 0 ? "" : ".AddTicks(" + fraction.ToString(CultureInfo.InvariantCulture) + "L)");
    }

    private static string Array(PromptType items, JsonArray array, TypePlace place, CSharpTypes types) =>
        "new " + types.Of(items, place) + "[] { "
        + string.Join(", ", array.Items.Select(item => Expression(items, item, place, types))) + " }";

    private static string Object(PromptType type, JsonObject json, TypePlace place, CSharpTypes types) =>
        "new " + types.NotNull(type, place) + "("
        + string.Join(", ", type.Properties.Select(property =>
            Expression(property.Type, json[property.Name] ?? JsonNull.Instance, place.Property(property.Name), types))) + ")";
}
