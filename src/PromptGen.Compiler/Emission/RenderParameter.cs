using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>A parameter of <c>Render</c>: a variable or a slot.</summary>
/// <param name="SchemaName">As the prompt file names it.</param>
/// <param name="Name">The C# parameter, without <c>@</c>.</param>
/// <param name="Property">The property of <c>Args</c>, as it stands in code.</param>
/// <param name="Variable">Null for a slot.</param>
internal sealed record RenderParameter(string SchemaName, string Name, string Property, PromptVariable? Variable)
{
    /// <summary>The parameter as it stands in code.</summary>
    public string Identifier { get; } = CSharpName.Escape(Name);

    public bool IsSlot => Variable is null;

    public bool IsOptional => Variable?.Default is not null;

    /// <summary>It has a default that C# does not take as one of a parameter: the parameter is nullable, and null means the default.</summary>
    public bool IsFilledInside => Variable is { Default: { } value } variable && !DefaultValue.IsConstant(variable.Type, value);

    /// <summary>Required variables in file order, then slots in message order, then variables with a default.</summary>
    public static IReadOnlyList<RenderParameter> Of(PromptDefinition definition)
    {
        List<RenderParameter> variables = definition.Variables
            .Select(static defined => defined.Variable)
            .Select(static variable => new RenderParameter(
                variable.Name, CSharpName.Parameter(variable), CSharpName.Escape(CSharpName.Property(variable)), variable))
            .ToList();
        IEnumerable<RenderParameter> slots = definition.Messages.OfType<SlotMessage>().Select(static slot => new RenderParameter(
            slot.Name, CSharpName.SlotParameter(slot.Name), CSharpName.Escape(CSharpName.Property(slot.Name)), Variable: null));
        return variables.Where(static parameter => !parameter.IsOptional)
            .Concat(slots)
            .Concat(variables.Where(static parameter => parameter.IsOptional))
            .ToList();
    }
}
