using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;
using PromptGen.Language;
using PromptGen.Language.Binding;
using Xunit;

namespace PromptGen.Core.Tests.Language;

/// <summary>Templates brought from another language are no prompts that say something else.</summary>
public sealed class ForeignSyntaxTests
{
    private static readonly PromptVariable[] Variables =
    [
        new("name", new PromptType(PromptTypeKind.String)),
        new("vip", new PromptType(PromptTypeKind.Boolean)),
        new("items", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }),
    ];

    [Theory]
    // Jinja and Liquid.
    [InlineData("a {% if vip %} b", 2, 12, "`{% if vip %}` is a Jinja or Liquid tag, which is sent to the model. Write `{{ if vip }}`.")]
    [InlineData("{%- elif vip -%}", 0, 16, "`{%- elif vip -%}` is a Jinja or Liquid tag, which is sent to the model. Write `{{ else if vip }}`.")]
    [InlineData("{% else %}", 0, 10, "Write `{{ else }}`.")]
    [InlineData("{% endif %}", 0, 11, "Write `{{ end }}`.")]
    [InlineData("{%endfor%}", 0, 10, "Write `{{ end }}`.")]
    [InlineData("{% for item in items %}", 0, 23, "Write `{{ for item in items }}`.")]
    [InlineData("{% unless vip %}", 0, 16, "Write `{{ if !(vip) }}`.")]
    [InlineData("{% set x = 1 %}", 0, 15, "Write `{{ x = 1 }}`.")]
    [InlineData("{% assign x = 1 %}", 0, 18, "Write `{{ x = 1 }}`.")]
    [InlineData("{% include 'tone.md' %}", 0, 23, "Write `{{ include 'name' }}`, with the name of a partial.")]
    [InlineData("{% raw %}", 0, 9, "Write `{%{` where the text begins and `}%}` where it ends.")]
    [InlineData("{% generation %}", 0, 16, "Write it in Scriban, with tags between `{{` and `}}`.")]
    [InlineData("{# a note #}", 0, 12, "`{# a note #}` is a Jinja comment, which is sent to the model. Write `{{ # a note }}`.")]

    // Handlebars and Mustache.
    [InlineData("{{#if vip}}", 0, 11, "`{{#if vip}}` is a Handlebars block, which is a comment here, so it vanishes. Write `{{ if vip }}`.")]
    [InlineData("{{#unless vip}}", 0, 15, "Write `{{ if !(vip) }}`.")]
    [InlineData("{{~#each items~}}", 0, 17, "Write `{{ for item in items }}`.")]
    [InlineData("{{#each items}}{{name}}", 0, 15, "Write `{{ for item in items }}`.")]
    [InlineData("{{/if}}", 0, 7, "`{{/if}}` is the end of a Handlebars block, which is not code here. Write `{{ end }}`.")]
    [InlineData("{{^vip}}", 0, 8, "an inverted Mustache block")]
    [InlineData("{{> tone}}", 0, 10, "Write `{{ include 'tone' }}`.")]
    [InlineData("{{! a note for you }}", 0, 21, "a Handlebars comment, which is not code here. Write `{{ # a note for you }}`.")]
    [InlineData("{{!-- note --}}", 0, 15, "a Handlebars comment, which is not code here. Write `{{ # note }}`.")]
    [InlineData("{{! it's a note }}", 0, 18, "a Handlebars comment, which is not code here. Write `{{ # it's a note }}`.")]
    [InlineData("{{{name}}}", 0, 9, "unescaped Handlebars text")]
    [InlineData("{{& name}}", 0, 10, "Write `{{ name }}`. Scriban does not escape text.")]

    // Semantic Kernel.
    [InlineData("{{$name}}", 2, 5, "`$name` is a Semantic Kernel variable, which is an argument here, but only partials and functions have arguments. Write `name`.")]
    [InlineData("{{ $input }}", 3, 6, "Write `input`.")]

    // f-strings, JavaScript, shells.
    [InlineData("Dear {name},", 5, 6, "`{name}` is an f-string placeholder, which is sent unchanged. Write `{{ name }}`.")]
    [InlineData("Dear ${name},", 5, 7, "`${name}` is a JavaScript or shell placeholder, which is sent unchanged. Write `{{ name }}`.")]
    [InlineData("Dear { name }{{ name }}", 5, 8, "Write `{{ name }}`.")]

    // JSON with braces that another language wants doubled.
    [InlineData("Answer {{\"a\": 1}}.", 7, 10, "JSON with doubled braces, which is code here. Write each of these braces once, because a single brace is text.")]
    [InlineData("{{\n  \"a\" : [1],\n}}", 0, 18, "JSON with doubled braces")]
    public void IsReportedOnceWithTheFormOfScriban(string template, int start, int length, string message)
    {
        TemplateProblem problem = Assert.Single(Bind(template));

        Assert.Equal("PG1114", problem.Rule.Id);
        string text = string.Format(CultureInfo.InvariantCulture, problem.Rule.Message, [.. problem.Arguments]);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.EndsWith(" To send it as text, put `{%{` before it and `}%}` after it.", text, StringComparison.Ordinal);
        Assert.Equal((start, length), (problem.Start, problem.Length));
    }

    [Theory]
    [InlineData("{%{{% if vip %}}%}")]
    [InlineData("{%{Dear {name}}%}")]
    [InlineData("{%{{{#if vip}}}%}")]
    [InlineData("{%{{\"a\": {\"b\": 1}}}%}")]
    [InlineData("100 {% of %} it")]
    [InlineData("{%- not liquid -%}")]
    [InlineData("{% if")]
    [InlineData("## Setup {#setup}")]
    [InlineData("{{# if you see this }}")]
    [InlineData("{{#ifs and buts }}")]
    [InlineData("{{ # if vip }}")]
    [InlineData("{{!vip}}")]
    [InlineData("{{ !vip }}")]
    [InlineData("{{!string.contains name 'x' }}")]
    [InlineData("{{ {a: 1}.a }}")]
    [InlineData("{{ {\"a\": 1}.a }}")]
    [InlineData("{{ o = {\"a\": 1} }}{{ o.a }}")]
    [InlineData("{{ if vip }}a{{else}}b{{end}}")]
    [InlineData("{\"name\": \"x\"}")]
    [InlineData("{other} ${HOME} {0} {}")]
    [InlineData("{ name: 1 }")]
    [InlineData("function f() { return name }")]
    [InlineData("{{ func f; ret $0; end }}{{ f 1 }}")]
    [InlineData("{{ '{name}' }}")]
    public void IsNotSeenInWhatIsMeant(string template) => Assert.Empty(Bind(template).Select(static problem => problem.Rule.Id + " " + string.Join(" | ", problem.Arguments)));

    [Fact]
    public void EveryTagIsReported()
    {
        string[] found = [.. Bind("{% if vip %}{% for x in items %}{{ x }}{% endfor %}{% endif %}{# x #}").Select(static problem => problem.Rule.Id + " " + problem.Start)];

        Assert.Equal(["PG1114 0", "PG1114 12", "PG1114 39", "PG1114 51", "PG1114 62"], found.Where(static problem => problem.StartsWith("PG1114", StringComparison.Ordinal)));
    }

    [Fact]
    public void WhatFollowsFromAForeignTagIsNotReported() =>
        Assert.Equal(["PG1114 0", "PG1114 30"], Bind("{{#if vip}}a{{else}}b{{ 1 + }}{{/if}}").Select(static problem => problem.Rule.Id + " " + problem.Start));

    private static IReadOnlyList<TemplateProblem> Bind(string template) =>
        [.. TemplateBinder.Bind(template, new TemplateScope(EquatableArray.Create(Variables), new Dictionary<string, string>(StringComparer.Ordinal))).Problems];
}
