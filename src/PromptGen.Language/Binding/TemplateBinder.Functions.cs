using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>
/// Functions that a template declares. A call is bound like the text of the function in its place, with the types of its arguments:
/// so a function may be called with different types, and its text is indented as the call is.
/// </summary>
internal sealed partial class TemplateBinder
{
    // Calls inside functions are bound once for each call of these.
    private const int GreatestCalls = 400;

    private readonly Dictionary<string, (FunctionSyntax Function, SourceText Source)> _functions = new(StringComparer.Ordinal);
    private readonly Stack<FunctionScope> _calls = new();
    // What follows a branch that does not return is bound in each branch.
    private const int GreatestReturns = 4000;

    private int _callCount;
    private int _returnCount;

    private FunctionScope? Scope => _calls.Count == 0 ? null : _calls.Peek();

    private static string FunctionKey(string name) => "func " + name;

    private bool IsFunction(string name) => _functions.ContainsKey(name) && Scope?.Names(name) != true && FindLocal(name) is null && !_variables.ContainsKey(name);

    private void DeclareFunction(FunctionSyntax function)
    {
        string name = function.Name.Name;
        string? instead = this switch
        {
            _ when name.Length == 0 => string.Empty,
            _ when Scope is not null || _withDepth > 0 || _loops.Count > 0 => "declare it before, outside of functions, loops and `with`",
            _ when _functions.TryGetValue(name, out var former) && former.Function != function => "use a different name for each function",
            _ when function.Name.IsLocal || IsDeclared(name) || TemplateLibrary.IsNamespace(name) || name is "include" or "true" or "false" or "null" or "this" or "empty" or "blank" =>
                "use a name that is not used elsewhere",
            _ when function.Parameters?.Any(static parameter => parameter.Name.Name == "date") == true => "rename the parameter; a parameter named `date` changes how dates are written",
            _ => null,
        };
        if (instead is { Length: > 0 })
        {
            Report(DiagnosticRules.UnsupportedConstruct, Head(function, "func"), "func " + name, instead);
        }

        if (instead is null)
        {
            _functions[name] = (function, _source);
            _assigned.Add(FunctionKey(name));
        }
    }

    /// <summary>A call that is a whole statement: it may write, and what it returns is written.</summary>
    private BoundIf? BindCallStatement(ExpressionSyntax expression, NameSyntax name, IReadOnlyList<ExpressionSyntax> arguments, ExpressionSyntax? piped)
    {
        List<BoundStatement> statements = [];
        if (!CanCall(name)
            || Enter(expression, _functions[name.Name].Function, name, arguments, piped is null ? [] : [BindExpression(piped)], statements) is not { } scope)
        {
            return null;
        }

        SourceText caller = _source;
        string indentation = _indentation;
        BlockSyntax body = scope.Function.Body;
        _source = _functions[name.Name].Source;
        CallResult result = new()
        {
            Place = new TemplatePlace(caller.Partial, expression.Start, expression.Length, caller.Text.Substring(expression.Start, Math.Min(60, expression.Length))),
            Indentation = indentation,
        };
        statements.AddRange(body.ReturnsOnly ? ResultOf(body, BindReturns(new Continuation(Executable(body), 0, null)), result) : BindCallBody(body, result));
        _source = caller;
        _indentation = indentation;
        Leave();
        return new BoundIf(new BoundConstant(TemplateType.Boolean, true), new BoundBlock(statements), null);
    }

    /// <summary>A call inside an expression.</summary>
    private BoundExpression BindUserCall(SyntaxNode node, NameSyntax name, IReadOnlyList<BoundExpression> piped, IReadOnlyList<ExpressionSyntax> arguments)
    {
        BlockSyntax body = _functions[name.Name].Function.Body;
        if (!body.ReturnsOnly)
        {
            return BindCallBefore(node, name, piped, arguments);
        }

        if (!CanCall(name) || Enter(node, _functions[name.Name].Function, name, arguments, piped, null) is null)
        {
            return BoundError.Instance;
        }

        SourceText caller = _source;
        _source = _functions[name.Name].Source;
        BoundExpression value = BindReturns(new Continuation(Executable(body), 0, null));
        _source = caller;
        Leave();
        return value;
    }

