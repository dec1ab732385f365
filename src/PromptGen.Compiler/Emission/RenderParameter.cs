using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>A parameter of <c>Render</c>: a variable or a slot.</summary>
/// <param name="SchemaName">As the prompt file names it.</param>
/// <param name="Name">The C# parameter, without <c>@</c>.</param>
/// <param name="Property">The property of <c>Args</c>, as it is written in code.</param>
/// <param name="Defined">Null for a slot.</param>
internal sealed record RenderParameter(string SchemaName, string Name, string Property, DefinedVariable? Defined)
{
    /// <summary>Null for a slot.</summary>
    public PromptVariable? Variable => Defined?.Variable;

    /// <summary>The parameter as it is written in code.</summary>
    public string Identifier { get; } = CSharpName.Escape(Name);

    public bool IsSlot => Variable is null;

    public bool IsOptional => Variable?.Default is not null;

    /// <summary>It has a default that C# does not take as one of a parameter: the parameter is nullable, and null means the default.</summary>
    public bool IsFilledInside => Variable is { Default: { } value } variable && !DefaultValue.IsConstant(variable.Type, value);

    /// <summary>Required variables in file order, then slots in message order, then variables with a default.</summary>
    public static List<RenderParameter> Of(PromptDefinition definition)
    {
        List<RenderParameter> parameters = [];
        AddVariables(parameters, definition, optional: false);
        foreach (DefinedMessage message in definition.Messages)
        {
            if (message is SlotMessage slot)
            {
                parameters.Add(new RenderParameter(
                    slot.Name, CSharpName.SlotParameter(slot.Name), CSharpName.Escape(CSharpName.Property(slot.Name)), Defined: null));
            }
        }

        AddVariables(parameters, definition, optional: true);
        return parameters;
    }

    private static void AddVariables(List<RenderParameter> parameters, PromptDefinition definition, bool optional)
    {
        foreach (DefinedVariable defined in definition.Variables)
        {
            PromptVariable variable = defined.Variable;
            if (variable.Default is not null == optional)
            {
                parameters.Add(new RenderParameter(
                    variable.Name, CSharpName.Parameter(defined), CSharpName.Escape(CSharpName.Property(defined)), defined));
            }
        }
    }
}
