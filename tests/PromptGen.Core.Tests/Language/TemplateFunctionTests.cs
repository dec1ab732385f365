using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;
using PromptGen.Language;
using PromptGen.Language.Binding;
using PromptGen.Language.Syntax;
using Xunit;

namespace PromptGen.Core.Tests.Language;

/// <summary>Functions, objects and <c>with</c>: what is refused. What they render is checked by the conformance vectors.</summary>
public class TemplateFunctionTests
{
    [Theory]
    [InlineData("{{ func f(a); ret a + 1; end }}{{ f n }}{{ f 1.5 }}{{ f name }}")]
    [InlineData("{{ func f(a, b = 2); ret a * b; end }}{{ f n }}{{ f n 3 }}{{ f b:3 a:n }}{{ 1 + f(n) }}{{ n | f }}")]
    [InlineData("{{ func f; ret $0 + $1; end }}{{ f n 1 }}")]
    [InlineData("{{ f(a) = a * 2; g(a) = f(a) + 1 }}{{ g n }}")]
    [InlineData("{{ func f(a) }}<{{ a }}>{{ end }}{{ for t in tags }}{{ f t }}{{ end }}")]
    [InlineData("{{ func f(a); x = a; x = x + 1; ret x; end }}{{ f n }}{{ f 2 }}")]
    [InlineData("{{ func f(a); if a; ret 'y'; end; ret 'n'; end }}{{ x = f true }}{{ x }}")]
    [InlineData("{{ x = {a: n, b: {c: name}} }}{{ x.b.c }}{{ x | object.to_json }}")]
    [InlineData("{{ with {a: n} }}{{ a + n }}{{ end }}")]
    public void Accepted(string template) => Assert.Empty(Bind(template));

    [Theory]
    [InlineData("{{ func f(a); ret f(a); end }}{{ f 1 }}", "PG1111")]
    [InlineData("{{ func f(a); ret g(a); end; func g(a); ret f(a); end }}{{ f 1 }}", "PG1111")]
    [InlineData("{{ f 1 }}{{ func f(a); ret a; end }}", "PG1210")]
    [InlineData("{{ if name == 'a'; func f(a); ret a; end; end }}{{ f 1 }}", "PG1209")]
    [InlineData("{{ func f(a); ret a; end }}{{ f }}", "PG1212")]
    [InlineData("{{ func f(a); ret a; end }}{{ f 1 2 }}", "PG1212")]
    [InlineData("{{ func f(a) }}x{{ end }}{{ 1 + f(2) }}", "PG1111")]
    [InlineData("{{ func f(a); n = a; end }}{{ f 1 }}", "PG1111")]
    [InlineData("{{ func f(a); ret t; end }}{{ for t in tags; f 1; end }}", "PG1111")]
    [InlineData("{{ func f(a); break; end }}{{ for t in tags; f 1; end }}", "PG1215")]
    [InlineData("{{ func f(a); ret for.index; end }}{{ for t in tags; f 1; end }}", "PG1215")]
    [InlineData("{{ func name; ret 1; end }}", "PG1111")]
    [InlineData("{{ with {a: n} }}{{ x = 1 }}{{ end }}", "PG1111")]
    [InlineData("{{ with n }}{{ end }}", "PG1204")]
    [InlineData("{{ capture c }}x{{ end }}{{ c.size }}", "PG1111")]
    [InlineData("{{ capture c }}x{{ end }}{{ [c] }}", "PG1111")]
    [InlineData("{{ {a: 1, a: 2} }}", "PG1105")]
    [InlineData("{{ upcase name }}", "PG1210")]
    [InlineData("{{ name | regex.match '(' }}", "PG1217")]
    // A partial that assigns what the language would read after it.
    [InlineData("{{ x = 'a'; x += (include 'sets') }}", "PG1111")]
    [InlineData("{{ x = 'a' }}{{ for t in tags limit:x.size offset:(include 'sets' | string.size) }}{{ end }}", "PG1111")]
    [InlineData("{{ x = 'a' }}{{ string.append with:(include 'sets') text:x }}", "PG1111")]
    [InlineData("{{ x = 'a' }}{{ (n > 0 ? x : 1) + (include 'sets') }}", "PG1111")]
    public void Refused(string template, string rule) => Assert.Equal(rule, Assert.Single(Bind(template)).Rule.Id);

    [Fact]
    public void AMisplacedElseIfIsOneError() =>
        Assert.Equal("PG1108", Assert.Single(TemplateParser.FindProblems("{{ for t in tags }}a{{ else if n }}b{{ else }}c{{ end }}")).Rule.Id);

    [Fact]
    public void AFunctionWithoutItsNamespaceIsRecognised() =>
        Assert.Contains("`string.upcase`", Assert.Single(Bind("{{ upcase name }}")).Arguments[^1]);

    [Theory]
    [InlineData('(', ')', 10_000)]
    [InlineData('[', ']', 10_000)]
    [InlineData('!', ' ', 10_000)]
    public void DeepNestingIsAnError(char open, char close, int depth) => Assert.Contains(
        DiagnosticRules.NestedTooDeep,
        TemplateParser.FindProblems("{{ " + new string(open, depth) + "1" + new string(close, depth) + " }}").Select(static problem => problem.Rule));

    [Fact]
    public void FunctionsThatCallEachOtherManyTimesAreAnError()
    {
        string functions = string.Concat(Enumerable.Range(1, 40).Select(static i => $"f{i}(a) = f{i - 1}(a) + f{i - 1}(a);"));
        Assert.NotEmpty(Bind("{{ f0(a) = a;" + functions + " }}{{ f40 1 }}"));
    }

    private static EquatableArray<TemplateProblem> Bind(string template) => TemplateBinder.Bind(template, new TemplateScope(
        EquatableArray.Create(
            new PromptVariable("name", new PromptType(PromptTypeKind.String)),
            new PromptVariable("n", new PromptType(PromptTypeKind.Integer)),
            new PromptVariable("tags", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) })),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["sets"] = "{{ x = 'b' }}" })).Problems;
}