    /// <summary>A function that is written where it is used, called with one argument.</summary>
    private BoundExpression BindAnonymousCall(AnonymousFunctionSyntax syntax, BoundExpression argument)
    {
        FunctionSyntax function = syntax.Function;
        if (!function.Body.ReturnsOnly)
        {
            return Report(
                DiagnosticRules.UnsupportedConstruct, Head(syntax, "do"), "do", "return the value: between `do` and `end`, only `ret` and `if` with `ret` are allowed, as in `@(do; ret $0 > 1; end)`");
        }

        if (Enter(syntax, function, function.Name, [], [argument], null) is null)
        {
            return BoundError.Instance;
        }

        BoundExpression value = BindReturns(new Continuation(Executable(function.Body), 0, null));
        Leave();
        return value;
    }

    private bool CanCall(NameSyntax name)
    {
        bool isDeclared = _assigned.Contains(FunctionKey(name.Name));
        if (!isDeclared)
        {
            Report(DiagnosticRules.NotAssigned, name, name.Name);
        }

        foreach (PartialFrame frame in _frames)
        {
            frame.Partial.Requires.Add(FunctionKey(name.Name));
        }

        return isDeclared;
    }

    private FunctionScope? Enter(
        SyntaxNode node, FunctionSyntax function, NameSyntax name, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<BoundExpression> piped,
        List<BoundStatement>? statements)
    {
        if (_calls.Any(call => call.Function == function) || ++_callCount > GreatestCalls)
        {
            Report(
                DiagnosticRules.UnsupportedConstruct, node, TextOf(node),
                _callCount > GreatestCalls ? "write a partial; the functions of a message are nested more than 400 calls deep" : "write a loop; a function cannot call itself");
            return null;
        }

        if (!CountCalls(node, _calls.Count + 2))
        {
            return null;
        }

        FunctionScope scope = new(function, _depth, _captureDepth, MarkOf(_callCount));
        _nesting += LevelsOfCall;
        if (!PassArguments(scope, node, name, arguments, piped, statements))
        {
            _nesting -= LevelsOfCall;
            return null;
        }

        _calls.Push(scope);
        return scope;
    }

    /// <summary>Notes how many functions are inside each other here; false, with the problem reported, if the language would stop at that.</summary>
    private bool CountCalls(SyntaxNode node, int calls)
    {
        _greatestCalls = Math.Max(_greatestCalls, calls);
        if ((2 * _frames.Count) + calls <= TemplateLimits.Calls)
        {
            return true;
        }

        ReportTooLarge(node, "functions and partials are nested more than 100 levels deep; a partial counts as two");
        return false;
    }

    private void Leave()
    {
        _nesting -= LevelsOfCall;
        _calls.Pop();
    }

    private bool PassArguments(
        FunctionScope scope, SyntaxNode node, NameSyntax name, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<BoundExpression> piped,
        List<BoundStatement>? statements)
    {
        IReadOnlyList<ParameterSyntax>? parameters = scope.Function.Parameters;
        List<(string Name, SyntaxNode Node, BoundExpression Value)> given = [.. piped.Select((value, index) => (Parameter(index), node, value))];
        foreach (ExpressionSyntax argument in arguments)
        {
            bool isNamed = argument is NamedArgumentSyntax { Value: not null };
            ExpressionSyntax value = isNamed ? ((NamedArgumentSyntax)argument).Value! : argument;
            given.Add((isNamed ? ((NamedArgumentSyntax)argument).Name.Name : Parameter(given.Count), value, BindExpression(value)));
        }

        HashSet<string>? names = parameters is null ? null : new(parameters.Select(static parameter => parameter.Name.Name), StringComparer.Ordinal);
        HashSet<string> givenNames = new(given.Select(static argument => argument.Name), StringComparer.Ordinal);
        bool fits = (parameters is null || parameters.All(static parameter => !parameter.TakesRest))
            && givenNames.Count == given.Count
            && given.All(argument => names is null ? argument.Name[0] == '$' : names.Contains(argument.Name));
        foreach (ParameterSyntax parameter in parameters ?? [])
        {
            if (parameter.Default is not null && !givenNames.Contains(parameter.Name.Name))
            {
                given.Add((parameter.Name.Name, parameter.Default, BindExpression(parameter.Default)));
            }
        }

        if (!fits || (parameters is not null && given.Count != parameters.Count))
        {
            Report(
                DiagnosticRules.WrongArgumentCount, node, name.Name, (arguments.Count + piped.Count).ToString(CultureInfo.InvariantCulture),
                parameters is null ? "any, by position" : string.Join(", ", parameters.Select(static parameter => parameter.Name.Name)));
            return false;
        }

        bool includes = given.Exists(static argument => Includes(argument.Value));
        return given.All(argument => Pass(scope, argument.Name, argument.Node, argument.Value, statements, includes));

        string Parameter(int index) => parameters is null
            ? "$" + index.ToString(CultureInfo.InvariantCulture)
            : index < parameters.Count ? parameters[index].Name.Name : string.Empty;
    }

