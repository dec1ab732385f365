using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>
/// What keeps binding, and all that follows a bound tree, within the stack and within time that grows with the text: one count of
/// what is nested, over blocks, expressions, functions and includes, and one of what is bound.
/// </summary>
internal sealed partial class TemplateBinder
{
    // Partials and functions are bound again where they find other types. A text that is bound more often than this in all its parts grows without end.
    private const int LeastVisits = 50_000;

    private const int VisitsOfCharacter = 8;

    // Of a value of several types. An operation is applied to each.
    private const int GreatestAlternatives = 16;

    // What may stand in several places at no cost worth a word.
    private const int GreatestCopied = 16;

    // What a call or an include needs of the stack beside its statement.
    private const int LevelsOfCall = 3;

    private const int LevelsOfInclude = 2;

    private int _nesting;
    private readonly long _allowed;
    private long _visits;
    private int _expressions;
    private bool _exhausted;

    /// <summary>Enters the next level; false, with the problem reported, if the limit is exceeded.</summary>
    private bool Descend(SyntaxNode node)
    {
        if (_exhausted || !Count(node, 1))
        {
            return false;
        }

        if (++_nesting <= TemplateLimits.Nesting)
        {
            return true;
        }

        _nesting--;
        ReportTooDeep(node);
        return false;
    }

    private bool Count(SyntaxNode node, int visits)
    {
        _visits += visits;
        if (_visits <= _allowed || _exhausted)
        {
            return !_exhausted;
        }

        _exhausted = true;
        ReportTooLarge(node, "partials, functions or values of several types repeat it too often");
        return false;
    }

    private BoundExpression BindExpression(ExpressionSyntax syntax)
    {
        if (!Descend(syntax))
        {
            return BoundError.Instance;
        }

        _expressions++;
        BoundExpression value = Fitting(syntax, BindKind(syntax));
        _expressions--;
        _nesting--;

        // What is shared inside an expression is followed in each of its places.
        return _expressions > 0 || Count(syntax, value.Size.Weight) ? value : BoundError.Instance;
    }

    /// <summary>The value, unless nothing could follow it within the stack.</summary>
    private BoundExpression Fitting(SyntaxNode node, BoundExpression value)
    {
        if (_nesting + value.Size.Height > TemplateLimits.Nesting)
        {
            return ReportTooDeep(node);
        }

        return value.Size.Weight > _allowed ? ReportTooLarge(node, "partials, functions or values of several types repeat it too often") : value;
    }

    private BoundError ReportTooDeep(SyntaxNode node) =>
        Report(DiagnosticRules.NestedTooDeep, node, TemplateLimits.Nesting.ToString(CultureInfo.InvariantCulture));

    private BoundError ReportTooLarge(SyntaxNode node, string why) => Report(DiagnosticRules.ExpandsTooFar, node, TextOf(node), why);

    /// <summary>Reads all partials that the message may reach before anything is bound: reading needs the stack itself.</summary>
    private static Dictionary<string, SourceText> ReadPartials(SourceText message, TemplateScope scope)
    {
        Dictionary<string, SourceText> partials = new(StringComparer.Ordinal);
        Queue<string> pending = new([message.Text]);
        while (pending.Count > 0)
        {
            foreach (TemplateInclude include in TemplateIncludes.Find(pending.Dequeue()))
            {
                if (!partials.ContainsKey(include.Name) && scope.Partials.TryGetValue(include.Name, out string? text))
                {
                    partials.Add(include.Name, new SourceText(text, include.Name));
                    pending.Enqueue(text);
                }
            }
        }

        return partials;
    }

    private static long AllowedFor(SourceText message, IEnumerable<SourceText> partials) =>
        LeastVisits + (VisitsOfCharacter * (message.Text.Length + partials.Sum(static partial => (long)partial.Text.Length)));
}
