using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

internal sealed partial class TemplateBinder
{
    private LocalSymbol? FindLocal(string name)
    {
        if (_locals.TryGetValue(name, out Stack<LocalSymbol>? symbols))
        {
            foreach (LocalSymbol symbol in symbols)
            {
                // The arguments of an include, and items named `$name`, end where an inner include begins.
                if (!(symbol.Kind == LocalKind.Argument || symbol.Name[0] == '$') || _frames.Count == 0 || symbol.Depth >= _frames[_frames.Count - 1].Depth)
                {
                    return symbol;
                }
            }
        }

        return _knownTypes.TryGetValue(name, out TemplateType? type) ? AssignedSymbol(name, type) : null;
    }

    private bool IsDeclared(string name) => FindLocal(name) is not null || _variables.ContainsKey(name);

    private BoundExpression BindName(NameSyntax syntax)
    {
        switch (syntax.Name)
        {
            case "true":
                return new BoundConstant(TemplateType.Boolean, true);
            case "false":
                return new BoundConstant(TemplateType.Boolean, false);
            case "null":
                return BoundConstant.Null;
        }

        if (_formerMembers.Contains(syntax.Name))
        {
            return ReportFormerMember(syntax);
        }

        if (_calls.Count > 0 && BindNameInFunction(syntax) is { } inFunction)
        {
            return inFunction;
        }

        if (syntax.IsLocal && _withDepth > (_frames.Count == 0 ? 0 : _frames[_frames.Count - 1].WithDepth))
        {
            return Report(DiagnosticRules.UnsupportedConstruct, syntax, syntax.Name, "assign it to a name without `$` before the `with`; inside, the language does not find it");
        }

        if (FindLocal(syntax.Name) is { } symbol)
        {
            return UseLocal(syntax, symbol);
        }

        if (syntax.IsLocal && _knownTypes.TryGetValue(LocalKey(syntax.Name), out TemplateType? type))
        {
            return BindTemporary(syntax, LocalKey(syntax.Name), type);
        }

        foreach (PartialFrame frame in _frames)
        {
            frame.Partial.NotCaptured.Add(syntax.Name);
        }

        if (_variables.TryGetValue(syntax.Name, out PromptVariable? variable))
        {
            UseVariable(syntax.Name);
            return new BoundVariable(TypeOf(variable), syntax.Name);
        }

        return syntax.IsLocal ? BindMissingArgument(syntax) : ReportUndeclared(syntax);
    }

    /// <summary>A name as the called function sees it; null if it is a name of the template.</summary>
    private BoundExpression? BindNameInFunction(NameSyntax syntax)
    {
        FunctionScope scope = Scope!;
        if (scope.Arguments.TryGetValue(syntax.Name, out BoundExpression? argument))
        {
            return argument;
        }

        if (syntax.IsLocal)
        {
            return Report(DiagnosticRules.UnsupportedConstruct, syntax, syntax.Name, "use only `$0`, `$1`... in a function without parameters, as many as the call passes");
        }

        if (scope.Locals.Contains(syntax.Name))
        {
            string key = scope.Key(syntax.Name);
            return BindTemporary(syntax, key, _knownTypes.TryGetValue(key, out TemplateType? type) ? type : null);
        }

        // A function without a name sees the loops that it stands in.
        FunctionScope? declared = scope.IsAnonymous ? _calls.Skip(1).FirstOrDefault() : scope;
        bool isOfCaller = _calls.Skip(1).Any(call => call.Names(syntax.Name))
            || (FindLocal(syntax.Name) is { Kind: not LocalKind.Assigned } symbol && symbol.Depth <= declared?.Depth);
        return isOfCaller
            ? Report(DiagnosticRules.UnsupportedConstruct, syntax, syntax.Name, "pass it as an argument; inside the function, its value depends on the call")
            : null;
    }

    /// <summary>A name that lives in one call of a function, or in one partial.</summary>
    private BoundExpression BindTemporary(NameSyntax syntax, string key, TemplateType? type) => type is null || !_assigned.Contains(key)
        ? Report(DiagnosticRules.NotAssigned, syntax, syntax.Name)
        : type.Kind == TemplateTypeKind.Null ? BoundConstant.Null : new BoundLocal(AssignedSymbol(key, type), type);

    /// <summary>The type of a variable, which is as large as its schema, and made once.</summary>
    /// <remarks>If a variable is named `date`, the language does not find its own way to write dates, and writes them as .NET does.</remarks>
    private TemplateType TypeOf(PromptVariable variable)
    {
        if (!_variableTypes.TryGetValue(variable.Name, out TemplateType? type))
        {
            type = TemplateType.Of(variable.Type, variable.Name);
            type = _variables.ContainsKey("date") ? type.WithDateFormat(DateText.PlainPattern) : type;
            _variableTypes.Add(variable.Name, type);
        }

        return type;
    }

    private void UseVariable(string name)
    {
        _used.Add(name);
        foreach (PartialFrame frame in _frames)
        {
            frame.Partial.Variables.Add(name);
        }
    }

    private BoundExpression UseLocal(NameSyntax syntax, LocalSymbol symbol)
    {
        if (IsLoopItemAndMember(syntax.Name))
        {
            return Report(DiagnosticRules.UnsupportedConstruct, syntax, syntax.Name, "give the loop's item a name that the object of the `with` does not have");
        }

        symbol.IsUsed = true;
        if (symbol.Kind == LocalKind.Assigned && symbol.InitialVariable is null)
        {
            if (!_assigned.Contains(symbol.Name))
            {
                return Report(DiagnosticRules.NotAssigned, syntax, syntax.Name);
            }

            foreach (PartialFrame frame in _frames)
            {
                frame.Partial.Requires.Add(symbol.Name);
            }
        }

        foreach (PartialFrame frame in _frames)
        {
            if (symbol.Depth < frame.Depth)
            {
                frame.Partial.Captured[symbol.Name] = symbol;
            }
        }

        return symbol.Type.Kind switch
        {
            TemplateTypeKind.Error => BoundError.Instance,
            TemplateTypeKind.Null => BoundConstant.Null,
            _ => new BoundLocal(symbol, symbol.Type),
        };
    }

