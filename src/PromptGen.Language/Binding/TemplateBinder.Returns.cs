using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary><c>ret</c> in functions whose body is more than a choice of values: the body becomes statements, and <c>ret</c> leaves them.</summary>
internal sealed partial class TemplateBinder
{
    private readonly CallResult _messageResult = new();

    // What the statement that is being bound needs before it; null while that is nothing.
    private List<BoundStatement>? _before;
    private bool _isInStatement;

    // Greater than zero in what is evaluated only on some path through an expression, or more than once.
    private int _conditional;

    /// <summary>Whether a call can run before the statement that is being bound.</summary>
    private bool TakesCalls => _isInStatement && _conditional == 0;

    /// <summary>The statements of a function, in the scope of a call.</summary>
    private List<BoundStatement> BindCallBody(BlockSyntax body, CallResult result)
    {
        bool reachable = _reachable;
        FunctionScope scope = Scope!;
        scope.Result = result;
        List<StatementSyntax> inner = [.. body.Statements];
        int last = inner.FindLastIndex(static statement => statement is not (TagOpenSyntax or TagCloseSyntax));
        ReturnSyntax? end = last >= 0 ? inner[last] as ReturnSyntax : null;
        if (end is not null)
        {
            inner.RemoveAt(last);
        }

        List<BoundStatement> statements = [.. BindBlock(new BlockSyntax(body.Start, body.Length, inner)).Statements];
        bool isReached = _reachable;
        if (isReached && (end?.Value is not null || result.Key is not null))
        {
            statements.AddRange(ResultOf(end is null ? body : end, end?.Value is { } value ? BindExpression(value) : BoundConstant.Null, result));
        }

        _reachable = reachable;
        return result.LeavesEarly ? [new BoundCallBody(new BoundBlock(statements), isReached)] : statements;
    }

    /// <summary>The text of the message, or of the partial that is being bound.</summary>
    private BoundBlock BindText(SourceText source, CallResult result)
    {
        BoundBlock body = BindBlock(source.Tree.Body);
        return result.LeavesEarly ? new BoundBlock([new BoundCallBody(body, _reachable)]) : body;
    }

    private BoundReturn? BindReturn(ReturnSyntax syntax)
    {
        PartialFrame? frame = _frames.Count == 0 ? null : _frames[_frames.Count - 1];
        CallResult? result = Scope is not null ? Scope.Result : frame is not null ? frame.Result : _messageResult;
        int captures = Scope?.CaptureDepth ?? frame?.CaptureDepth ?? 0;
        if (result is null || captures < _captureDepth)
        {
            Report(DiagnosticRules.UnsupportedConstruct, Head(syntax, "ret"), "ret", "return after the `capture`");
            return null;
        }

        BoundBlock statements = new(ResultOf(syntax, syntax.Value is null ? BoundConstant.Null : BindExpression(syntax.Value), result));
        int depth = Scope?.Depth ?? frame?.Depth ?? 0;
        foreach (LoopSymbol loop in _loops.TakeWhile(loop => loop.Depth > depth))
        {
            loop.HasBreak = true;
            loop.HasReturn = true;
        }

        result.Leave(_assigned.Since(frame?.Mark ?? 0));
        _reachable = false;
        return new BoundReturn(statements);
    }

    private List<BoundStatement> ResultOf(SyntaxNode node, BoundExpression value, CallResult result)
    {
        if (result.Key is { } key)
        {
            NameSyntax name = new(node.Start, System.Math.Min(node.Length, 3), Scope!.Function.Name.Name);
            return value.Type.Kind != TemplateTypeKind.Error && AssignTemporary(name, key, value) is { } symbol
                ? [new BoundAssignment(symbol, Convert(value, symbol.Type))]
                : [];
        }

        if (value.Type.Kind is TemplateTypeKind.Error or TemplateTypeKind.Null)
        {
            return [];
        }

        string indentation = result.Place is null ? string.Empty : result.Indentation;
        return [new BoundOutput(value, indentation) { Place = result.Place ?? new TemplatePlace(_source.Partial, node.Start, node.Length, TextOf(node)) }];
    }

    /// <summary>A call inside an expression whose function is more than a choice of values: it runs before the statement that the expression belongs to.</summary>
    private BoundExpression BindCallBefore(SyntaxNode node, NameSyntax name, IReadOnlyList<BoundExpression> piped, IReadOnlyList<ExpressionSyntax> arguments)
    {
        FunctionSyntax function = _functions[name.Name].Function;
        string? instead = function.Body.Writes ? "call the function as a separate statement; inside an expression, its output would appear before the expression"
            : !TakesCalls ? "assign the result to a name before, as in `x = " + name.Name + " ...`; here, the function may run or not, or more than once"
            : null;
        if (instead is not null)
        {
            return Report(DiagnosticRules.UnsupportedConstruct, node, TextOf(node), instead);
        }

        List<BoundStatement> statements = _before ??= [];
        if (!CanCall(name) || Enter(node, function, name, arguments, piped, statements) is not { } scope)
        {
            return BoundError.Instance;
        }

        SourceText caller = _source;
        _source = _functions[name.Name].Source;
        string key = scope.Key("@" + name.Name);
        statements.AddRange(BindCallBody(function.Body, new CallResult { Key = key }));
        _source = caller;
        Leave();
        _passes = true;
        _assigned.Add(key);
        return _knownTypes.TryGetValue(key, out TemplateType? type) ? BindTemporary(name, key, type) : BoundError.Instance;
    }

    // Statements are inside each other: what is kept for one that is being bound stands here, not on the stack.
    private readonly Stack<OuterStatement> _outer = new();

    private void BeginStatement(StatementSyntax syntax)
    {
        if (_frames.Count == 0 && Scope is null)
        {
            _statementStart = syntax.Start;
        }

        // What a statement holds is counted by itself, wherever the statement stands.
        _outer.Push(new OuterStatement(_expressions, _before, _conditional, _isInStatement));
        _expressions = 0;
        _before = null;
        _conditional = 0;
        _isInStatement = true;
    }

    /// <summary>The statement behind the calls that its expressions need.</summary>
    private BoundStatement? EndStatement(StatementSyntax syntax, BoundStatement? statement)
    {
        List<BoundStatement>? before = _before;
        (_expressions, _before, _conditional, _isInStatement) = _outer.Pop();
        _nesting--;
        if (before is null || statement is null)
        {
            return statement;
        }

        if (BoundChildren.Includes(statement).Count > 0)
        {
            ReportOrder(syntax);
        }

        return new BoundIf(new BoundConstant(TemplateType.Boolean, true), new BoundBlock([.. before, statement]), null);
    }

    private readonly record struct OuterStatement(int Expressions, List<BoundStatement>? Before, int Conditional, bool IsInStatement);
}
