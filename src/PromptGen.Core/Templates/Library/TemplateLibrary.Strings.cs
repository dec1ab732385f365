using System.Collections.Generic;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Core.Templates;

internal static partial class TemplateLibrary
{
    private static IEnumerable<TemplateFunction> StringFunctions() =>
    [
        new("string.upcase", "TemplateStrings.Upcase", TemplateType.String.AsNullable(), [Text("text")]),
        new("string.downcase", "TemplateStrings.Downcase", TemplateType.String.AsNullable(), [Text("text")]),
        new("string.size", "TemplateStrings.Size", TemplateType.Integer, [Text("text")]),
        new("string.strip", "TemplateStrings.Strip", TemplateType.String.AsNullable(), [Text("text")]),
    ];
}
