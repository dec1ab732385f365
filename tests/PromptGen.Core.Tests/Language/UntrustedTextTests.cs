using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;
using PromptGen.Language;
using PromptGen.Language.Binding;
using Xunit;

namespace PromptGen.Core.Tests.Language;

public class UntrustedTextTests
{
    private static readonly EquatableArray<PromptVariable> Variables = EquatableArray.Create(
        new PromptVariable("body", new PromptType(PromptTypeKind.String)) { Untrusted = true },
        new PromptVariable("maybe", new PromptType(PromptTypeKind.String) { Nullable = true }) { Untrusted = true },
        new PromptVariable("notes", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }) { Untrusted = true },
        new PromptVariable("ticket", new PromptType(PromptTypeKind.Object) { Properties = EquatableArray.Create(new PromptProperty("body", new PromptType(PromptTypeKind.String))) })
        {
            Untrusted = true,
        },
        new PromptVariable("safe", new PromptType(PromptTypeKind.String)),
        new PromptVariable("names", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }));

    private static readonly Dictionary<string, string> Partials = new()
    {
        ["direct"] = "{{ body }}",
        ["argument"] = "[{{ $1 }}]",
        ["named"] = "[{{ $text }}]",
        ["outer"] = "{{ include 'argument' $1 }}",
        ["item"] = "{{ n }}",
        ["sets"] = "{{ x = body }}",
        ["clears"] = "{{ x = '' }}",
        ["clears sometimes"] = "{{ if safe == '' }}{{ x = '' }}{{ end }}",
        ["two"] = "{{ x = body }}{{ y = safe }}",
        ["moves"] = "{{ if safe == $1 }}{{ z = y; y = x; x = body }}{{ include 'moves' $1 }}{{ end }}",
        ["turns"] = "{{ if safe == '' }}{{ include 'turns' body $1 }}{{ end }}{{ $2 }}",
        ["never"] = "{{ if safe == '' }}{{ include 'never' }}{{ else }}{{ x = '' }}{{ end }}",
        ["quotes"] = "\"{{ $1 }}\"",
        ["looks"] = "{{ if x == '' }}empty{{ end }}",
    };

    [Theory]
    [InlineData("{{ body }}", "body")]
    [InlineData("{{ body | string.upcase }}", "body | string.upcase")]
    [InlineData("{{ \"a\" + body }}", "\"a\" + body")]
    [InlineData("{{ body.size }}", "body.size")]
    [InlineData("{{ safe | string.append body }}", "safe | string.append body")]
    [InlineData("{{ x = body }}{{ x }}", "x")]
    [InlineData("{{ x = safe }}{{ x = body }}{{ x }}", "x")]
    [InlineData("{{ x = safe; y = safe }}{{ for n in names }}{{ y }}{{ y = x }}{{ x = body }}{{ end }}", "y")]
    [InlineData("{{ capture c }}{{ body }}{{ end }}{{ c }}", "c")]
    [InlineData("{{ for n in notes }}{{ n }}{{ end }}", "n")]
    [InlineData("{{ for n in [safe, body] }}{{ n }}{{ end }}", "n")]
    [InlineData("{{ for c in body }}{{ c }}{{ end }}", "c")]
    [InlineData("{{ for $n in notes }}{{ $n }}{{ end }}", "$n")]
    [InlineData("{{ body.empty? }}", "body.empty?")]
    [InlineData("{{ body | !string.empty }}", "body | !string.empty")]
    [InlineData("{{ x = []; for n in notes; x = x | array.add n; end; x | array.join ' ' }}", "x | array.join ' '")]
    [InlineData("{{ notes | array.join ', ' }}", "notes | array.join ', '")]
    [InlineData("{{ notes | array.each @string.upcase | array.first }}", "notes | array.each @string.upcase | array.first")]
    [InlineData("{{ maybe ?? safe }}", "maybe ?? safe")]
    [InlineData("{{ safe == \"x\" ? body : safe }}", "safe == \"x\" ? body : safe")]
    [InlineData("{{ {a: body}.a }}", null)]
    [InlineData("{{ o = {a: body} }}{{ o.a }}", "o.a")]
    [InlineData("{{ with {a: body} }}{{ a }}{{ end }}", "a")]
    [InlineData("{{ body | object.to_json }}", "body | object.to_json")]
    [InlineData("{{ $\"{body}\" }}", "$\"{body}\"")]
    [InlineData("{{ include 'direct' }}", "body")]
    [InlineData("{{ include 'argument' body }}", "$1")]
    [InlineData("{{ include 'named' text:body }}", "$text")]
    [InlineData("{{ include 'outer' body }}", "$1")]
    [InlineData("{{ include 'sets' }}{{ x }}", "x")]
    [InlineData("{{ for n in names }}{{ include 'item' }}{{ end }}{{ for n in notes }}{{ include 'item' }}{{ end }}", "n")]
    [InlineData("{{ (include 'direct') | string.upcase }}", "(include 'direct') | string.upcase")]
    [InlineData("{{ body | prompt.fence | string.replace \"| \" \"\" }}", "body | prompt.fence | string.replace \"| \" \"\"")]
    [InlineData("{{ [prompt.fence body] }}", "[prompt.fence body]")]

    // A variable of the prompt that a template assigns begins with the trust of its declaration.
    [InlineData("{{ if maybe == null }}{{ maybe = \"none\" }}{{ end }}{{ maybe }}", "maybe", 2)]
    [InlineData("{{ body }}{{ body = '' }}", "body")]
    [InlineData("{{ notes = notes + ['x'] }}{{ notes | array.join ' ' }}", "notes | array.join ' '")]
    [InlineData("{{ for n in notes }}{{ notes = ['x'] }}{{ n }}{{ end }}", "n")]
    [InlineData("{{ notes | array.first }}{{ notes = ['x'] }}", "notes | array.first")]
    [InlineData("{{ ticket.body }}{{ ticket = ticket }}", "ticket.body")]
    [InlineData("{{ body += '!' }}{{ body }}", "body", 1)]
    [InlineData("{{ while body != '' }}{{ body }}{{ body = '' }}{{ end }}", "body", 1)]
    [InlineData("{{ with ticket }}{{ body }}{{ end }}", "body")]

    // Partials inside expressions assign names.
    [InlineData("{{ x = '' }}{{ if (include 'sets') == '' }}{{ end }}{{ x }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ names[(include 'sets') | string.size] }}{{ x }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ include 'argument' (include 'sets') }}{{ x }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ for n in names limit:((include 'sets') | string.size) }}{{ end }}{{ x }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ for n in names offset:((include 'sets') | string.size) }}{{ x }}{{ end }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ while (include 'sets') == 'q' }}{{ end }}{{ x }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ y = (include 'sets') + x }}{{ y }}", "y", 1)]
    [InlineData("{{ x = '' }}{{ case (include 'sets'); when 'q'; end }}{{ x }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ if safe == '' && (include 'sets') == '' }}{{ end }}{{ x }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ y = maybe ?? (include 'sets') }}{{ x }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ with {a: (include 'sets')} }}{{ a }}{{ x }}{{ end }}", "x", 1)]
    [InlineData("{{ x = '' }}{{ y = [safe, include 'sets'] | array.join '' }}{{ x }}", "x", 1)]

    // Paths that meet, jumps, turns of loops and of partials.
    [InlineData("{{ x = body }}{{ if safe == '' }}{{ x = '' }}{{ end }}{{ x }}", "x", 2)]
    [InlineData("{{ x = body }}{{ include 'clears sometimes' }}{{ x }}", "x", 1)]
    [InlineData("{{ x = body }}{{ case safe; when 'a'; x = ''; when 'b'; x = ''; end }}{{ x }}", "x", 3)]
    [InlineData("{{ x = body }}{{ for n in names }}{{ x = '' }}{{ end }}{{ x }}", "x", 2)]
    [InlineData("{{ x = '' }}{{ for n in names }}{{ if n == 'a' }}{{ x = body }}{{ break }}{{ end }}{{ x = '' }}{{ end }}{{ x }}", "x", 3)]
    [InlineData("{{ x = '' }}{{ for n in names }}{{ x }}{{ if n == 'a' }}{{ x = body }}{{ continue }}{{ end }}{{ x = '' }}{{ end }}", "x", 1)]
    [InlineData("{{ x = body }}{{ for n in names }}{{ capture c }}{{ break }}{{ end }}{{ x = '' }}{{ end }}{{ x }}", "x", 2)]
    [InlineData("{{ x = ''; y = ''; z = '' }}{{ include 'moves' safe }}{{ z }}", "z", 1)]
    [InlineData("{{ include 'turns' '' '' }}", "$2")]

    // A fence holds as long as it is joined, and no longer.
    [InlineData("{{ for c in (body | prompt.fence) }}{{ c }}{{ end }}", "c")]
    [InlineData("{{ x = body | prompt.fence }}{{ for c in x }}{{ c }}{{ end }}", "c")]
    [InlineData("{{ (body | prompt.fence)[0] }}", "(body | prompt.fence)[0]")]
    [InlineData("{{ body | prompt.fence | string.slice 13 }}", "body | prompt.fence | string.slice 13")]
    [InlineData("{{ x = body | prompt.fence; x = x | string.strip }}{{ x }}", "x", 3)]
    [InlineData("{{ [[body | prompt.fence]] | array.join '' }}", "[[body | prompt.fence]] | array.join ''")]
    [InlineData("{{ '' + [body | prompt.fence] }}", "'' + [body | prompt.fence]")]
    [InlineData("{{ {a: (body | prompt.fence)} }}", "{a: (body | prompt.fence)}")]
    [InlineData("{{ {a: (body | prompt.fence)} | object.to_json }}", "{a: (body | prompt.fence)} | object.to_json")]
    [InlineData("{{ (body | prompt.fence) * 2 }}", "(body | prompt.fence) * 2")]

    // Lists, objects and functions.
    [InlineData("{{ o = {a: safe, b: body} }}{{ o.b }}", "o.b")]
    [InlineData("{{ o = {a: safe, b: body} }}{{ o }}", "o", 1)]
    [InlineData("{{ for kv in {a: body} }}{{ kv.value }}{{ end }}", "kv.value")]
    [InlineData("{{ [{a: body}] | array.map 'a' | array.first }}", "[{a: body}] | array.map 'a' | array.first")]
    [InlineData("{{ func echo(a); ret a; end }}{{ echo body }}", "echo body")]
    [InlineData("{{ func says(a); y = a; }}{{ y }}{{ end }}{{ says body }}", "y", 1)]
    public void UntrustedTextInInstructionsIsAnErrorAtItsPlace(string template, string? place, int occurrence = 0)
    {
        if (place is null)
        {
            Assert.NotEmpty(Bind(template, isInstruction: true));
            return;
        }

        TemplateProblem problem = Assert.Single(Bind(template, isInstruction: true));
        Assert.Equal(DiagnosticRules.UntrustedInstruction, problem.Rule);
        string text = problem.Partial is null ? template : Partials[problem.Partial];
        Assert.Equal(place, text.Substring(problem.Start, problem.Length));
        Assert.True(occurrence == 0 || problem.Start == PlaceOf(text, place, occurrence), "The problem is at " + problem.Start);
        Assert.Empty(Bind(template, isInstruction: false));
    }

    [Theory]
    [InlineData("{{ safe }}")]
    [InlineData("{{ body | prompt.fence }}")]
    [InlineData("{{ prompt.fence body \"ticket\" }}")]
    [InlineData("{{ x = body | prompt.fence }}{{ x }}")]
    [InlineData("{{ \"Ticket:\\n\" + (body | prompt.fence) }}")]
    [InlineData("{{ capture c }}{{ body | prompt.fence }}{{ end }}{{ c }}")]
    [InlineData("{{ for n in notes }}{{ for.index }} of {{ for.length }}: {{ n | prompt.fence }}{{ end }}")]
    [InlineData("{{ notes | array.each @prompt.fence | array.join \"\\n\" }}")]
    [InlineData("{{ include 'argument' (body | prompt.fence) }}")]
    [InlineData("{{ if body | string.contains \"refund\" }}Check the refund.{{ end }}")]
    [InlineData("{{ if body.size > 100 }}long{{ else }}{{ safe }}{{ end }}")]
    [InlineData("{{ body == \"\" ? \"empty\" : \"text\" }}")]
    [InlineData("{{ capture unused }}{{ body }}{{ end }}")]
    [InlineData("{{ body = '' }}{{ body }}")]
    [InlineData("{{ body = body | prompt.fence }}{{ body }}")]
    [InlineData("{{ if body.size > 100 }}{{ body = 'long' }}{{ else }}{{ body = 'short' }}{{ end }}{{ body }}")]
    [InlineData("{{ x = body }}{{ include 'clears' }}{{ x }}")]
    [InlineData("{{ x = body }}{{ if (include 'clears') == '' }}{{ x }}{{ end }}")]
    [InlineData("{{ x = body }}{{ y = (include 'clears') + x }}{{ y }}")]
    [InlineData("{{ x = body }}{{ include 'never' }}{{ x }}")]
    [InlineData("{{ x = body }}{{ include 'looks' }}{{ x = safe }}{{ include 'looks' }}{{ x }}")]
    [InlineData("{{ include 'quotes' safe }}{{ (include 'quotes' body) | prompt.fence }}")]
    [InlineData("{{ include 'two' }}{{ y }}")]
    [InlineData("{{ o = {id: safe, body: body} }}{{ o.id }}{{ o.body | prompt.fence }}")]
    [InlineData("{{ with {id: safe, body: body} }}{{ id }}{{ body | prompt.fence }}{{ end }}")]
    [InlineData("{{ for kv in {title: safe, body: (body | prompt.fence)} }}{{ kv.key }}: {{ kv.value }}{{ end }}")]
    [InlineData("{{ for kv in {body: body} }}{{ kv.key }}: {{ kv.value | prompt.fence }}{{ end }}")]
    [InlineData("{{ for o in [{a: safe, b: body}, {a: 'x', b: ''}] }}{{ o.a }}{{ end }}")]
    [InlineData("{{ [{a: safe, b: body}] | array.map 'a' | array.join ', ' }}")]
    [InlineData("{{ all = '' }}{{ for n in notes }}{{ all = all + (n | prompt.fence) }}{{ end }}{{ all }}")]
    [InlineData("{{ long = body.size > 100 }}{{ if long }}Be brief.{{ end }}")]
    [InlineData("{{ safe | prompt.fence | string.upcase }}")]
    [InlineData("{{ x = body }}{{ while x != '' }}{{ x = '' }}{{ end }}")]
    [InlineData("{{ x = safe }}{{ for n in names }}{{ x }}{{ x = body }}{{ x = n }}{{ end }}{{ x }}")]
    [InlineData("{{ x = '' }}{{ for n in names }}{{ if n == 'a' }}{{ x = body | prompt.fence }}{{ break }}{{ end }}{{ end }}{{ x }}")]
    [InlineData("{{ func quoted(a); ret '\"' + a + '\"'; end }}{{ quoted safe }}{{ quoted body | prompt.fence }}")]
    public void FencedTextAndDecisionsAboutItAreFine(string template) => Assert.Empty(Bind(template, isInstruction: true));

    [Fact]
    public void LoopsInsideEachOtherAreNotFollowedAnewForEachTurnOfTheOuterOnes()
    {
        string names = string.Concat(Enumerable.Range(0, 12).Select(static i => "x" + i + " = ''; "));
        string moves = string.Concat(Enumerable.Range(0, 11).Select(static i => "x" + i + " = x" + (i + 1) + "; ")) + "x11 = body";
        string loops = string.Concat(Enumerable.Range(0, 40).Select(static i => "{{ for n" + i + " in names }}"));
        string ends = string.Concat(Enumerable.Repeat("{{ end }}", 40));

        TemplateProblem problem = Assert.Single(Bind("{{ " + names + "}}" + loops + "{{ " + moves + " }}" + ends + "{{ x0 }}", isInstruction: true));

        Assert.Equal("x0", problem.Arguments[0]);
    }

    [Fact]
    public void PartialsAreFollowedOnceForEachTrustAndNoMoreThanAFewTimes()
    {
        Dictionary<string, string> partials = new(StringComparer.Ordinal) { ["p30"] = "{{ if $1 == $2 }}{{ k = $3 }}{{ end }}", ["all"] = string.Empty };
        for (int i = 0; i < 30; i++)
        {
            partials["p" + i] = "{{ include 'p" + (i + 1) + "' $1 $2 $3 }}{{ include 'p" + (i + 1) + "' $3 $1 $2 }}{{ include 'p" + (i + 1) + "' $2 $3 $1 }}";
        }

        // Each include enters with another set of untrusted names.
        string names = "{{ k = ''; " + string.Concat(Enumerable.Range(0, 60).Select(static i => "y" + i + " = ''; ")) + "}}";
        partials["all"] = string.Concat(Enumerable.Range(0, 60).Select(static i => "{{ if y" + i + " == k }}{{ end }}"));
        string uses = string.Concat(Enumerable.Range(0, 60).Select(static i => "{{ y" + i + " = body }}{{ include 'all' }}"));

        TemplateProblem problem = Assert.Single(Bind(names + uses + "{{ include 'p0' body safe 'x' }}{{ k }}", isInstruction: true, partials));

        Assert.Equal("k", problem.Arguments[0]);
    }

    [Theory]
    [InlineData("{{ body | prompt.fence safe }}")]
    [InlineData("{{ body | prompt.fence \"a\\\">\" }}")]
    [InlineData("{{ body | prompt.fence \"\" }}")]
    public void TheNameOfAFenceIsAPlainLiteral(string template) =>
        Assert.Equal(DiagnosticRules.InvalidFenceName, Assert.Single(Bind(template, isInstruction: false)).Rule);

    /// <summary>The place of a word, counted from 0.</summary>
    private static int PlaceOf(string text, string word, int occurrence) =>
        Regex.Matches(text, "\\b" + Regex.Escape(word) + "\\b")[occurrence].Index;

    private static EquatableArray<TemplateProblem> Bind(string template, bool isInstruction, Dictionary<string, string>? partials = null) =>
        TemplateBinder.Bind(template, new TemplateScope(Variables, partials ?? Partials) { IsInstruction = isInstruction }).Problems;
}
