using System;
using System.Collections.Generic;
using PromptGen.Language.Syntax;

namespace PromptGen.Language;

/// <summary>An <c>include 'name'</c> in a template.</summary>
/// <param name="Start">The start of the name, with its quotes.</param>
/// <param name="IsConditional">Whether rendering may pass it by: it stands in an <c>if</c>, a loop, or behind <c>?</c>, <c>&amp;&amp;</c> or <c>||</c>.</param>
internal sealed record TemplateInclude(string Name, int Start, int Length, bool IsConditional);

/// <summary>Finds the partials that a template names, without binding it.</summary>
internal sealed class TemplateIncludes
{
    private readonly string _template;
    private readonly List<TemplateInclude> _includes = [];
    private readonly Stack<bool> _blocks = new();
    private int _conditionalBlocks;

    // What a word begins at the end of its statement: a condition itself is always evaluated.
    private bool? _opening;
    private bool _afterBranch;

    private TemplateIncludes(string template) => _template = template;

    /// <summary>In the order of the text; a partial included twice is listed twice. If the text does not parse, the includes that
    /// were found are returned.</summary>
    public static List<TemplateInclude> Find(string template)
    {
        TemplateIncludes search = new(template);
        if (template.IndexOf("include", StringComparison.Ordinal) >= 0)
        {
            search.Read(TemplateLexer.Tokenize(template, new TemplateProblems(partial: null)));
        }

        return search._includes;
    }

    private void Read(List<Token> tokens)
    {
        bool begins = true;
        for (int i = 0; i < tokens.Count - 1; i++)
        {
            Token token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.TagOpen or TokenKind.TagClose or TokenKind.NewLine or TokenKind.Semicolon:
                    EndStatement();
                    begins = true;
                    continue;
                case TokenKind.Question or TokenKind.AmpersandAmpersand or TokenKind.PipePipe:
                    _afterBranch = true;
                    break;
                case TokenKind.Identifier when begins:
                    BeginStatement(TextOf(token));
                    break;
                case TokenKind.Identifier when TextOf(token) == "do":
                    _opening = true;
                    break;
            }

            if (token.Kind == TokenKind.Identifier && IsInclude(tokens, i))
            {
                AddInclude(tokens, i);
            }

            begins = false;
        }
    }

    private void BeginStatement(string word)
    {
        switch (word)
        {
            case "if" or "unless" or "for" or "while" or "case" or "func":
                _opening = true;
                break;
            case "with" or "capture":
                _opening = false;
                break;
            case "end" when _blocks.Count > 0:
                _conditionalBlocks -= _blocks.Pop() ? 1 : 0;
                break;
        }
    }

    private void EndStatement()
    {
        if (_opening is { } conditional)
        {
            _blocks.Push(conditional);
            _conditionalBlocks += conditional ? 1 : 0;
        }

        _opening = null;
        _afterBranch = false;
    }

    private bool IsInclude(List<Token> tokens, int index) =>
        (index == 0 || tokens[index - 1].Kind is not (TokenKind.Dot or TokenKind.QuestionDot)) && TextOf(tokens[index]) == "include";

    private void AddInclude(List<Token> tokens, int index)
    {
        Token name = tokens[index + 1].Kind == TokenKind.OpenParenthesis && index + 2 < tokens.Count ? tokens[index + 2] : tokens[index + 1];
        // The kinds that the parser reads as string literals.
        if (name.Kind is TokenKind.String or TokenKind.VerbatimString or TokenKind.InterpolatedWhole)
        {
            _includes.Add(new TemplateInclude(name.Value ?? string.Empty, name.Start, name.Length, _conditionalBlocks > 0 || _afterBranch));
        }
    }

    private string TextOf(Token token) => _template.Substring(token.Start, token.Length);
}
