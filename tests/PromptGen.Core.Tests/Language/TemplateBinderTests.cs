using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;
using PromptGen.Language;
using PromptGen.Language.Binding;
using Xunit;

namespace PromptGen.Core.Tests.Language;

/// <summary>Types, names, and what is refused where.</summary>
public sealed class TemplateBinderTests
{
    private static readonly EquatableArray<PromptVariable> Variables = EquatableArray.Create(
        new PromptVariable("customer_tier", new PromptType(PromptTypeKind.Enum) { EnumValues = EquatableArray.Create("free", "pro") }),
        new PromptVariable("name", new PromptType(PromptTypeKind.String)),
        new PromptVariable("nick", new PromptType(PromptTypeKind.String) { Nullable = true }),
        new PromptVariable("n", new PromptType(PromptTypeKind.Integer)),
        new PromptVariable("x", new PromptType(PromptTypeKind.Number)),
        new PromptVariable("flag", new PromptType(PromptTypeKind.Boolean)),
        new PromptVariable("at", new PromptType(PromptTypeKind.DateTime)),
        new PromptVariable("tags", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }),
        new PromptVariable("user", new PromptType(PromptTypeKind.Object)
        {
            Properties = EquatableArray.Create(
                new PromptProperty("name", new PromptType(PromptTypeKind.String)),
                new PromptProperty("age", new PromptType(PromptTypeKind.Integer))),
        }));

    [Theory]
    [InlineData("{{ custmer_tier }}", "PG1201", 3, "custmer_tier", "Did you mean `customer_tier`?")]
    [InlineData("{{ user.nam }}", "PG1202", 8, "user", "Did you mean `name`?")]
    [InlineData("{{ tags.length }}", "PG1202", 8, "tags", "Known are: `size`.")]
    [InlineData("{{ name - 1 }}", "PG1203", 3, "-", "a string")]
    [InlineData("{{ user == 1 }}", "PG1203", 3, "==", "an object")]
    [InlineData("{{ at < 5 }}", "PG1203", 3, "<", "a date")]
    [InlineData("{{ flag > true }}", "PG1203", 3, ">", "a boolean")]
    [InlineData("{{ -name }}", "PG1204", 4, "-", "a string")]
    [InlineData("{{ n[0] }}", "PG1204", 3, "[...]", "an integer")]
    [InlineData("{{ for t in n }}{{ t.x }}{{ end }}", "PG1205", 12, "n", "an integer")]
    [InlineData("{{ include 'hous' }}", "PG0114", 11, "hous", "Did you mean `house`?")]
    [InlineData("{{ at | date.to_string '%F %Z' }}", "PG1111", 8, "%Z", "declare a variable of type integer or string for it; the result depends on the time zone of the machine")]
    [InlineData("{{ at | date.to_string '%s' }}", "PG1111", 8, "%s", "declare a variable of type integer or string for it; the result depends on the time zone of the machine")]
    [InlineData("{{ v = 1 }}{{ v = 'a' }}", "PG1208", 14, "v", "an integer")]
    [InlineData("{{ for t in tags }}{{ v = t }}{{ end }}{{ v }}", "PG1209", 42, "v", null)]
    [InlineData("{{ if flag }}{{ v = 1 }}{{ end }}{{ v }}", "PG1209", 36, "v", null)]
    [InlineData("{{ name | string.uppcase }}", "PG1210", 10, "string.uppcase", "Did you mean `string.upcase`?")]
    [InlineData("{{ name tags }}", "PG1211", 3, "name", null)]
    [InlineData("{{ tags [0] }}", "PG1211", 3, "tags", null)]
    [InlineData("{{ name | string.replace 'a' }}", "PG1212", 10, "string.replace", "2")]
    [InlineData("{{ name | string.truncate 'x' }}", "PG1213", 26, "string.truncate", "length")]
    [InlineData("{{ null.x }}", "PG1214", 3, "null", null)]
    [InlineData("{{ break }}", "PG1215", 3, "break", null)]
    [InlineData("{{ for.index }}", "PG1215", 3, "for.index", null)]
    [InlineData("{{ string = 1 }}", "PG1216", 3, "string", null)]
    [InlineData("{{ customer_tier = 'x' }}", "PG1111", 3, "customer_tier =", "assign to another name; this one is an enum of the caller")]
    [InlineData("{{ flag and name }}", "PG1112", 8, "and", "&&")]
    [InlineData("{{ if not flag }}{{ end }}", "PG1112", 6, "not", "!")]
    [InlineData("{{ 99999999999999999999 }}", "PG1110", 3, "99999999999999999999", null)]
    [InlineData("{{ date.now }}", "PG1111", 3, "date.now", null)]
    [InlineData("{{ math.random 1 2 }}", "PG1111", 3, "math.random", null)]
    [InlineData("{{ flag ? 1 : 2.5 | f }}", "PG1210", 20, "f", null)]
    public void ReportsAProblemOnceAtItsPlace(string text, string rule, int start, string argument, string? other)
    {
        TemplateProblem problem = Assert.Single(Bind(text).Problems);

        Assert.Equal(rule, problem.Rule.Id);
        Assert.Equal(start, problem.Start);
        Assert.Null(problem.Partial);
        Assert.Equal(argument, problem.Arguments[0]);
        if (other is not null)
        {
            Assert.Contains(other, problem.Arguments);
        }
    }

    [Theory]
    [InlineData("{{ if tags.size > 0 && nick }}{{ nick }}{{ end }}")]
    [InlineData("{{ v = 0 }}{{ for t in tags }}{{ v += t.size }}{{ end }}{{ v }}")]
    [InlineData("{{ if flag }}{{ v = 1 }}{{ else }}{{ v = 2 }}{{ end }}{{ v }}")]
    [InlineData("{{ v = null }}{{ v = name }}{{ v }}")]
    [InlineData("{{ (flag ? 1 : 2.5) + 1 }}")]
    [InlineData("{{ customer_tier == 'pro' ? name : nick ?? '-' }}")]
    [InlineData("{{ user.name | string.upcase | string.truncate 5 }}")]
    [InlineData("{{ tags | array.join ', ' }}{{ tags[0] ?? 'none' }}{{ at.year }}")]
    [InlineData("{{ for t in tags offset:1 limit:n reversed }}{{ for.index }}{{ for.changed }}{{ else }}none{{ end }}")]
    [InlineData("{{ case n; when 1, 2 }}few{{ when 3 || 4 }}some{{ else }}many{{ end }}")]
    [InlineData("{{ capture c }}{{ name }}{{ end }}{{ c | string.size }}")]
    [InlineData("{{ at | date.to_string '%%s%%Z' }}")]
    public void Accepts(string text) => Assert.Empty(Bind(text).Problems);

    [Fact]
    public void ReportsAProblemInAPartialOnceAndWithItsName()
    {
        BoundTemplate template = Bind("{{ include 'bad' }}{{ include 'bad' }}");

        TemplateProblem problem = Assert.Single(template.Problems);
        Assert.Equal("bad", problem.Partial);
        Assert.Equal(8, problem.Start);
    }

    [Fact]
    public void ReportsProblemsOfMessageAndPartialsTogether() =>
        Assert.Equal(
            [(null, "PG1201"), (null, "PG1106"), ("bad", "PG1201")],
            Bind("{{ nope }}{{ include 'bad' }}{{ 1 + }}").Problems
                .Select(static problem => (problem.Partial, problem.Rule.Id))
                .OrderBy(static problem => problem.Partial, StringComparer.Ordinal)
                .ThenByDescending(static problem => problem.Id, StringComparer.Ordinal));

    [Fact]
    public void KnowsTheVariablesUsedInFileOrder() =>
        Assert.Equal(["name", "n", "tags"], Bind("{{ tags }}{{ include 'house' }}{{ if n > 1 }}{{ name }}{{ end }}").UsedVariables);

    [Theory]
    [InlineData("Hello {{ name }}", "Hello ")]
    [InlineData("A {{ include 'house' }} B {{ name }} C", "A Rules apply. B ")]
    [InlineData("{{ if flag }}x{{ end }}", "")]
    [InlineData("  {{ 'a\nb' }} {{ n }}", "  a\n  b ")]
    [InlineData("all static", "all static")]
    public void KnowsTheStaticPrefix(string text, string expected) => Assert.Equal(expected, Bind(text).StaticPrefix);

    [Fact]
    public void BindsAPartialThatIsIncludedOftenOnce()
    {
        Dictionary<string, string> partials = new(StringComparer.Ordinal) { ["p0"] = "{{ name }}" };
        for (int i = 1; i <= 40; i++)
        {
            string inner = "p" + (i - 1).ToString(CultureInfo.InvariantCulture);
            partials["p" + i.ToString(CultureInfo.InvariantCulture)] = "{{ include '" + inner + "' }}{{ include '" + inner + "' }}";
        }

        // Without sharing this would be 2^40 bindings.
        Assert.Empty(TemplateBinder.Bind("{{ include 'p40' }}", new TemplateScope(Variables, partials)).Problems);
    }

    [Fact]
    public void BindsAMegabyteInSeconds()
    {
        StringBuilder text = new();
        while (text.Length < 1_000_000)
        {
            text.Append("Some text of a paragraph.\n  {{ name }} and {{ if n > 3 }}{{ tags | array.join ', ' }}{{ else }}{{ user.name }}{{ end }}\n");
        }

        Stopwatch watch = Stopwatch.StartNew();
        Assert.Empty(Bind(text.ToString()).Problems);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Hello.", true)]
    [InlineData("Hello {{ name }}, or {{ nick }}.", true)]
    [InlineData("{{ customer_tier }}", false)]
    [InlineData("{{ n }} {{ flag }}", false)]
    [InlineData("{{ name | string.upcase }}", false)]
    [InlineData("{{ prompt.fence name }}", false)]
    [InlineData("{{ if flag }}Hello.{{ end }}", false)]
    [InlineData("{{ for t in tags }}{{ end }}", false)]
    [InlineData("{{ v = name }}", false)]
    [InlineData("{{ tags }}", false)]
    [InlineData("{{ user.name }}", false)]
    [InlineData("{{ include 'house' }}", false)]
    [InlineData("A line\n  {{ include 'house' }}", false)]
    public void OnlyConstantsAndTextsOfTheCallerArePlain(string text, bool isPlain) => Assert.Equal(isPlain, Bind(text).IsPlain);

    [Theory]
    [InlineData("{{ n }}", false)]
    [InlineData("{{ for t in tags }}{{ for c in tags }}{{ c }}{{ end }}{{ end }}", false)]
    [InlineData("{{ include 'house' }}", false)]
    [InlineData("{{ include 'endless' }}", true)]
    [InlineData("{{ for t in tags }}{{ include 'many' }}{{ end }}", true)]
    public void OnlyWhatCanTakeTooManyStepsIsCounted(string text, bool counted) => Assert.Equal(counted, RenderingSteps.MustBeCounted(Bind(text)));

    [Theory]
    [InlineData("{{ if tags }}a{{ end }}", 6, "`tags` is a list, even if it is empty, and a condition treats it as true. Write `tags.size > 0`.")]
    [InlineData("{{ if name }}a{{ end }}", 6, "`name` is a text, even if it is empty, and a condition treats it as true. Write `name != ''`.")]
    [InlineData("{{ if user.name }}a{{ end }}", 6, "Write `user.name != ''`.")]
    [InlineData("{{ if flag }}a{{ else if n }}b{{ end }}", 25, "`n` is a number, even if it is 0, and a condition treats it as true. Write `n != 0`.")]
    [InlineData("{{ flag && tags ? 'a' : 'b' }}", 11, "Write `tags.size > 0`.")]
    [InlineData("{{ x || flag }}", 3, "Write `x != 0`.")]
    [InlineData("{{ if !name }}a{{ end }}", 7, "Write `name != ''`.")]
    [InlineData("{{ customer_tier ? 'a' : 'b' }}", 3, "Compare it with a value, or remove the condition.")]
    [InlineData("{{ if at }}a{{ end }}", 6, "`at` is a date, and a condition treats it as true.")]
    public void WarnsOfConditionsThatAreAlwaysTrue(string text, int start, string message)
    {
        BoundTemplate template = Bind(text);

        Assert.Empty(template.Problems);
        TemplateProblem warning = Assert.Single(template.Warnings);
        Assert.Equal(("PG1221", start), (warning.Rule.Id, warning.Start));
        Assert.Contains(message, string.Format(CultureInfo.InvariantCulture, warning.Rule.Message, [.. warning.Arguments]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ if flag }}a{{ end }}")]
    [InlineData("{{ if nick }}a{{ end }}")]
    [InlineData("{{ if !nick }}a{{ end }}")]
    [InlineData("{{ if true }}a{{ end }}")]
    [InlineData("{{ if tags.size > 0 && name != '' && n != 0 }}a{{ end }}")]
    [InlineData("{{ nick ?? name }}")]
    [InlineData("{{ v = null; if flag; v = 'a'; end; if v; v; end }}")]
    [InlineData("{{ for t in tags }}{{ if for.first }}a{{ end }}{{ end }}")]
    [InlineData("{{ if tags.empty? }}a{{ end }}")]
    public void ConditionsThatAskSomethingAreLeftAlone(string text) => Assert.Empty(Bind(text).Warnings);

    private static BoundTemplate Bind(string text) => TemplateBinder.Bind(text, new TemplateScope(
        Variables,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["house"] = "Rules apply.",
            ["bad"] = "Dear {{ nope }}",
            ["endless"] = "{{ if flag }}{{ include 'endless' }}{{ end }}",
            ["many"] = string.Concat(Enumerable.Repeat("{{ n }}", 11_000)),
        }));
}
