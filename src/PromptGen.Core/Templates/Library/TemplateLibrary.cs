using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Core.Templates;

/// <summary>The functions that templates may call.</summary>
internal static partial class TemplateLibrary
{
    private static readonly HashSet<string> Namespaces =
        new(["string", "array", "math", "object", "date", "timespan", "html", "regex", "prompt"], StringComparer.Ordinal);

    private static readonly Dictionary<string, TemplateFunction> Functions =
        StringFunctions().ToDictionary(static function => function.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Functions.Keys;

    public static bool IsNamespace(string name) => Namespaces.Contains(name);

    public static TemplateFunction? Find(string name) => Functions.TryGetValue(name, out TemplateFunction? function) ? function : null;

    /// <summary>A member that is computed: <c>at.year</c>.</summary>
    public static TemplateFunction? FindMember(TemplateTypeKind kind, string name) => null;

    public static IEnumerable<string> MembersOf(TemplateTypeKind kind) => [];

    private static FunctionParameter Text(string name) => new(name, ParameterKind.Text);
}
