using System.Collections.Generic;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Files;

/// <summary>Reads <c>variables</c>: a mapping of names to types, or a list of names that are all strings.</summary>
internal sealed class VariableReader(DiagnosticList problems)
{
    private static readonly PromptType String = new(PromptTypeKind.String);

    private readonly List<DefinedVariable> _variables = [];

    /// <summary>False, with problems reported, where a name or type is unknown: what templates mean cannot be checked then.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The variables that can be told.</summary>
    public EquatableArray<DefinedVariable> Read(DocumentNode? node)
    {
        switch (node)
        {
            case null:
                return EquatableArray<DefinedVariable>.Empty;
            case MappingNode mapping:
                if (CheckCount(node, mapping.Entries.Count))
                {
                    foreach (MappingEntry entry in mapping.Entries)
                    {
                        Read(entry);
                    }
                }

                break;
            case SequenceNode names:
                if (CheckCount(node, names.Items.Count))
                {
                    ReadNames(names);
                }

                break;
            default:
                problems.Add(
                    DiagnosticRules.WrongValue, node, "`variables`", "a mapping of names to types or a list of names", node.Describe(),
                    " Write `variables: { customer_tier: string }`.");
                IsComplete = false;
                break;
        }

        return new EquatableArray<DefinedVariable>(_variables.ToArray());
    }

    private bool CheckCount(DocumentNode node, int count)
    {
        if (count <= FileLimits.Variables)
        {
            return true;
        }

        problems.Add(
            DiagnosticRules.TooMany, node, "The prompt", FieldReader.Number(count), "variables", FieldReader.Number(FileLimits.Variables));
        return IsComplete = false;
    }

    private void ReadNames(SequenceNode names)
    {
        Dictionary<string, ScalarNode> seen = new(System.StringComparer.Ordinal);
        foreach (DocumentNode item in names.Items)
        {
            if (item is not ScalarNode { Kind: ScalarKind.Text } name)
            {
                problems.Add(
                    DiagnosticRules.WrongValue, item, "A variable in a list", "a name", item.Describe(),
                    item is MappingNode ? " To set types, write `variables` as a mapping: `customer_tier: string`." : "");
                IsComplete = false;
                continue;
            }

            if (seen.TryGetValue(name.Value, out ScalarNode? former))
            {
                problems.Add(
                    DiagnosticRules.DuplicateName, name, "variable", name.Value, FieldReader.Number(problems.File.LineOf(former.Start) + 1));
                continue;
            }

            seen.Add(name.Value, name);
            if (NameRules.CheckName(name, "variable", inTemplates: true, problems))
            {
                Add(name, new PromptVariable(name.Value, String), [], parameter: null);
            }
            else
            {
                IsComplete = false;
            }
        }
    }

    private void Read(MappingEntry entry)
    {
        string subject = "the variable `" + entry.Name + "`";
        bool named = NameRules.CheckName(entry.Key, "variable", inTemplates: true, problems);
        List<TypeNote> notes = [];
        TypeReader types = new(problems, notes);
        string? parameter = null;
        PromptVariable? variable = entry.Value is MappingNode mapping
            ? ReadLong(entry.Name, new FieldReader(mapping, PromptFields.Variable, problems), types, subject, out parameter)
            : types.Read(entry.Value, subject, entry.Name, 1) is { } type ? new PromptVariable(entry.Name, type) : null;
        if (!named || variable is null)
        {
            IsComplete = false;
            return;
        }

        Add(entry.Key, variable, notes, parameter);
    }

    private PromptVariable? ReadLong(string name, FieldReader fields, TypeReader types, string subject, out string? parameter)
    {
        PromptType? type = types.ReadLong(fields, subject, name, 1);
        bool untrusted = fields.Boolean("untrusted") ?? false;
        bool sensitive = fields.Boolean("sensitive") ?? false;
        parameter = fields.Text("parameter") is { } node && CheckParameter(node, subject) ? node.Value : null;
        if (type is null)
        {
            return null;
        }

        JsonValue? defaultValue = fields["default"] is { } value ? new DefaultReader(problems).Read(value, type, subject) : null;
        return new PromptVariable(name, type)
        {
            Default = defaultValue is null ? null : NormalNumbers.In(defaultValue, type),
            Untrusted = untrusted,
            Sensitive = sensitive,
        };
    }

    private bool CheckParameter(ScalarNode node, string subject)
    {
        if (CSharpName.IsIdentifier(node.Value) && node.Value.Length <= FileLimits.NameLength && CSharpName.Property(node.Value).Length > 0)
        {
            return true;
        }

        problems.Add(
            DiagnosticRules.BadCSharpName, node, node.Value, "the parameter of " + subject,
            "Use ASCII letters, digits and `_`, beginning with a letter, such as `customerTier`.");
        return false;
    }

    private void Add(ScalarNode name, PromptVariable variable, List<TypeNote> notes, string? parameter) =>
        _variables.Add(new DefinedVariable(variable, problems.File.Span(name.Start, name.End), notes.ToEquatableArray()) { ParameterName = parameter });
}
