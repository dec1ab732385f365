using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language.Syntax;

/// <summary>
/// Reads a template into its tree: the whole grammar of the language, whether or not a construct can be bound. After a problem it
/// goes on at the next statement, so that all problems of a template are found at once.
/// </summary>
internal sealed partial class TemplateParser
{
    private readonly string _text;
    private readonly TokenStream _tokens;
    private readonly TemplateProblems _problems;
    private readonly int _trustedEnd;
    private readonly Stack<List<StatementSyntax>> _blocks = new();
    private int _depth;
    private bool _recovering;

    // How many expressions inside strings are around.
    private int _interpolations;
    private bool _stopped;

    private TemplateParser(string text, TokenStream tokens, TemplateProblems problems, int trustedEnd)
    {
        _text = text;
        _tokens = tokens;
        _problems = problems;
        _trustedEnd = trustedEnd;
    }

    public static TemplateSyntax Parse(string text, TemplateProblems problems)
    {
        TemplateProblems lexical = problems.Copy();
        List<Token> tokens = TemplateLexer.Tokenize(text, lexical);
        if (ForeignSyntax.Report(text, tokens, problems))
        {
            // What else is wrong follows from reading another language as this one.
            return new TemplateSyntax(text, new BlockSyntax(0, 0, []));
        }

        foreach (TemplateProblem problem in lexical.Items)
        {
            problems.Add(problem.Rule, problem.Start, problem.Length, [.. problem.Arguments]);
        }

        // After a string or tag that never ends, everything is a consequence of that.
        int trustedEnd = problems.Items.Count == 0 ? int.MaxValue : UnterminatedStart(problems);
        TemplateParser parser = new(text, new TokenStream(text, tokens), problems, trustedEnd);
        BlockSyntax body = parser.ParseBlock(BlockOwner.Template, tokens[0]);
        return new TemplateSyntax(text, body);
    }

    /// <summary>The problems of a text, regardless of its use.</summary>
    public static IReadOnlyList<TemplateProblem> FindProblems(string text)
    {
        TemplateProblems problems = new(partial: null);
        Parse(text, problems);
        return problems.Items;
    }

    private static int UnterminatedStart(TemplateProblems problems)
    {
        foreach (TemplateProblem problem in problems.Items)
        {
            if (problem.Rule == DiagnosticRules.UnterminatedString || problem.Rule == DiagnosticRules.UnterminatedTag
                || problem.Rule == DiagnosticRules.UnterminatedRawBlock || problem.Rule == DiagnosticRules.NestedTooDeep)
            {
                return problem.Start;
            }
        }

        return int.MaxValue;
    }

    private void Report(DiagnosticRule rule, Token token, params string[] arguments) =>
        Report(rule, token.Start, token.Length, arguments);

    private void Report(DiagnosticRule rule, int start, int length, params string[] arguments)
    {
        if (!_recovering && !_stopped && start < _trustedEnd)
        {
            _problems.Add(rule, start, length, arguments);
        }
    }

    /// <summary>Reports, and leaves the rest of the statement unread.</summary>
    private MissingExpressionSyntax Fail(DiagnosticRule rule, Token token, params string[] arguments)
    {
        Report(rule, token, arguments);
        _recovering = true;
        return new MissingExpressionSyntax(token.Start);
    }

    private void Recover()
    {
        if (!_recovering)
        {
            return;
        }

        _tokens.LinesAllowed = 0;
        while (_tokens.Kind is not (TokenKind.NewLine or TokenKind.Semicolon or TokenKind.TagClose or TokenKind.EndOfFile))
        {
            _tokens.Next();
        }

        _recovering = false;
    }

    /// <summary>False if the limit is reached, at which parsing ends.</summary>
    private bool EnterDepth()
    {
        if (++_depth <= TemplateLimits.Depth)
        {
            return true;
        }

        Report(DiagnosticRules.NestedTooDeep, _tokens.Previous, TemplateLimits.Depth.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _recovering = true;
        _stopped = true;
        return false;
    }
}
