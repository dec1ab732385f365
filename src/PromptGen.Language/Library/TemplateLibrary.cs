using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Language;

/// <summary>The functions that templates may call.</summary>
internal static partial class TemplateLibrary
{
    private static readonly HashSet<string> Namespaces =
        new(["string", "array", "math", "object", "date", "timespan", "html", "regex", "prompt"], StringComparer.Ordinal);

    private static readonly Dictionary<string, TemplateFunction> Functions =
        StringFunctions().Concat(RegexFunctions()).Concat(NumberFunctions()).Concat(DateFunctions()).ToDictionary(static function => function.Name, StringComparer.Ordinal);

    private static readonly Dictionary<(TemplateTypeKind Kind, string Name), TemplateFunction> Members =
        ComputedMembers().ToDictionary(static member => (member.Kind, member.Name), static member => member.Function);

    /// <summary>Functions whose type depends on their arguments; the binder knows them.</summary>
    public static readonly IReadOnlyList<string> Intrinsics =
    [
        "array.add", "array.add_range", "array.any", "array.compact", "array.concat", "array.contains", "array.each", "array.filter", "array.first",
        "array.insert_at", "array.join", "array.last", "array.limit", "array.map", "array.offset", "array.remove_at", "array.reverse", "array.size",
        "array.sort", "array.uniq",
        "date.parse", "date.to_string",
        "math.divided_by", "math.format", "math.is_number", "math.minus", "math.modulo", "math.plus", "math.times",
        "object.default", "object.format", "object.has_key", "object.has_value", "object.keys", "object.size", "object.to_json",
        "object.typeof", "object.values",
    ];

    public static IEnumerable<string> Names => Functions.Keys.Concat(Intrinsics);

    public static bool IsNamespace(string name) => Namespaces.Contains(name);

    public static TemplateFunction? Find(string name) => Functions.TryGetValue(name, out TemplateFunction? function) ? function : null;

    /// <summary>A member that is computed: <c>at.year</c>. Null if the date or duration is null.</summary>
    public static TemplateFunction? FindMember(TemplateTypeKind kind, string name) =>
        Members.TryGetValue((kind, name), out TemplateFunction? function) ? function : null;

    public static IEnumerable<string> MembersOf(TemplateTypeKind kind) =>
        Members.Keys.Where(member => member.Kind == kind).Select(static member => member.Name);

    private static TemplateFunction Function(string name, string implementation, TemplateType result, params FunctionParameter[] parameters) =>
        new(name, implementation, result, parameters);

    /// <summary>A function that can fail on values, or whose result can grow beyond the limit.</summary>
    private static TemplateFunction Failing(string name, string implementation, TemplateType result, params FunctionParameter[] parameters) =>
        Function(name, implementation, result, parameters) with { TakesPlace = true };

    private static TemplateFunction Refused(string name, string instead) => new(name, string.Empty, TemplateType.Error, []) { Refusal = instead };

    private static FunctionParameter Text(string name) => new(name, ParameterKind.Text);

    private static FunctionParameter RequiredText(string name) => new(name, ParameterKind.RequiredText);

    private static FunctionParameter NoText(string name) => new(name, ParameterKind.Text, new BoundConstant(TemplateType.String.AsNullable(), null));

    private static FunctionParameter Integer(string name) => new(name, ParameterKind.Integer);

    private static FunctionParameter Integer(string name, long defaultValue) =>
        new(name, ParameterKind.Integer, new BoundConstant(TemplateType.Integer, defaultValue));

    private static FunctionParameter NoInteger(string name) =>
        new(name, ParameterKind.NullableInteger, new BoundConstant(TemplateType.Integer.AsNullable(), null));

    private static FunctionParameter No(string name) => new(name, ParameterKind.Boolean, new BoundConstant(TemplateType.Boolean, false));

    private static FunctionParameter Number(string name) => new(name, ParameterKind.Number);
}
