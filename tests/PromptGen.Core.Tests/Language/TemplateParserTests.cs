using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Language;
using PromptGen.Language.Syntax;
using Xunit;

namespace PromptGen.Core.Tests.Language;

/// <summary>The grammar: shapes of trees, whitespace control, and problems with their places.</summary>
public sealed class TemplateParserTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "(1 + (2 * 3))")]
    [InlineData("1 * 2 + 3", "((1 * 2) + 3)")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("a && b || c && d", "((a && b) || (c && d))")]
    [InlineData("a == b && c", "((a == b) && c)")]
    [InlineData("a ?? 1 + 1", "(a ?? (1 + 1))")]
    [InlineData("!a && b", "((! a) && b)")]
    [InlineData("-a * b", "((- a) * b)")]
    [InlineData("1..2+1", "((1 .. 2) + 1)")]
    [InlineData("a ? 1 : 2 + 1", "(a ? 1 : (2 + 1))")]
    [InlineData("a ? b ? 1 : 2 : 3", "(a ? (b ? 1 : 2) : 3)")]
    [InlineData("f a b", "f(a, b)")]
    [InlineData("f a + b c", "f((a + b), c)")]
    [InlineData("f + a b", "(f + a(b))")]
    [InlineData("f(a, b).c", "f(a, b).c")]
    [InlineData("f a start:1 b", "f(a, start: 1, b)")]
    [InlineData("x | f a | g", "(x | (f(a) | g))")]
    [InlineData("1 + 2 | math.times 3", "((1 + 2) | math.times(3))")]
    [InlineData("s | string.size > 2", "(s | (string.size > 2))")]
    [InlineData("s | string.contains \"t\" ? \"y\" : \"n\"", "(s | (string.contains(\"t\") ? \"y\" : \"n\"))")]
    [InlineData("string.contains s \"t\" && b", "string.contains(s, (\"t\" && b))")]
    [InlineData("!string.contains s \"t\" && b", "((! string.contains(s, \"t\")) && b)")]
    [InlineData("a?.b.c[0]", "a?.b?.c[0]")]
    [InlineData("xs[1].y", "xs[1].y")]
    [InlineData("xs [1]", "xs([1])")]
    [InlineData("[1, [2],\n 3]", "[1, [2], 3]")]
    [InlineData("{a: 1, \"b\": {c: 2}}", "{a: 1, b: {c: 2}}")]
    [InlineData("$\"a{b + 1}c\"", "$(\"a\", (b + 1), \"c\")")]
    [InlineData("'it\\'s \\u0041'", "\"it's A\"")]
    [InlineData("`a\\b``c`", "\"a\\b`c\"")]
    [InlineData("1_000 + 1e3 + 1.5 + 2m", "(((1_000 + 1e3) + 1.5) + 2m)")]
    [InlineData("x # comment", "x")]
    public void ReadsExpressionsAsTheLanguageDoes(string text, string expected)
    {
        (TemplateSyntax tree, TemplateProblems problems) = Parse("{{ " + text + " }}");

        Assert.Empty(problems.Items);
        ExpressionStatementSyntax statement = Assert.Single(tree.Body.Statements.OfType<ExpressionStatementSyntax>());
        Assert.Equal(expected, Show(statement.Expression));
    }

    [Theory]
    [InlineData("a  {{- x -}}  b", "a|b")]
    [InlineData("a\n\n  {{~ x ~}}\n\n  b", "a\n\n|\n  b")]
    [InlineData("a {{~ x ~}} b", "a|b")]
    [InlineData("a\r  {{~ x }}\r\nb", "a\r|\r\nb")]
    [InlineData("{{ x ~}}\r  b\nc", "|b\nc")]
    [InlineData("a\u00A0\u2028{{- x }}", "a|")]
    [InlineData("{%{ {{ raw }} }%}", " {{ raw }} ")]
    [InlineData("{%%{ }%} }%%}", " }%} ")]
    [InlineData("a {%{- x -}%} b", "a x b")]
    [InlineData("{ }} {% %}", "{ }} {% %}")]
    public void AppliesWhitespaceControl(string text, string expected)
    {
        (TemplateSyntax tree, TemplateProblems problems) = Parse(text);

        Assert.Empty(problems.Items);
        IEnumerable<string> runs = tree.Body.Statements
            .Where(static statement => statement is TextSyntax or ExpressionStatementSyntax)
            .Select(statement => statement is TextSyntax ? text.Substring(statement.Start, statement.Length) : "|");
        Assert.Equal(expected, string.Concat(runs).Replace("||", "|", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("  {{ x }}", "  ")]
    [InlineData("a\n\t {{ x }}", "\t ")]
    [InlineData("a {{ x }}", "")]
    [InlineData("a\n  {{~ x }}", "")]
    [InlineData("a\n  {{- x }}", "")]
    [InlineData("{{ y ~}}\n  {{ x }}", "  ")]
    public void FindsTheIndentationOfATag(string text, string expected)
    {
        (TemplateSyntax tree, _) = Parse(text);

        Assert.Equal(expected, tree.Body.Statements.OfType<TagOpenSyntax>().Last().Indentation);
    }

    [Theory]
    [InlineData("{{ name", "PG1101", 0)]
    [InlineData("{{ \"open }}", "PG1102", 3)]
    [InlineData("a {%{ b", "PG1103", 2)]
    [InlineData("{{ 'a\\q' }}", "PG1104", 5)]
    [InlineData("{{ (a }}", "PG1105", 6)]
    [InlineData("{{ a = 1 = 2 }}", "PG1105", 9)]
    [InlineData("{{ if a = 1 }}{{ end }}", "PG1105", 8)]
    [InlineData("{{ if }}{{ end }}", "PG1106", 6)]
    [InlineData("{{ 1 + }}", "PG1106", 7)]
    [InlineData("{{ for x in xs }}", "PG1107", 3)]
    [InlineData("{{ end }}", "PG1108", 3)]
    [InlineData("{{ if a }}{{ when 1 }}{{ end }}", "PG1108", 13)]
    [InlineData("{{ if a }}{{ elseif b }}{{ end }}", "PG1112", 13)]
    [InlineData("{{ unless a }}x{{ end }}", "PG1112", 3)]
    [InlineData("{{ flag ? -n : n }}", "PG1113", 10)]
    [InlineData("{{ flag ? x | f : n }}", "PG1113", 12)]
    [InlineData("{{ for 1 in xs }}{{ end }}", "PG1105", 7)]
    [InlineData("{{ for x of xs }}{{ end }}", "PG1105", 9)]
    [InlineData("{{ user. }}", "PG1105", 9)]
    [InlineData("{{ import x }}", "PG1111", 3)]
    [InlineData("{{ i\n+ }}", "PG1106", 7)]
    public void ReportsAProblemOnceAtItsPlace(string text, string rule, int start)
    {
        (_, TemplateProblems problems) = Parse(text);

        TemplateProblem problem = Assert.Single(problems.Items);
        Assert.Equal(rule, problem.Rule.Id);
        Assert.Equal(start, problem.Start);
    }

    [Fact]
    public void ReportsAllProblemsOfATemplate()
    {
        (_, TemplateProblems problems) = Parse("{{ 1 + }}\n{{ if ( }}a{{ else }}{{ * }}{{ end }}\n{{ x. }}");

        Assert.Equal(["PG1106", "PG1106", "PG1106", "PG1105"], problems.Items.Select(static problem => problem.Rule.Id));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("{a:")]
    [InlineData("f(")]
    [InlineData("$\"{")]
    [InlineData("x ? ")]
    [InlineData("1 + ")]
    [InlineData("x | ")]
    public void RefusesDeepExpressionsWithoutExhaustingTheStack(string piece)
    {
        (_, TemplateProblems problems) = Parse("{{ " + string.Concat(Enumerable.Repeat(piece, 10_000)) + "x }}");

        Assert.Contains(problems.Items, static problem => problem.Rule.Id is "PG1109" or "PG1101" or "PG1102");
    }

    [Theory]
    [InlineData("{{ if x }}", "")]
    [InlineData("{{ for x in xs }}", "{{ end }}")]
    [InlineData("{{ if x }}{{ else if y }}", "{{ end }}")]
    public void RefusesDeepBlocksWithoutExhaustingTheStack(string open, string close)
    {
        (_, TemplateProblems problems) = Parse(
            string.Concat(Enumerable.Repeat(open, 10_000)) + string.Concat(Enumerable.Repeat(close, 10_000)));

        Assert.Equal("PG1109", Assert.Single(problems.Items).Rule.Id);
    }

    [Fact]
    public void FindsIncludesWithoutBinding()
    {
        List<TemplateInclude> includes = TemplateIncludes.Find(
            "include 'no' {{ include 'a' }} {{ x = include(\"b-c\", 1) | f }} {{ o.include 'no' }} {{ include name }} {%{ {{ include 'no' }} }%}");

        Assert.Equal(["a", "b-c"], includes.Select(static include => include.Name));
        Assert.Equal(24, includes[0].Start);
        Assert.Equal(3, includes[0].Length);
    }

    [Theory]
    [InlineData("{{ include $'a' }}", 11)]
    [InlineData("{{ include $\"a\" }}", 11)]
    [InlineData("{{ include `a` }}", 11)]
    [InlineData("{{ include($'a', 1) }}", 11)]
    public void FindsIncludesInEveryKindOfStringLiteral(string template, int start)
    {
        TemplateInclude include = Assert.Single(TemplateIncludes.Find(template));

        Assert.Equal("a", include.Name);
        Assert.Equal(start, include.Start);
    }

    private static (TemplateSyntax Tree, TemplateProblems Problems) Parse(string text)
    {
        TemplateProblems problems = new(partial: null);
        return (TemplateParser.Parse(text, problems), problems);
    }

    private static string Show(ExpressionSyntax expression) => expression switch
    {
        LiteralSyntax { Kind: LiteralKind.String } literal => "\"" + literal.Text + "\"",
        LiteralSyntax literal => literal.Text,
        NameSyntax name => name.Name,
        MemberSyntax member => Show(member.Target) + (member.NullSafe ? "?." : ".") + member.Member.Name,
        IndexSyntax index => Show(index.Target) + "[" + Show(index.Index) + "]",
        UnarySyntax unary => "(" + (unary.Operation == TokenKind.Exclamation ? "!" : "-") + " " + Show(unary.Operand) + ")",
        BinarySyntax binary => "(" + Show(binary.Left) + " " + Sign(binary.Operation.Kind) + " " + Show(binary.Right) + ")",
        ConditionalSyntax choice => "(" + Show(choice.Condition) + " ? " + Show(choice.Then) + " : " + Show(choice.Else) + ")",
        CallSyntax call => Show(call.Target) + "(" + List(call.Arguments) + ")",
        NamedArgumentSyntax named => named.Name.Name + ": " + Show(named.Value!),
        PipeSyntax pipe => "(" + Show(pipe.From) + " | " + Show(pipe.To) + ")",
        ParenthesizedSyntax parenthesized => Show(parenthesized.Expression),
        ArraySyntax array => "[" + List(array.Items) + "]",
        ObjectSyntax literal => "{" + string.Join(", ", literal.Members.Select(static member => member.Name + ": " + Show(member.Value))) + "}",
        InterpolatedSyntax text => "$(" + List(text.Parts) + ")",
        _ => expression.GetType().Name.ToString(CultureInfo.InvariantCulture),
    };

    private static string List(IEnumerable<ExpressionSyntax> items) => string.Join(", ", items.Select(Show));

    private static string Sign(TokenKind kind) => kind switch
    {
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Asterisk => "*",
        TokenKind.AmpersandAmpersand => "&&",
        TokenKind.PipePipe => "||",
        TokenKind.EqualEqual => "==",
        TokenKind.QuestionQuestion => "??",
        TokenKind.DotDot => "..",
        TokenKind.Greater => ">",
        _ => kind.ToString(),
    };
}
