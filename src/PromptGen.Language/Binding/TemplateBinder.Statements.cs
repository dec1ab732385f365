using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

internal sealed partial class TemplateBinder
{
    private BoundBlock BindBlock(BlockSyntax block)
    {
        string outer = _indentation;
        List<BoundStatement> statements = [];
        foreach (StatementSyntax statement in block.Statements)
        {
            switch (statement)
            {
                case TagOpenSyntax open:
                    _indentation = open.Indentation;
                    break;
                case TagCloseSyntax:
                    _indentation = outer;
                    break;
                default:
                    // What follows a break is bound for its problems alone.
                    bool reachable = _reachable;
                    BoundStatement? bound = BindStatement(statement);
                    if (bound is not null && reachable)
                    {
                        statements.Add(bound);
                    }

                    break;
            }
        }

        _indentation = outer;
        return new BoundBlock(statements);
    }

    private BoundStatement? BindStatement(StatementSyntax statement)
    {
        if (statement is TextSyntax text)
        {
            if (!text.IsRaw)
            {
                ForeignSyntax.ReportPlaceholders(_source.Text, text, _variables.ContainsKey, _source.Problems);
            }

            return new BoundText(_source.Text.Substring(text.Start, text.Length), text.IsRaw ? string.Empty : _indentation);
        }

        if (!Descend(statement))
        {
            return null;
        }

        BeginStatement(statement);
        return EndStatement(statement, BindStatementKind(statement));
    }

