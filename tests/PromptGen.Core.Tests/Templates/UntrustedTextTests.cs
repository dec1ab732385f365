using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Templates;
using PromptGen.Core.Templates.Binding;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Core.Tests.Templates;

public class UntrustedTextTests
{
    private static readonly EquatableArray<PromptVariable> Variables = EquatableArray.Create(
        new PromptVariable("body", new PromptType(PromptTypeKind.String)) { Untrusted = true },
        new PromptVariable("maybe", new PromptType(PromptTypeKind.String) { Nullable = true }) { Untrusted = true },
        new PromptVariable("notes", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }) { Untrusted = true },
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
    public void Untrusted_text_in_instructions_is_an_error_at_its_place(string template, string? place)
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
    public void Fenced_text_and_decisions_about_it_are_fine(string template) => Assert.Empty(Bind(template, isInstruction: true));

    [Theory]
    [InlineData("{{ body | prompt.fence safe }}")]
    [InlineData("{{ body | prompt.fence \"a\\\">\" }}")]
    [InlineData("{{ body | prompt.fence \"\" }}")]
    public void The_name_of_a_fence_is_a_plain_literal(string template) =>
        Assert.Equal(DiagnosticRules.InvalidFenceName, Assert.Single(Bind(template, isInstruction: false)).Rule);

    private static EquatableArray<TemplateProblem> Bind(string template, bool isInstruction) =>
        TemplateBinder.Bind(template, new TemplateScope(Variables, Partials) { IsInstruction = isInstruction }).Problems;
}
