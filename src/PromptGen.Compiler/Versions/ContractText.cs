using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>Contract problems in one line of a message.</summary>
internal static class ContractText
{
    private const int Shown = 4;

    public static string List(EquatableArray<ContractIncompatibility> problems)
    {
        StringBuilder text = new();
        for (int i = 0; i < problems.Count && i < Shown; i++)
        {
            text.Append(i > 0 ? "; " : "").Append('`').Append(problems[i].Path).Append("`: ").Append(problems[i].Reason.TrimEnd('.'));
        }

        return problems.Count > Shown ? text.Append("; and ").Append(Files.FieldReader.Number(problems.Count - Shown)).Append(" more").ToString() : text.ToString();
    }
}