    private BoundStatement? BindStatementKind(StatementSyntax statement)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: AssignmentSyntax assignment }:
                return BindAssignment(assignment);
            case ExpressionStatementSyntax { Expression: MissingExpressionSyntax }:
                return null;
            case ExpressionStatementSyntax output:
                return BindOutput(output.Expression);
            case IfSyntax conditional:
                return BindIf(conditional);
            case CaseSyntax choice:
                return BindCase(choice);
            case ForSyntax loop:
                return BindFor(loop);
            case WhileSyntax loop:
                return BindWhile(loop);
            case CaptureSyntax capture:
                return BindCapture(capture);
            case BreakSyntax or ContinueSyntax:
                return BindJump(statement);
            case WithSyntax with:
                return BindWith(with);
            case FunctionSyntax function:
                DeclareFunction(function);
                return null;
            case ReturnSyntax ret:
                return BindReturn(ret);
            default:
                return null;
        }
    }

    /// <summary>The word that begins a block statement: a problem with the statement is shown there, not over the whole block.</summary>
    private static NameSyntax Head(SyntaxNode statement, string word) => new(statement.Start, word.Length, word);

    private BoundStatement? BindOutput(ExpressionSyntax expression)
    {
        switch (Unwrap(expression))
        {
            case NameSyntax name when IsFunction(name.Name):
                return BindCallStatement(expression, name, [], null);
            case CallSyntax { Target: NameSyntax name } userCall when IsFunction(name.Name):
                return BindCallStatement(expression, name, userCall.Arguments, null);
            case PipeSyntax { To: NameSyntax name } pipe when IsFunction(name.Name):
                return BindCallStatement(expression, name, [], pipe.From);
            case PipeSyntax { To: CallSyntax { Target: NameSyntax name } userCall } pipe when IsFunction(name.Name):
                return BindCallStatement(expression, name, userCall.Arguments, pipe.From);
        }

        if (Unwrap(expression) is CallSyntax call && IsInclude(call.Target) && !IsDeclared("include"))
        {
            return BindInclude(call);
        }

        BoundExpression value = BindExpression(expression);
        return value.Type.Kind is TemplateTypeKind.Error or TemplateTypeKind.Null
            ? null
            : new BoundOutput(value, _indentation)
        {
            Place = new TemplatePlace(_source.Partial, expression.Start, expression.Length, TextOf(expression)),
        };
    }

    private BoundIf BindIf(IfSyntax syntax)
    {
        BoundExpression condition = BindCondition(syntax.Condition);
        int mark = _assigned.Mark;
        bool reachable = _reachable;
        BoundBlock then = BindBlockWhere(condition, holds: true, syntax.Then);
        bool thenEnds = _reachable;
        List<string> thenAssigns = _assigned.TakeSince(mark);
        _reachable = reachable;
        BoundBlock? otherwise = syntax.Else is null ? null : BindBlockWhere(condition, holds: false, syntax.Else);
        bool elseEnds = _reachable;
        List<string> elseAssigns = _assigned.TakeSince(mark);
        _reachable = thenEnds || elseEnds;
        Merge(thenAssigns, thenEnds, elseAssigns, elseEnds);
        return new BoundIf(condition, then, otherwise);
    }

    private BoundBlock BindBlockWhere(BoundExpression condition, bool holds, BlockSyntax syntax)
    {
        int mark = _present.Mark;
        _present.Add(condition, holds);
        BoundBlock block = BindBlock(syntax);
        _present.ForgetSince(mark);
        return block;
    }

    private void Merge(List<string> left, bool leftEnds, List<string> right, bool rightEnds)
    {
        IEnumerable<string> both = (leftEnds, rightEnds) switch
        {
            (true, true) => left.Where(new HashSet<string>(right).Contains),
            (true, false) => left,
            (false, true) => right,
            (false, false) => left.Concat(right),
        };
        foreach (string name in both)
        {
            _assigned.Add(name);
        }
    }

    private BoundStatement? BindJump(StatementSyntax statement)
    {
        string word = statement is BreakSyntax ? "break" : "continue";
        bool insideLoop = _loops.Count > 0 && (_frames.Count == 0 || _loops.Peek().Depth >= _frames[_frames.Count - 1].Depth);
        if (!insideLoop || _loops.Peek().InElse || _loops.Peek().Depth <= Scope?.Depth)
        {
            Report(DiagnosticRules.OutsideLoop, statement, word);
            return null;
        }

        _reachable = false;
        _loops.Peek().HasBreak |= statement is BreakSyntax;
        return statement is BreakSyntax ? new BoundBreak() : new BoundContinue();
    }

    private BoundAssignment? BindAssignment(AssignmentSyntax syntax)
    {
        if (syntax.Target is not NameSyntax name)
        {
            BindExpression(syntax.Value);
            Report(DiagnosticRules.UnsupportedConstruct, syntax.Target, TextOf(syntax.Target) + " =", "assign to a new name");
            return null;
        }

        bool isCompound = syntax.Operation.Kind != TokenKind.Equal;
        BoundExpression value = isCompound
            ? BindBinary(new BinarySyntax(name, new Token(Simple(syntax.Operation.Kind), syntax.Operation.Start, syntax.Operation.Length), syntax.Value))
            : BindExpression(syntax.Value);
        if (isCompound && Assigns(value, name.Name))
        {
            Report(
                DiagnosticRules.UnsupportedConstruct, syntax, _source.Text.Substring(name.Start, syntax.Operation.End - name.Start),
                "assign what the partial writes to a name before; it assigns `" + name.Name + "`, and the language reads that only after the partial");
            return null;
        }

        if (OutlivesLoop(name, value) || Assign(name, value) is not { } symbol)
        {
            return null;
        }

        foreach (PartialFrame frame in _frames)
        {
            frame.Partial.KeepsLists |= symbol.Type.Kind is TemplateTypeKind.Array or TemplateTypeKind.Object;
        }

        symbol.EndsWithLoop = Later(symbol.EndsWithLoop, EndsWithLoop(value));
        return new BoundAssignment(symbol, Convert(value, symbol.Type));
    }

    private static TokenKind Simple(TokenKind compound) => compound switch
    {
        TokenKind.PlusEqual => TokenKind.Plus,
        TokenKind.MinusEqual => TokenKind.Minus,
        TokenKind.AsteriskEqual => TokenKind.Asterisk,
        TokenKind.SlashEqual => TokenKind.Slash,
        TokenKind.SlashSlashEqual => TokenKind.SlashSlash,
        _ => TokenKind.Percent,
    };

    private BoundCapture? BindCapture(CaptureSyntax syntax)
    {
        _captureDepth++;
        BoundBlock body = BindBlock(syntax.Body);
        _captureDepth--;
        if (syntax.Target is not NameSyntax name)
        {
            Report(DiagnosticRules.UnsupportedConstruct, syntax.Target, "capture " + TextOf(syntax.Target), "capture into a new name");
            return null;
        }

        return Assign(name, new BoundConstant(TemplateType.String with { IsCaptured = true }, string.Empty)) is { } symbol ? new BoundCapture(symbol, body) : null;
    }

    /// <summary>The symbol of a name that is assigned here, or null if it cannot be assigned.</summary>
    private LocalSymbol? Assign(NameSyntax name, BoundExpression value)
    {
        if (name.Name is "true" or "false" or "null" or "this" or "empty" or "blank" or "include" || TemplateLibrary.IsNamespace(name.Name))
        {
            Report(DiagnosticRules.ReservedWord, name, name.Name);
            return null;
        }

        if (_withDepth > 0)
        {
            Report(DiagnosticRules.UnsupportedConstruct, name, name.Name + " =", "assign before or after the `with`; inside it, the assignment would change the object");
            return null;
        }

        if (Scope is not null && !name.IsLocal)
        {
            return AssignInFunction(name, value);
        }

        if (name.IsLocal)
        {
            return AssignLocal(name, value);
        }

        if (_functions.ContainsKey(name.Name))
        {
            Report(DiagnosticRules.UnsupportedConstruct, name, name.Name + " =", "assign to another name; this one is a function");
            return null;
        }

        if (FindLocal(name.Name) is { Kind: not LocalKind.Assigned })
        {
            Report(DiagnosticRules.UnsupportedConstruct, name, name.Name + " =", "assign to another name; inside its loop, this one keeps the item");
            return null;
        }

        // Its C# parameter is an enum, and what is assigned is text.
        if (_variables.TryGetValue(name.Name, out PromptVariable? declared) && declared.Type.Kind == PromptTypeKind.Enum)
        {
            Report(DiagnosticRules.UnsupportedConstruct, name, name.Name + " =", "assign to another name; this one is an enum of the caller");
            return null;
        }

        if (value.Type.Kind == TemplateTypeKind.Error)
        {
            _assigned.Add(name.Name);
            return null;
        }

        TemplateType type = value.Type with { Format = value.Type.Kind == TemplateTypeKind.Array ? null : value.Type.Format };
        if (type.Kind == TemplateTypeKind.Enum)
        {
            type = TemplateType.String with { Nullable = type.Nullable };
        }

        if (_knownTypes.TryGetValue(name.Name, out TemplateType? known)
            || (declared is not null && (known = TypeOf(declared)) is not null))
        {
            TemplateType? common = TemplateTypes.Common(known, type);
            if (common is null)
            {
                Report(DiagnosticRules.TwoTypes, name, name.Name, known.Describe(), type.Describe());
                _assigned.Add(name.Name);
                return null;
            }

            type = common;
        }

        if (type.Kind == TemplateTypeKind.Mixed)
        {
            Report(DiagnosticRules.TwoTypes, name, name.Name, "one type on one path", "another on the other");
            _assigned.Add(name.Name);
            return null;
        }

        if (!_knownTypes.TryGetValue(name.Name, out TemplateType? before) || before != type)
        {
            _knownTypes[name.Name] = type;
            _typesChanged = true;
        }

        LocalSymbol symbol = AssignedSymbol(name.Name, type);
        _assigned.Add(name.Name);
        foreach (PartialFrame frame in _frames)
        {
            frame.Partial.AssignsTo.Add(name.Name);
            frame.Partial.Captured[name.Name] = symbol;
        }

        return symbol;
    }

    /// <summary>Names that a function with parameters assigns are its own; those of one without, or known outside, would change the template around.</summary>
    private LocalSymbol? AssignInFunction(NameSyntax name, BoundExpression value)
    {
        FunctionScope scope = Scope!;
        string key = scope.Key(name.Name);
        if (scope.Function.Parameters is null || scope.Arguments.ContainsKey(name.Name) || _variables.ContainsKey(name.Name) || _knownTypes.ContainsKey(name.Name)
            || _functions.ContainsKey(name.Name) || (FindLocal(name.Name) is { Kind: not LocalKind.Assigned }))
        {
            Report(
                DiagnosticRules.UnsupportedConstruct, name, name.Name + " =",
                "assign inside a function with parameters, to a name that is not a parameter and not defined outside");
            return null;
        }

        scope.Locals.Add(name.Name);
        return AssignTemporary(name, key, value);
    }

    /// <summary><c>$x</c>: a name that only this message or this partial has.</summary>
    private LocalSymbol? AssignLocal(NameSyntax name, BoundExpression value)
    {
        if (Scope is null && FindLocal(name.Name) is null && name.Name.Length > 1 && !char.IsDigit(name.Name[1]))
        {
            return AssignTemporary(name, LocalKey(name.Name), value);
        }

        Report(DiagnosticRules.UnsupportedConstruct, name, name.Name + " =", "assign to a new name; this one is an argument or is inside a function");
        return null;
    }

    /// <summary>What a name with <c>$</c> is known as: each binding of a partial has its own.</summary>
    private string LocalKey(string name)
    {
        string owner = string.Empty;
        if (_frames.Count > 0)
        {
            string partial = _frames[_frames.Count - 1].Partial.Name;
            int binding = _partials.TryGetValue(partial, out List<BoundPartial>? bound) ? bound.Count : 0;
            owner = " " + partial + " " + binding.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name + owner + "\u0001";
    }

    private LocalSymbol? AssignTemporary(NameSyntax name, string key, BoundExpression value)
    {
        bool isKnown = _knownTypes.TryGetValue(key, out TemplateType? known);
        _assigned.Add(key);
        TemplateType type = value.Type.Kind == TemplateTypeKind.Enum ? TemplateType.String with { Nullable = value.Type.Nullable } : value.Type;
        TemplateType? common = isKnown ? TemplateTypes.Common(known!, type) : type;
        if (common is null || common.Kind is TemplateTypeKind.Mixed or TemplateTypeKind.Error)
        {
            if (value.Type.Kind != TemplateTypeKind.Error)
            {
                Report(DiagnosticRules.TwoTypes, name, name.Name, (known ?? type).Describe(), type.Describe());
            }

            return null;
        }

        if (common != known)
        {
            _knownTypes[key] = common;
            _typesChanged = true;
        }

        return AssignedSymbol(key, common);
    }

    private LocalSymbol AssignedSymbol(string name, TemplateType type)
    {
        if (!_assignedSymbols.TryGetValue(name, out LocalSymbol? symbol) || symbol.Type != type)
        {
            bool isVariable = _variables.ContainsKey(name);
            if (isVariable)
            {
                _used.Add(name);
            }

            symbol = new LocalSymbol(name, LocalKind.Assigned, type, depth: 0) 
            {
                InitialVariable = isVariable ? name : null,
                IsTemporary = name[name.Length - 1] == '\u0001',
            };
            _assignedSymbols[name] = symbol;
        }

        return symbol;
    }
}
