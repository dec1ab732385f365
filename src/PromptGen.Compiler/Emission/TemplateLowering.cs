using System.Collections.Generic;
using PromptGen.Core.Performance;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Bound templates to C#: methods that write a text to a <c>PromptWriter</c>.</summary>
/// <remarks>
/// A message becomes one method, each partial a method beside it, and so does the text of a list or an object. Their names begin
/// with the name of the message's method and an underscore, which no other member of the class has.
/// </remarks>
internal sealed partial class TemplateLowering
{
    /// <summary>The type that the methods write to.</summary>
    public const string WriterType = Generated + "PromptWriter";

    private const string Generated = "global::PromptGen.Generated.";

    private readonly string _method;
    private readonly ITemplateNames _names;
    private readonly CompilationTarget _target;
    private readonly IncludeDepths _depths;
    private readonly bool _assigns;
    private readonly int _calls;
    private readonly bool _countsSteps;
    private readonly TemplateLineFlow _lines = new();
    private readonly TemplateIterations _loops;
    private readonly Identifiers _members;
    private readonly Queue<PartialMethod> _pendingPartials = new();
    private readonly Dictionary<(BoundPartial Partial, bool InLoop), PartialMethod> _partials = [];
    private readonly Queue<ValueMethod> _pendingValues = new();
    private readonly Queue<TextMethod> _pendingTexts = new();
    private readonly Dictionary<string, string> _texts = new(System.StringComparer.Ordinal);
    private readonly Dictionary<string, ValueMethod> _values = new(System.StringComparer.Ordinal);

    private TemplateLowering(string method, ITemplateNames names, CompilationTarget target, BoundTemplate template)
    {
        _assigns = template.Assigns;
        _calls = template.Calls;
        _countsSteps = RenderingSteps.MustBeCounted(template);
        _depths = IncludeDepths.Of(template);
        _loops = new TemplateIterations(template.LeavesLoops);
        _method = method;
        _names = names;
        _target = target;
        _members = new Identifiers([method]);
    }

    /// <summary>
    /// Writes <c>private static void method(ref PromptWriter writer, ...)</c>, its parameters the
    /// <see cref="BoundTemplate.UsedVariables"/>, and the methods that it calls.
    /// </summary>
    public static void EmitMethod(CodeWriter code, string method, BoundTemplate template, ITemplateNames names, CompilationTarget target)
    {
        List<string> parameters = [];
        foreach (string variable in template.UsedVariables)
        {
            parameters.Add(variable);
        }

        TemplateLowering lowering = new(method, names, target, template);
        lowering.EmitMethod(
            code, new PartialMethod(method, new BoundPartial(string.Empty) { Body = template.Body }, parameters, [], IsInLoop: false, TakesDepth: false));
        while (lowering._pendingPartials.Count > 0 || lowering._pendingValues.Count > 0 || lowering._pendingTexts.Count > 0
            || lowering._pendingObjects.Count > 0)
        {
            code.Line();
            if (lowering._pendingTexts.Count > 0)
            {
                lowering.EmitTextMethod(code, lowering._pendingTexts.Dequeue());
            }
            else if (lowering._pendingPartials.Count > 0)
            {
                lowering.EmitMethod(code, lowering._pendingPartials.Dequeue());
            }
            else if (lowering._pendingObjects.Count > 0)
            {
                lowering.EmitObjectClass(code, lowering._pendingObjects.Dequeue());
            }
            else
            {
                lowering.EmitValueMethod(code, lowering._pendingValues.Dequeue());
            }
        }
    }

    private void EmitMethod(CodeWriter code, PartialMethod method)
    {
        // Where a line begins is tracked only in methods that need to know it while they run.
        int start = code.Length;
        MethodBody lowered = new(this, code, tracksLines: false);
        lowered.Emit(method);
        if (lowered.NeedsTracking)
        {
            code.CutTo(start);
            new MethodBody(this, code, tracksLines: true).Emit(method);
        }
    }

