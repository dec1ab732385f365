using System.Collections.Generic;
using PromptGen.Language.Binding;

namespace PromptGen.Language;

internal static partial class TemplateLibrary
{
    private static IEnumerable<TemplateFunction> NumberFunctions() =>
    [
        Failing("math.abs", "TemplateNumbers.Abs", TemplateType.Number, new FunctionParameter("value", ParameterKind.Numeric))
            with { Typed = static arguments => new TemplateType(arguments[0].Type.Kind) },
        Function("math.ceil", "TemplateNumbers.Ceil", TemplateType.Number, Number("value")),
        Function("math.floor", "TemplateNumbers.Floor", TemplateType.Number, Number("value")),
        Failing("math.round", "TemplateNumbers.Round", TemplateType.Number, Number("value"), Integer("precision", 0)),
        Refused("math.random", "pass the number as a variable; a prompt must be reproducible"),
        Refused("math.uuid", "pass the identifier as a variable; a prompt must be reproducible"),
        Refused("date.now", "pass the time as a variable; a prompt must be reproducible"),
        Refused("date.parse_to_string", "declare a variable of type date-time, and use `date.to_string`"),
        Refused("array.cycle", "index the list by `for.index % n`; the state of a cycle is not visible in the template"),
        Refused("object.from_json", "declare a variable of type object; the type of parsed JSON is known only when the template is rendered"),
        Refused("object.kind", "write the name of the type; whether an integer is int or long depends on its value"),
        Refused("object.eval", "write the expression itself"),
        Refused("object.eval_template", "include a partial"),
    ];

    private static IEnumerable<TemplateFunction> DateFunctions() =>
    [
        Date("days", Number("days")),
        Date("hours", Number("hours")),
        Date("minutes", Number("minutes")),
        Date("seconds", Number("seconds")),
        Date("milliseconds", Number("millis")),
        Date("months", Integer("months")),
        Date("years", Integer("years")),
    ];

    private static TemplateFunction Date(string unit, FunctionParameter amount) => Failing(
        "date.add_" + unit, "TemplateDates.Add" + char.ToUpperInvariant(unit[0]) + unit.Substring(1), TemplateType.DateTime,
        new FunctionParameter("date", ParameterKind.DateTime), amount) with { FailsOnValues = true };

    private static IEnumerable<(TemplateTypeKind Kind, string Name, TemplateFunction Function)> ComputedMembers()
    {
        foreach ((string name, string method) in new[]
        {
            ("year", "Year"), ("month", "Month"), ("day", "Day"), ("day_of_year", "DayOfYear"), ("hour", "Hour"), ("minute", "Minute"),
            ("second", "Second"), ("millisecond", "Millisecond"),
        })
        {
            yield return (TemplateTypeKind.DateTime, name, Function(name, "TemplateDates." + method, TemplateType.Integer.AsNullable(), new FunctionParameter("date", ParameterKind.DateTime)));
        }

        foreach ((string name, string method, TemplateType type) in new[]
        {
            ("day_of_week", "DayOfWeek", TemplateType.String with { IsCaptured = true }), ("date", "Date", TemplateType.DateTime), ("time_of_day", "TimeOfDay", TemplateType.Duration),
        })
        {
            yield return (TemplateTypeKind.DateTime, name, Function(name, "TemplateDates." + method, type.AsNullable(), new FunctionParameter("date", ParameterKind.DateTime)));
        }

        foreach ((string name, string method) in new[] { ("days", "Days"), ("hours", "Hours"), ("minutes", "Minutes"), ("seconds", "Seconds"), ("milliseconds", "Milliseconds") })
        {
            yield return (TemplateTypeKind.Duration, name, Function(name, "TemplateDates." + method, TemplateType.Integer.AsNullable(), new FunctionParameter("duration", ParameterKind.Any)));
        }

        foreach ((string name, string method) in new[]
        {
            ("total_days", "TotalDays"), ("total_hours", "TotalHours"), ("total_minutes", "TotalMinutes"), ("total_seconds", "TotalSeconds"),
            ("total_milliseconds", "TotalMilliseconds"),
        })
        {
            yield return (TemplateTypeKind.Duration, name, Function(name, "TemplateDates." + method, TemplateType.Number.AsNullable(), new FunctionParameter("duration", ParameterKind.Any)));
        }
    }
}
