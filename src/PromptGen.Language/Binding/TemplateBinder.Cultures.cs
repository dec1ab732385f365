using System.Text.RegularExpressions;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>The culture that a template names for a date or a number.</summary>
internal sealed partial class TemplateBinder
{
    /// <summary>A language, perhaps with a script and a region: <c>de</c>, <c>de-CH</c>, <c>zh-Hans-CN</c>, <c>es-419</c>.</summary>
    private static readonly Regex CultureName = new("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant, System.TimeSpan.FromSeconds(1));

    /// <summary>Whether a function takes a culture as its last argument.</summary>
    private static bool TakesCulture(string function) => function is "date.to_string" or "math.format" or "object.format";

    /// <param name="culture">Null for the invariant culture, in which prompts are rendered.</param>
    /// <returns>False with the problem reported, if which culture is meant is known only at run time.</returns>
    private bool FindCulture(SyntaxNode node, BoundExpression? argument, out BoundConstant? culture)
    {
        culture = argument is BoundConstant { Value: string { Length: > 0 } } named ? named : null;
        if (argument is null or BoundConstant { Value: null or "" } || (culture is { Value: string name } && CultureName.IsMatch(name)))
        {
            return true;
        }

        Report(DiagnosticRules.UnsupportedConstruct, node, TextOf(node), "write the culture as a literal, such as `\"de-DE\"`, or remove it to use the invariant culture");
        return false;
    }
}