    private bool IsLoopItemAndMember(string name) =>
        _withDepth > 0 && _locals.TryGetValue(name, out Stack<LocalSymbol>? symbols)
        && symbols.Any(static symbol => symbol.Kind == LocalKind.Member) && symbols.Any(static symbol => symbol.Kind == LocalKind.LoopItem);

    private BoundExpression BindMissingArgument(NameSyntax syntax)
    {
        bool positional = syntax.Name.Length > 1 && syntax.Name.Skip(1).All(char.IsDigit);
        return (_frames.Count, positional, syntax.Name) switch
        {
            (0, false, { Length: > 1 } name) => Report(
                DiagnosticRules.ForeignTemplateSyntax, syntax, name, "a Semantic Kernel variable", "is an argument here, but only partials and functions have arguments",
                "Write `" + name.Substring(1) + "`.", "{%{", "}%}"),
            (0, _, _) => Report(DiagnosticRules.UnsupportedConstruct, syntax, syntax.Name, "use names without `$`; arguments exist only in a partial"),
            (_, _, "$0") => new BoundConstant(TemplateType.String, _frames[_frames.Count - 1].Partial.Name),
            (_, true, _) => BoundConstant.Null,
            (_, _, "$") => Report(DiagnosticRules.UnsupportedConstruct, syntax, "$", "use the arguments one by one: `$1`, `$title`"),
            _ => Report(DiagnosticRules.UndeclaredName, syntax, syntax.Name, Suggest(syntax.Name, _locals.Keys.Where(name => FindLocal(name) is not null))),
        };
    }

    private BoundError ReportUndeclared(NameSyntax syntax)
    {
        string? advice = syntax.Name switch
        {
            "and" => "&&",
            "or" => "||",
            "not" => "!",
            "nil" or "none" or "None" => "null",
            "True" => "true",
            "False" => "false",
            _ => null,
        };
        if (advice is not null)
        {
            return Report(DiagnosticRules.ForeignKeyword, syntax, syntax.Name, advice);
        }

        if (TemplateLibrary.IsNamespace(syntax.Name))
        {
            return Report(DiagnosticRules.UnsupportedConstruct, syntax, syntax.Name, "call one of its functions");
        }

        if (TemplateLibrary.Names.FirstOrDefault(function => function.EndsWith("." + syntax.Name, StringComparison.Ordinal)) is { } qualified)
        {
            return Report(DiagnosticRules.UndeclaredName, syntax, syntax.Name, "Did you mean the function `" + qualified + "`?");
        }

        IEnumerable<string> visible = _variables.Keys
            .Concat(_knownTypes.Keys.Where(static name => name[name.Length - 1] != '\u0001'))
            .Concat(_locals.Where(static entry => entry.Value.Count > 0).Select(static entry => entry.Key));
        return Report(DiagnosticRules.UndeclaredName, syntax, syntax.Name, SuggestDeclaration(syntax.Name, visible));
    }

    private UsedShapes? _usedShapes;

    private UsedShapes Shapes() => _usedShapes ??= UsedShapes.Of(new[] { _message.Tree.Body }.Concat(PartialBodies()));

    /// <summary>The nearest known name, or a declaration that fits what the template does with the name.</summary>
    private string SuggestDeclaration(string name, IEnumerable<string> candidates) =>
        ++_suggestions > GreatestSuggestions ? "Correct the first problems. This one can have the same cause."
        : NearestName.Find(name, candidates) is { } nearest ? "Did you mean `" + nearest + "`?"
        : "Declare it under `variables`: `" + Shapes().Declaration(name) + "`.";

    private const int GreatestSuggestions = 100;

    private int _suggestions;

    /// <summary>The nearest known name, as the second sentence of a message.</summary>
    private string Suggest(string name, IEnumerable<string> candidates)
    {
        // Each looks through all names. Who has so many mistakes corrects the first, and sees the next then.
        if (++_suggestions > GreatestSuggestions)
        {
            return "Correct the first problems. This one can have the same cause.";
        }

        string? nearest = NearestName.Find(name, candidates);
        return (nearest, candidates.Any()) switch
        {
            (not null, _) => "Did you mean `" + nearest + "`?",
            (_, true) => "Known are: " + List(candidates) + ".",
            _ => "No names are available here.",
        };
    }

    /// <summary>For a variable that is declared as a string and used as more, or an item of it: how to declare it; null for anything else.</summary>
    private string? SuggestType(ExpressionSyntax target, TemplateType type)
    {
        string? name = type.Kind != TemplateTypeKind.String ? null
            : target is NameSyntax { Name: var root } && _variables.ContainsKey(root) ? root
            : type.IsCharacter ? _variables.Keys.FirstOrDefault(variable => _variables[variable].Type.Kind == PromptTypeKind.String && Shapes().IsComposite(variable))
            : null;
        return name is not null && Shapes().IsComposite(name) ? "If it is more than a string, declare `" + Shapes().Declaration(name) + "`." : null;
    }

    private static string List(IEnumerable<string> names)
    {
        string[] sorted = names.Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToArray();
        return sorted.Length switch
        {
            0 => "none",
            <= 12 => string.Join(", ", sorted.Select(static name => "`" + name + "`")),
            _ => string.Join(", ", sorted.Take(12).Select(static name => "`" + name + "`")) + " and others",
        };
    }
}
