using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Naming;

/// <summary>Finds variables, slots and types of one prompt that would get the same C# name, or one that is taken.</summary>
internal sealed class NameCollisions
{
    private readonly DiagnosticList _problems;
    private readonly string _className;
    private readonly Dictionary<string, (string Kind, string Name)> _arguments = new(System.StringComparer.Ordinal);
    private readonly Dictionary<string, (string Kind, string Name)> _types = new(System.StringComparer.Ordinal);

    private NameCollisions(DiagnosticList problems, string className)
    {
        _problems = problems;
        _className = className;
    }

    public static void Check(
        string className, IReadOnlyList<DefinedVariable> variables, IReadOnlyList<DefinedMessage> messages, DiagnosticList problems)
    {
        NameCollisions collisions = new(problems, className);
        foreach (DefinedVariable variable in variables)
        {
            collisions.AddArgument("variable", variable.Variable.Name, CSharpName.Property(variable), variable.NameSpan, "Give it another `parameter`.");
            collisions.AddTypes(variable.Variable.Type, variable.Variable.Name, TypePlace.Of(variable), variable.NameSpan);
        }

        foreach (DefinedMessage message in messages)
        {
            if (message is SlotMessage slot)
            {
                collisions.AddArgument("slot", slot.Name, CSharpName.Property(slot.Name), slot.NameSpan, "Rename one of them.");
            }
        }
    }

    /// <summary>Arguments are parameters of <c>Render</c> and properties of <c>Args</c>; where the properties differ, the parameters do.</summary>
    private void AddArgument(string kind, string name, string property, SourceSpan span, string advice)
    {
        if (ReservedNames.AsProperty(property, "Args") is { } reason)
        {
            Add(DiagnosticRules.ReservedCSharpName, span, kind, name, property, reason, kind == "slot" ? "Rename it." : advice);
        }
        else if (_arguments.TryGetValue(property, out (string Kind, string Name) former))
        {
            Add(DiagnosticRules.NameCollision, span, kind, name, former.Kind, former.Name, property, advice);
        }
        else
        {
            _arguments.Add(property, (kind, name));
        }
    }

    private void AddTypes(PromptType type, string owner, TypePlace place, SourceSpan span)
    {
        if (type.Items is not null)
        {
            AddTypes(type.Items, owner, place.Item(), span);
            return;
        }

        if (type.Kind is not (PromptTypeKind.Enum or PromptTypeKind.Object))
        {
            return;
        }

        string name = place.TypeName;
        const string Advice = "Give its type another name with `type_name`.";
        if (ReservedNames.AsNestedType(name, _className) is { } reason)
        {
            Add(DiagnosticRules.ReservedCSharpName, span, "type of", owner, name, reason, Advice);
        }
        else if (_types.TryGetValue(name, out (string Kind, string Name) former))
        {
            Add(DiagnosticRules.NameCollision, span, "type of", owner, former.Kind, former.Name, name, Advice);
        }
        else
        {
            _types.Add(name, ("type of", owner));
        }

        foreach (PromptProperty property in type.Properties)
        {
            string member = CSharpName.Property(property.Name);
            string path = owner + "." + property.Name;
            if (ReservedNames.AsProperty(member, name) is { } memberReason)
            {
                Add(
                    DiagnosticRules.ReservedCSharpName, span, "property", path, member, memberReason,
                    member == name ? Advice : "Rename it.");
            }

            AddTypes(property.Type, path, place.Property(property.Name), span);
        }
    }

    private void Add(DiagnosticRule rule, SourceSpan span, params string[] arguments) =>
        _problems.Add(new PromptDiagnostic(rule, span, arguments));
}
