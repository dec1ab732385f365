using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Texts;

/// <summary>Names that say that what they hold is written for a model, even where it goes into a hole of more text.</summary>
internal static class PromptNames
{
    private static readonly string[] Words =
        ["prompt", "instruction", "system", "persona", "rule", "guidance", "guideline", "tone", "style", "preamble", "directive"];

    // A type says less than a member: much that is called after a system or a style has nothing to do with a model.
    private static readonly string[] TypeWords = ["prompt", "instruction", "persona", "guideline", "preamble"];

    public static bool Takes(string name) => HasWord(name, Words);

    /// <summary>A member that is named so, or one of a type that is: <c>TutorPrompt.Intro</c>.</summary>
    public static bool Takes(ISymbol member) =>
        Takes(member.Name) || (member.ContainingType is { } type && HasWord(type.Name, TypeWords));

    /// <summary>Whether a value, or the variable that it is given to, has such a name.</summary>
    public static bool Names(IOperation value) => Array.Exists([NameOf(value), NameOfTarget(value)], Takes);

    private static string NameOf(IOperation value) => Operations.WithoutConversions(value) switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        IAwaitOperation await => NameOf(await.Operation),
        IConditionalAccessOperation access => NameOf(access.WhenNotNull),
        _ => "",
    };

    private static string NameOfTarget(IOperation value)
    {
        IOperation? parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
            IAssignmentOperation { Target: var target } => NameOf(target),
            IArgumentOperation { Parameter: { } parameter } => parameter.Name,
            _ => "",
        };
    }

    /// <summary>A word of the name, in camel case or with underscores, also in its plural: <c>HouseRules</c>, but not <c>Milestone</c>.</summary>
    private static bool HasWord(string name, string[] words) => Array.Exists(words, word =>
    {
        for (int at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + word.Length;
            if (end < name.Length && name[end] == 's')
            {
                end++;
            }

            if ((at == 0 || char.IsUpper(name[at]) || !char.IsLetter(name[at - 1])) && (end == name.Length || !char.IsLower(name[end])))
            {
                return true;
            }
        }

        return false;
    });
}