    /// <summary>What is computed for a parameter is computed once, before the function begins.</summary>
    /// <param name="includes">A partial in another argument may assign a name that is passed.</param>
    private bool Pass(FunctionScope scope, string parameter, SyntaxNode node, BoundExpression value, List<BoundStatement>? statements, bool includes)
    {
        value = value.Type.Kind == TemplateTypeKind.Enum ? ToText(value) : value;
        if (value.Type.Kind == TemplateTypeKind.Error)
        {
            return false;
        }

        statements ??= TakesCalls && MayThrow(value) ? _before ??= [] : null;
        bool isMixed = value.Type.Kind == TemplateTypeKind.Mixed;
        if (isMixed || (statements is null && MayThrow(value)))
        {
            Report(DiagnosticRules.UnsupportedConstruct, node, TextOf(node), isMixed ? "use one type for a parameter" : "assign the value to a name first, and pass the name");
            return false;
        }

        if (statements is not null && value is not (BoundConstant or BoundVariable) && (includes || value is not BoundLocal))
        {
            LocalSymbol symbol = new(scope.Key(parameter), LocalKind.Assigned, value.Type, depth: 0) { IsTemporary = true, EndsWithLoop = EndsWithLoop(value) };
            _passes = true;
            statements.Add(new BoundAssignment(symbol, value));
            value = new BoundLocal(symbol, value.Type);
        }

        scope.Arguments[parameter] = value;
        return true;
    }

    // In characters that no name has; the last says that it is such a name.
    private static string MarkOf(int call) =>
        new string(System.Convert.ToString(call, 2).Select(static digit => digit == '0' ? '\u0002' : '\u0003').ToArray()) + '\u0001';

    private static List<StatementSyntax> Executable(BlockSyntax block) => block.Statements.Where(static statement => statement.IsExecutable).ToList();

    /// <summary>The value of a body that only returns; null if it ends without a value.</summary>
    private BoundExpression BindReturns(Continuation? next)
    {
        while (next is not null && next.Index == next.Statements.Count)
        {
            next = next.Outer;
        }

        if (next is null)
        {
            return BoundConstant.Null;
        }

        StatementSyntax statement = next.Statements[next.Index];
        if (++_returnCount > GreatestReturns)
        {
            return Report(DiagnosticRules.UnsupportedConstruct, statement, "ret", "let every branch of an `if` in the function return");
        }

        if (!Descend(statement))
        {
            return BoundError.Instance;
        }

        BoundExpression value = Fitting(statement, BindReturn(statement, new Continuation(next.Statements, next.Index + 1, next.Outer)));
        _nesting--;
        return value;
    }

    private BoundExpression BindReturn(StatementSyntax statement, Continuation rest)
    {
        if (statement is not IfSyntax conditional)
        {
            return BindExpression(((ReturnSyntax)statement).Value!);
        }

        BoundExpression condition = BindCondition(conditional.Condition);
        _conditional++;
        BoundExpression then = BindReturns(new Continuation(Executable(conditional.Then), 0, rest));
        BoundExpression otherwise = BindReturns(conditional.Else is null ? rest : new Continuation(Executable(conditional.Else), 0, rest));
        _conditional--;
        return Choose(condition, then, otherwise);
    }

    /// <summary>The statements of a block from one on, and the statements that follow if none of them returns.</summary>
    private sealed record Continuation(IReadOnlyList<StatementSyntax> Statements, int Index, Continuation? Outer);
}
