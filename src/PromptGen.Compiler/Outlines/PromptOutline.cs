using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Outlines;

/// <summary>What calling code names of a prompt whose file has mistakes, as far as it can be told. Nothing is rendered from it.</summary>
/// <param name="Variables">Those that have a C# name of their own, in file order.</param>
/// <param name="Slots">Likewise.</param>
internal sealed record PromptOutline(
    string RelativePath, string Id, string ClassName, EquatableArray<OutlinedVariable> Variables, EquatableArray<string> Slots)
{
    /// <summary>Of a sound prompt that the project cannot take, such as the second one of an id.</summary>
    public static PromptOutline Of(PromptDefinition definition)
    {
        OutlinedSlots slots = new();
        foreach (DefinedMessage message in definition.Messages)
        {
            if (message is SlotMessage slot)
            {
                slots.Add(slot.Name);
            }
        }

        return new PromptOutline(
            definition.RelativePath,
            definition.Id,
            definition.ClassName,
            definition.Variables.Map(static defined => new OutlinedVariable(defined, defined.Variable.Default is not null, EquatableArray<string>.Empty)),
            slots.ToEquatableArray());
    }
}

/// <summary>A variable of which some types may be unclear.</summary>
/// <param name="Defined">With a string in the place of each type that is unclear.</param>
/// <param name="IsOptional">The file states a default, be it a wrong one.</param>
/// <param name="Unclear">The paths of types that cannot be told (<see cref="TypeNote.Path"/>).</param>
internal sealed record OutlinedVariable(DefinedVariable Defined, bool IsOptional, EquatableArray<string> Unclear);
