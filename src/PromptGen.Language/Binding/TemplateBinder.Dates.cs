using System;
using System.Globalization;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>Dates from text and to text.</summary>
internal sealed partial class TemplateBinder
{
    private static readonly string[] ReadableDates = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>A literal without a time zone is known now. The language takes it as local time, which nothing but its seconds since 1970 shows.</summary>
    private BoundExpression ParseDate(SyntaxNode node, BoundExpression text) =>
        text is BoundConstant { Value: string literal }
        && DateTime.TryParseExact(literal, ReadableDates, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? new BoundConstant(TemplateType.DateTime, DateTime.SpecifyKind(date, DateTimeKind.Local))
            : Report(
                DiagnosticRules.UnsupportedConstruct, node, "date.parse",
                "declare a variable of type date-time, or parse a literal like `\"2026-03-15 10:30:00\"`; other texts depend on the machine");

    private BoundExpression? FormatDate(SyntaxNode node, BoundExpression value, BoundExpression pattern, BoundConstant? culture)
    {
        if (value.Type.Kind != TemplateTypeKind.DateTime || pattern is not BoundConstant { Value: string text })
        {
            return null;
        }

        if (text.Length > 0 && text.Replace("%g", string.Empty).Length == 0)
        {
            return Report(DiagnosticRules.UnsupportedConstruct, node, text, "write date directives such as `%F`; `%g` only selects the invariant culture, which prompts always use");
        }

        if (DateText.MachineDependentDirective(text) is { } directive)
        {
            return Report(
                DiagnosticRules.UnsupportedConstruct, node, directive,
                "declare a variable of type integer or string for it; the result depends on the time zone of the machine");
        }

        TemplateType type = value.Type.Nullable ? TemplateType.String.AsNullable() : TemplateType.String;
        return culture is null
            ? new BoundCall(type, Runtime("date.to_string", "TemplateDates.ToString", type), [value, pattern], What(node))
            : new BoundCall(type, Failing("date.to_string", "TemplateCultures.Date", type), [value, pattern, culture], What(node));
    }

    /// <summary>By a custom format of .NET that does not show the time zone.</summary>
    private BoundCall? FormatByPattern(SyntaxNode node, BoundExpression value, BoundExpression format, BoundConstant? culture)
    {
        bool isPattern = !value.Type.Nullable && format is BoundConstant { Value: string { Length: > 1 } pattern }
            && pattern.IndexOfAny(['z', 'K', '%', '\\', '"', '\'']) < 0 && IsDateFormat(pattern);
        return !isPattern ? null
            : culture is null ? new BoundCall(TemplateType.String, Runtime("object.format", "TemplateDates.Format", TemplateType.String), [value, format], string.Empty)
            : new BoundCall(TemplateType.String, Failing("object.format", "TemplateCultures.DateFormat", TemplateType.String), [value, format, culture], What(node));
    }

    private static bool IsDateFormat(string format)
    {
        try
        {
            _ = default(DateTime).ToString(format, CultureInfo.InvariantCulture);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
