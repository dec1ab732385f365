using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>What of a newer version code that was written for an older one does not fit.</summary>
internal static class ContractChange
{
    /// <param name="released">The contract that code was written for.</param>
    /// <param name="changed">That of the prompt as it is now.</param>
    /// <returns>Empty where code need not change, also where the contract grew by what has a default.</returns>
    public static EquatableArray<ContractIncompatibility> Find(PromptContract released, PromptContract changed)
    {
        List<ContractIncompatibility> found = [.. ContractComparison.FindIncompatibilities(released, changed)];
        if (FirstMoved(released.Variables, changed.Variables) is { } moved)
        {
            found.Add(new ContractIncompatibility(
                ContractIncompatibilityKind.VariableOrder, "variables/" + moved,
                "The variable '" + moved + "' is at another position among the parameters of Render. Calls with swapped arguments may still compile."));
        }

        return found.ToEquatableArray();
    }

    /// <summary>The first variable of both that the newer contract has in another order; null where all have kept theirs.</summary>
    private static string? FirstMoved(EquatableArray<ContractVariable> released, EquatableArray<ContractVariable> changed)
    {
        List<string> before = Common(released, changed);
        List<string> after = Common(changed, released);
        for (int i = 0; i < before.Count; i++)
        {
            if (before[i] != after[i])
            {
                return after[i];
            }
        }

        return null;
    }

    private static List<string> Common(EquatableArray<ContractVariable> variables, EquatableArray<ContractVariable> others)
    {
        HashSet<string> names = new(System.StringComparer.Ordinal);
        foreach (ContractVariable other in others)
        {
            names.Add(other.Name);
        }

        List<string> common = [];
        foreach (ContractVariable variable in variables)
        {
            if (names.Contains(variable.Name))
            {
                common.Add(variable.Name);
            }
        }

        return common;
    }
}