    /// <summary>The method of a partial; the same for all includes that share its binding.</summary>
    private PartialMethod MethodOf(BoundPartial partial, bool inLoop)
    {
        bool isInLoop = inLoop && partial.HasLoops;
        if (!_partials.TryGetValue((partial, isInLoop), out PartialMethod? method))
        {
            string name = _members.Take(_method + "_" + Pascal(partial.Name));
            List<string> variables = [];
            foreach (string variable in partial.Variables)
            {
                if (!partial.Captured.ContainsKey(variable))
                {
                    variables.Add(variable);
                }
            }

            method = new PartialMethod(name, partial, variables, [.. partial.Captured.Values], isInLoop, _depths.AreCountedIn(partial));
            _partials.Add((partial, isInLoop), method);
            _pendingPartials.Enqueue(method);
        }

        return method;
    }

    private static string Pascal(string name)
    {
        TextBuffer result = TextBuffer.Take();
        bool capital = true;
        foreach (char c in name)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                result.Append(capital ? char.ToUpperInvariant(c) : c);
                capital = false;
            }
            else
            {
                capital = true;
            }
        }

        string pascal = result.Finish();
        return pascal.Length == 0 ? "Partial" : pascal;
    }

    /// <summary>The C# type of a value.</summary>
    private string TypeName(TemplateType type)
    {
        string name = type.Kind switch
        {
            TemplateTypeKind.Boolean => "bool",
            TemplateTypeKind.Integer => "long",
            TemplateTypeKind.Number => "double",
            TemplateTypeKind.Decimal => "decimal",
            TemplateTypeKind.DateTime => "global::System.DateTime",
            TemplateTypeKind.Duration => "global::System.TimeSpan",
            TemplateTypeKind.Array => "global::System.Collections.Generic.IReadOnlyList<" + (type.Items is null ? "string" : TypeName(type.Items)) + ">",
            TemplateTypeKind.Object when type.Path is null => ClassOf(type).Name,
            TemplateTypeKind.Enum or TemplateTypeKind.Object => _names.TypeName(type.Path!).TrimEnd('?'),
            _ => "string",
        };
        return type.Nullable && (IsValueType(type) || _target.HasNullableAnnotations) ? name + "?" : name;
    }

    /// <summary>What a variable of this type contains before it is assigned. The binder proves that nothing reads it, so null forgiveness is no lie.</summary>
    private string Unassigned(TemplateType type) =>
        "default(" + TypeName(type) + ")" + (_target.HasNullableAnnotations && !type.Nullable && !IsValueType(type) ? "!" : string.Empty);

    private static bool IsValueType(TemplateType type) => type.Kind is
        TemplateTypeKind.Boolean or TemplateTypeKind.Integer or TemplateTypeKind.Number or TemplateTypeKind.Decimal
        or TemplateTypeKind.DateTime or TemplateTypeKind.Duration or TemplateTypeKind.Enum;

    /// <summary>The method of a partial, or of the message itself: a partial without a name.</summary>
    /// <param name="IsInLoop">Its loops are inside one of the caller's.</param>
    private sealed record PartialMethod(
        string Name, BoundPartial Partial, List<string> Variables, List<LocalSymbol> Captured, bool IsInLoop, bool TakesDepth)
    {
        public bool IsByReference(LocalSymbol symbol) => symbol.Kind == LocalKind.Assigned && Partial.AssignsTo.Contains(symbol.Name);
    }

    /// <summary>A method that returns the text that another method writes, as a string.</summary>
    /// <param name="Describes">The use of the text, for exceptions.</param>
    /// <param name="Parameters">C# type (with <c>ref</c>) and name of each.</param>
    private sealed record TextMethod(string Name, string Writes, string Describes, IReadOnlyList<(string Type, string Name)> Parameters);

    private enum ValueMethodKind
    {
        Text,
        Join,
        Json,
    }

    /// <summary>A method that writes a list or an object in some form.</summary>
    private sealed record ValueMethod(string Name, TemplateType Type, ValueMethodKind Kind = ValueMethodKind.Text);
}
