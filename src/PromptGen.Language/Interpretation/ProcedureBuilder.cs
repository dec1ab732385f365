using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>Turns the statements of one message, partial or function into runnable ones.</summary>
internal sealed partial class ProcedureBuilder(TemplateBuilder owner, Procedure procedure, bool isMessage)
{
    private readonly Dictionary<LocalSymbol, int> _symbols = [];
    private readonly Dictionary<string, int> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<LoopSymbol, int> _loops = [];
    private readonly List<Statement> _beginning = [];

    public Statement[] BuildMessage(BoundBlock body)
    {
        Statement[] statements = Build(body);
        return [.. _beginning, .. statements];
    }

    public Statement[] Build(BoundBlock? block)
    {
        List<Statement> statements = [];
        AddTo(block, statements);
        return WriteRun.Join(statements);
    }

    private void AddTo(BoundBlock? block, List<Statement> target)
    {
        foreach (BoundStatement statement in block?.Statements ?? [])
        {
            Build(statement, target);
        }
    }

    /// <summary>The cell of a prompt variable.</summary>
    public int Variable(string name)
    {
        if (!_variables.TryGetValue(name, out int cell))
        {
            if (!isMessage)
            {
                throw new InvalidOperationException("A partial names the variable " + name + " without saying so.");
            }

            cell = procedure.AddCell(ValueKind.Of(owner.VariableType(name)).CreateCell);
            _variables.Add(name, cell);
            owner.Load(name, cell);
        }

        return cell;
    }

    public int DeclareVariable(string name)
    {
        int cell = procedure.AddCell(create: null);
        _variables.Add(name, cell);
        return cell;
    }

    public int DeclareShared(LocalSymbol symbol)
    {
        int cell = procedure.AddCell(create: null);
        _symbols.Add(symbol, cell);
        return cell;
    }

    public int Declare(LocalSymbol symbol)
    {
        int cell = procedure.AddCell(ValueKind.Of(symbol.Type).CreateCell);
        _symbols[symbol] = cell;
        return cell;
    }

    public int CellOf(LocalSymbol symbol)
    {
        if (_symbols.TryGetValue(symbol, out int cell))
        {
            return cell;
        }

        // An item of a loop, or a member, may be another symbol here than where a shared partial was bound; the name is the same.
        if (symbol.Kind is LocalKind.LoopItem or LocalKind.Member
            && _symbols.Keys.LastOrDefault(other => other.Name == symbol.Name && other.Type == symbol.Type) is { } same)
        {
            return _symbols[same];
        }

        if (symbol.Kind != LocalKind.Assigned || !(isMessage || symbol.IsTemporary))
        {
            throw new InvalidOperationException("The name " + symbol.Name + " has no place.");
        }

        // What a template assigns is visible to its end, whatever block it is assigned in.
        cell = Declare(symbol);
        if (symbol.InitialVariable is { } variable)
        {
            Node initial = ValueKind.Of(owner.VariableType(variable)).Local(Variable(variable));
            _beginning.Add(ValueKind.Of(symbol.Type).Assign(cell, initial));
        }

        return cell;
    }

    private void Build(BoundStatement statement, List<Statement> target)
    {
        switch (statement)
        {
            case BoundText text:
                AddText(target, text.Text, text.Indentation);
                break;
            case BoundOutput output:
                BuildOutput(output, target);
                break;
            case BoundIf conditional:
                BuildIf(conditional, target);
                break;
            case BoundFor loop:
                target.Add(BuildFor(loop));
                break;
            case BoundWhile loop:
                target.Add(BuildWhile(loop));
                break;
            case BoundBreak:
                target.Add(new Jump(Flow.Break));
                break;
            case BoundContinue:
                target.Add(new Jump(Flow.Continue));
                break;
            case BoundAssignment assignment when assignment.Target.Type.Kind == TemplateTypeKind.Null:
                break;
            case BoundAssignment assignment:
                target.Add(ValueKind.Of(assignment.Target.Type).Assign(CellOf(assignment.Target), Lower(assignment.Value)));
                break;
            case BoundCapture capture:
                target.Add(new Capture(CellOf(capture.Target), Build(capture.Body)));
                break;
            case BoundWith with:
                BuildWith(with, target);
                break;
            case BoundCallBody call:
                target.Add(new CallBody(Build(call.Body)));
                break;
            case BoundReturn ret:
                AddTo(ret.Result, target);
                target.Add(new Jump(Flow.Return));
                break;
            case BoundInclude include:
                target.Add(new Include(owner.ProcedureOf(include.Partial).Call(this, include), include.Indentation));
                break;
            default:
                throw new InvalidOperationException("The interpreter has no form of " + statement.GetType().Name + ".");
        }
    }

    private static void AddText(List<Statement> target, string text, string indentation)
    {
        if (text.Length > 0)
        {
            target.Add(new WriteText(text, indentation));
        }
    }

    private void BuildOutput(BoundOutput output, List<Statement> target)
    {
        TextNode value = Text(output.Value);
        if (value is not TextConstant constant)
        {
            target.Add(new WriteValue(value, output.Indentation));
        }
        else if (constant.Value is { } text)
        {
            AddText(target, text, output.Indentation);
        }
    }

    private void BuildIf(BoundIf conditional, List<Statement> target)
    {
        if (conditional.Condition is BoundConstant { Value: bool known })
        {
            AddTo(known ? conditional.Then : conditional.Else, target);
            return;
        }

        target.Add(new Choose(Boolean(conditional.Condition), Build(conditional.Then), Build(conditional.Else)));
    }

    private Statement BuildFor(BoundFor loop)
    {
        Node source = Lower(loop.Source);
        Node<long>? offset = loop.Offset is null ? null : Integer(loop.Offset);
        Node<long>? limit = loop.Limit is null ? null : Integer(loop.Limit);
        ValueKind items = ValueKind.Of(loop.Item.Type);
        int item = procedure.AddCell(items.CreateCell);
        int state = procedure.AddCell(static () => new LoopCell());
        _symbols[loop.Item] = item;
        _loops[loop.Loop] = state;
        LoopPlan plan = new(item, state, offset, limit, loop.Reversed, loop.Loop.UsesChanged, LoopPasses.Of(loop), Build(loop.Body), Build(loop.Else), loop.Place, RenderingSteps.Of(loop.Body));
        _symbols.Remove(loop.Item);
        return loop.Source.Type.Kind == TemplateTypeKind.String
            ? new ForCharacters(ValueKind.Text.As(source), plan)
            : items.ForEach(ValueKind.Reference.As(source), plan);
    }

    private While BuildWhile(BoundWhile loop)
    {
        int state = procedure.AddCell(static () => new LoopCell());
        _loops[loop.Loop] = state;
        return new While(state, Boolean(loop.Condition), Build(loop.Body), loop.Place, RenderingSteps.Of(loop.Body));
    }
}
