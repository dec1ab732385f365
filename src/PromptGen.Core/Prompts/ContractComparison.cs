using System.Collections.Generic;
using System.Globalization;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Core.Prompts;

/// <summary>
/// Whether a prompt can be served by code that was written for another one: what rollback proof, the admission of packs and stamps
/// all ask. By direction, not by equality: variables needed are among those supplied, with convertible types; tools offered are
/// among those implemented; responses allowed are among those accepted.
/// </summary>
internal static class ContractComparison
{
    /// <param name="code">The contract that the code was compiled against: it supplies these variables, implements these tools and
    /// accepts these responses.</param>
    /// <param name="candidate">The contract of the prompt that shall be served.</param>
    /// <returns>All incompatibilities, in the order of the contract; empty if the contracts are compatible.</returns>
    public static EquatableArray<ContractIncompatibility> FindIncompatibilities(PromptContract code, PromptContract candidate)
    {
        List<ContractIncompatibility> found = [];
        CompareVariables(code, candidate, found);
        CompareSlots(code, candidate, found);
        CompareTools(code, candidate, found);
        CompareResponses(code, candidate, found);
        return found.ToEquatableArray();
    }

    private static void CompareVariables(PromptContract code, PromptContract candidate, List<ContractIncompatibility> found)
    {
        // Values are supplied by name, so their order, which only matters to the compiler of the calling code, does not count.
        Dictionary<string, PromptType> supplied = new(System.StringComparer.Ordinal);
        foreach (ContractVariable variable in code.Variables)
        {
            supplied[variable.Name] = variable.Type;
        }

        foreach (ContractVariable needed in candidate.Variables)
        {
            string path = "variables/" + needed.Name;
            if (supplied.TryGetValue(needed.Name, out PromptType? type))
            {
                VariableConversion.Compare(type, needed.Type, path, found);
            }
            else if (needed.IsRequired)
            {
                found.Add(new ContractIncompatibility(
                    ContractIncompatibilityKind.VariableMissing,
                    path,
                    "The variable '" + needed.Name + "' is required, has no default, and is not passed."));
            }
        }
    }

    private static void CompareSlots(PromptContract code, PromptContract candidate, List<ContractIncompatibility> found)
    {
        HashSet<string> supplied = new(code.Slots, System.StringComparer.Ordinal);
        foreach (string slot in candidate.Slots)
        {
            if (!supplied.Contains(slot))
            {
                found.Add(new ContractIncompatibility(
                    ContractIncompatibilityKind.SlotMissing,
                    "slots/" + slot,
                    "Messages for the slot '" + slot + "' are required but not passed."));
            }
        }
    }

    private static void CompareTools(PromptContract code, PromptContract candidate, List<ContractIncompatibility> found)
    {
        Dictionary<string, ContractTool> implemented = new(System.StringComparer.Ordinal);
        foreach (ContractTool tool in code.Tools)
        {
            implemented[tool.Name] = tool;
        }

        foreach (ContractTool offered in candidate.Tools)
        {
            string path = "tools/" + offered.Name;
            if (!implemented.TryGetValue(offered.Name, out ContractTool? tool))
            {
                found.Add(new ContractIncompatibility(
                    ContractIncompatibilityKind.ToolMissing, path, "The tool '" + offered.Name + "' is offered to the model but not implemented."));
                continue;
            }

            Add(
                JsonSchemaComparison.FindDifferences(
                    offered.Parameters ?? JsonSchemaComparison.NoArguments, tool.Parameters ?? JsonSchemaComparison.NoArguments),
                ContractIncompatibilityKind.ToolArguments,
                path,
                found);
        }
    }

    private static void CompareResponses(PromptContract code, PromptContract candidate, List<ContractIncompatibility> found)
    {
        if (code.ResponseSchema is not { } accepted)
        {
            // Code that takes any text takes JSON, too.
            return;
        }

        if (candidate.ResponseSchema is not { } allowed)
        {
            found.Add(new ContractIncompatibility(
                ContractIncompatibilityKind.Response, "response", "The response is free text, but JSON that matches a schema is expected."));
            return;
        }

        Add(JsonSchemaComparison.FindDifferences(allowed, accepted), ContractIncompatibilityKind.Response, "response", found);
    }

    private static void Add(
        IReadOnlyList<SchemaDifference> differences, ContractIncompatibilityKind kind, string path, List<ContractIncompatibility> found)
    {
        foreach (SchemaDifference difference in differences)
        {
            found.Add(new ContractIncompatibility(kind, path + difference.Path, difference.Reason));
        }
    }
}
