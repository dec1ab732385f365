using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Fluid;
using Scriban;
using Scriban.Runtime;
using TemplateContext = Scriban.TemplateContext;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>The benchmark's templates in engines that interpret them, each parsed once.</summary>
internal static class TemplateEngines
{
    public const string ReusedScriban = "Scriban, context reused";
    public const string NewScriban = "Scriban, new context";
    public const string Fluid = "Fluid";

    private static readonly TimeSpan RegexTime = TimeSpan.FromSeconds(1);

    /// <param name="values">Strings, booleans, lists of strings, and lists of objects as dictionaries, by name.</param>
    public static IReadOnlyList<(string Name, Func<string> Render)> Of(string template, IReadOnlyDictionary<string, object> values) =>
        [(ReusedScriban, Reused(template, values)), (NewScriban, New(template, values)), (Fluid, OfFluid(template, values))];

    private static Func<string> Reused(string text, IReadOnlyDictionary<string, object> values)
    {
        Template template = Template.Parse(text);
        ScriptObject model = Model(values);
        TemplateContext context = new();
        return () =>
        {
            context.Reset();
            context.PushCulture(CultureInfo.InvariantCulture);
            context.PushGlobal(model);
            return template.Render(context);
        };
    }

    private static Func<string> New(string text, IReadOnlyDictionary<string, object> values)
    {
        Template template = Template.Parse(text);
        ScriptObject model = Model(values);
        return () =>
        {
            TemplateContext context = new();
            context.PushCulture(CultureInfo.InvariantCulture);
            context.PushGlobal(model);
            return template.Render(context);
        };
    }

    private static Func<string> OfFluid(string text, IReadOnlyDictionary<string, object> values)
    {
        IFluidTemplate template = new FluidParser().Parse(Liquid(text));
        TemplateOptions options = new() { CultureInfo = CultureInfo.InvariantCulture };
        return () =>
        {
            global::Fluid.TemplateContext context = new(options);
            foreach (KeyValuePair<string, object> value in values)
            {
                context.SetValue(value.Key, value.Value);
            }

            return template.Render(context);
        };
    }

    private static ScriptObject Model(IReadOnlyDictionary<string, object> values)
    {
        ScriptObject model = [];
        foreach (KeyValuePair<string, object> value in values)
        {
            model.Add(value.Key, Value(value.Value));
        }

        return model;
    }

    private static object Value(object value) => value switch
    {
        IReadOnlyDictionary<string, object> members => Model(members),
        IEnumerable<object> items => new ScriptArray(items.Select(Value)),
        _ => value,
    };

    /// <summary>In Liquid, a line that is one tag leaves nothing of itself if its line end is left out.</summary>
    private static string Liquid(string template)
    {
        string text = Regex.Replace(template, @"^\{\{~(.*)~\}\}\n", "{%$1%}", RegexOptions.Multiline, RegexTime)
            .Replace("{{ for team in teams }}{{ team }}{{ if !for.last }}, {{ end }}{{ end }}", "{% for team in teams %}{{ team }}{% unless forloop.last %}, {% endunless %}{% endfor %}", StringComparison.Ordinal)
            .Replace("{{ for.index + 1 }}", "{{ forloop.index }}", StringComparison.Ordinal);

        // What was opened first is closed first: no block of these templates stands inside another.
        Regex end = new("{% end %}", RegexOptions.None, RegexTime);
        text = text.Contains("{% if", StringComparison.Ordinal) ? end.Replace(text, "{% endif %}", 1) : text;
        return end.Replace(text, "{% endfor %}");
    }
}
