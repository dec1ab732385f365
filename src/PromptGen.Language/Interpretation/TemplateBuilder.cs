using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Types;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>Turns a bound template into procedures: one for the message, one for each binding of a partial.</summary>
internal sealed class TemplateBuilder
{
    private readonly Dictionary<string, (int Index, TemplateType Type)> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<BoundPartial, PartialProcedure> _partials = [];
    private readonly List<VariableLoad> _loads = [];
    private int _procedures;
    private int _calls;

    public TemplateBuilder(IReadOnlyList<PromptVariable> variables)
    {
        for (int i = 0; i < variables.Count; i++)
        {
            _variables.Add(variables[i].Name, (i, TemplateType.Of(variables[i].Type, variables[i].Name)));
        }
    }

    public InterpretedTemplate Build(BoundTemplate template)
    {
        if (template.HasErrors)
        {
            throw new ArgumentException("A template with problems cannot be rendered.", nameof(template));
        }

        _calls = template.Calls;
        Procedure message = CreateProcedure();
        ProcedureBuilder builder = new(this, message, isMessage: true);
        message.Body = builder.BuildMessage(template.Body);
        return new InterpretedTemplate(message, _procedures, _loads.ToArray());
    }

    public TemplateType VariableType(string name) => _variables[name].Type;

    public void Load(string variable, int cell)
    {
        (int index, TemplateType type) = _variables[variable];
        _loads.Add(new VariableLoad(ValueKind.Of(type), cell, index));
    }

    /// <summary>The procedure of a partial; the same for all includes that share its binding.</summary>
    public PartialProcedure ProcedureOf(BoundPartial partial)
    {
        if (!_partials.TryGetValue(partial, out PartialProcedure? procedure))
        {
            procedure = new PartialProcedure(CreateProcedure(), partial, _calls);
            _partials.Add(partial, procedure);
            ProcedureBuilder builder = new(this, procedure.Procedure, isMessage: false);
            procedure.Declare(builder);
            procedure.Procedure.Body = builder.Build(partial.Body);
        }

        return procedure;
    }

    private Procedure CreateProcedure() => new(_procedures++);
}

/// <summary>The procedure of a partial with the places of the values from outside.</summary>
/// <param name="calls">The functions that the template calls inside each other at most.</param>
internal sealed class PartialProcedure(Procedure procedure, BoundPartial partial, int calls)
{
    private readonly List<(string Variable, int Cell)> _variables = [];
    private readonly List<(LocalSymbol Symbol, int Cell)> _captured = [];
    private readonly List<(LocalSymbol Symbol, int Cell)> _parameters = [];

    public Procedure Procedure { get; } = procedure;

    public void Declare(ProcedureBuilder builder)
    {
        foreach (string variable in partial.Variables.Where(variable => !partial.Captured.ContainsKey(variable)))
        {
            _variables.Add((variable, builder.DeclareVariable(variable)));
        }

        foreach (LocalSymbol symbol in partial.Captured.Values)
        {
            _captured.Add((symbol, builder.DeclareShared(symbol)));
        }

        foreach (LocalSymbol symbol in partial.Parameters)
        {
            _parameters.Add((symbol, builder.Declare(symbol)));
        }
    }

    public ProcedureCall Call(ProcedureBuilder caller, BoundInclude include) => new(
        Procedure,
        [
            .. _variables.Select(variable => (caller.Variable(variable.Variable), variable.Cell)),
            .. _captured.Select(captured => (caller.CellOf(include.Passed(captured.Symbol)), captured.Cell)),
        ],
        [.. _parameters.Select((parameter, index) => ValueKind.Of(parameter.Symbol.Type).Pass(caller.Lower(include.Arguments[index]), parameter.Cell))],
        partial.Name,
        partial,
        calls);
}
