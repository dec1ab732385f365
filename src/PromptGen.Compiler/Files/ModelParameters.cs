using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Files;

/// <summary>
/// Checks <c>parameters</c>: names that chat clients know have values that they can hold, and no name is a misspelling of one.
/// Other names are those of a provider, and pass as they are.
/// </summary>
internal sealed class ModelParameters(DiagnosticList problems)
{
    private static readonly Dictionary<string, Kind> Known = new(StringComparer.Ordinal)
    {
        ["temperature"] = new Range(0, 2),
        ["top_p"] = new Range(0, 1),
        ["frequency_penalty"] = new Range(-2, 2),
        ["presence_penalty"] = new Range(-2, 2),
        ["top_k"] = new Whole(0, int.MaxValue),
        ["max_tokens"] = new Whole(1, int.MaxValue),
        ["max_output_tokens"] = new Whole(1, int.MaxValue),
        ["max_completion_tokens"] = new Whole(1, int.MaxValue),
        ["seed"] = new Whole(long.MinValue, long.MaxValue),
        ["stop"] = new Texts(),
        ["stop_sequences"] = new Texts(),
        ["parallel_tool_calls"] = new Switch(),
        ["tool_choice"] = new ToolChoice(),
        ["reasoning_effort"] = new Text(),
        [Extra] = new Mapping(),
    };

    /// <summary>The object of parameters that chat options cannot contain: adapters hand it over.</summary>
    private const string Extra = "extra";

    /// <summary>Parameters of providers that are near to known ones, and no misspellings of them.</summary>
    private static readonly HashSet<string> OfProviders = new(StringComparer.Ordinal)
    {
        "repetition_penalty", "repeat_penalty", "length_penalty", "min_tokens", "max_new_tokens", "max_tool_calls",
    };

    /// <param name="tools">The names of the prompt's tools; null if they could not all be read.</param>
    public void Check(MappingNode parameters, IReadOnlyCollection<string>? tools)
    {
        foreach (MappingEntry entry in parameters.Entries)
        {
            if (entry.Value is ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } scalar && !CoreSchema.TryReadNumber(scalar, out _, out _))
            {
                // That it is not a number of JSON is reported where it is read.
                continue;
            }

            if (Known.TryGetValue(entry.Name, out Kind? kind))
            {
                kind.Check(entry, tools, problems);
            }
            else if (!OfProviders.Contains(entry.Name) && NearestName.OfMisspelling(entry.Name, Known.Keys) is { } meant && parameters.Find(meant) is null)
            {
                problems.Add(DiagnosticRules.MisspeltParameter, entry.Key, entry.Name, meant);
            }
        }
    }

    private abstract class Kind
    {
        public abstract void Check(MappingEntry entry, IReadOnlyCollection<string>? tools, DiagnosticList problems);

        protected static void Report(MappingEntry entry, string expectation, DiagnosticList problems, string advice = "") =>
            problems.Add(DiagnosticRules.WrongValue, entry.Value, "`" + entry.Name + "`", expectation, entry.Value.Describe(), advice);

        /// <summary>Quotation marks around a number are the usual slip.</summary>
        protected static string WithoutQuotes(DocumentNode value, ScalarKind kind) =>
            value is ScalarNode { Kind: ScalarKind.Text } text && CoreSchema.Resolve(text.Value) is var meant && (meant == kind || (kind == ScalarKind.Float && meant == ScalarKind.Integer))
                ? " Write " + text.Value + " without the quotes."
                : "";
    }

    private sealed class Range(double least, double greatest) : Kind
    {
        public override void Check(MappingEntry entry, IReadOnlyCollection<string>? tools, DiagnosticList problems)
        {
            if (CoreSchema.NumberOf(entry.Value) is not { } number || !(number >= least && number <= greatest))
            {
                Report(
                    entry, "a number from " + least.ToString(CultureInfo.InvariantCulture) + " to " + greatest.ToString(CultureInfo.InvariantCulture), problems,
                    WithoutQuotes(entry.Value, ScalarKind.Float));
            }
        }
    }

    private sealed class Whole(long least, long greatest) : Kind
    {
        public override void Check(MappingEntry entry, IReadOnlyCollection<string>? tools, DiagnosticList problems)
        {
            bool fits = entry.Value is ScalarNode { Kind: ScalarKind.Integer } scalar && CoreSchema.TryReadNumber(scalar, out string? digits, out _)
                && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= least && number <= greatest;
            if (!fits)
            {
                string range = least == long.MinValue ? "a whole number of 64 bits"
                    : "a whole number from " + least.ToString(CultureInfo.InvariantCulture) + " to " + greatest.ToString(CultureInfo.InvariantCulture);
                Report(entry, range, problems, WithoutQuotes(entry.Value, ScalarKind.Integer));
            }
        }
    }

    private sealed class Texts : Kind
    {
        public override void Check(MappingEntry entry, IReadOnlyCollection<string>? tools, DiagnosticList problems)
        {
            if (entry.Value is SequenceNode list)
            {
                foreach (DocumentNode item in list.Items)
                {
                    if (item is not ScalarNode { Kind: ScalarKind.Text })
                    {
                        problems.Add(
                            DiagnosticRules.WrongValue, item, "An item of `" + entry.Name + "`", "a text", item.Describe(),
                            item is ScalarNode { Kind: not ScalarKind.Null } scalar ? " Write \"" + scalar.Value + "\" with the quotes." : "");
                    }
                }
            }
            else if (entry.Value is not ScalarNode { Kind: ScalarKind.Text })
            {
                Report(entry, "a text or a list of texts", problems);
            }
        }
    }

    private sealed class Switch : Kind
    {
        public override void Check(MappingEntry entry, IReadOnlyCollection<string>? tools, DiagnosticList problems)
        {
            if (entry.Value is not ScalarNode { Kind: ScalarKind.Boolean })
            {
                Report(entry, "`true` or `false`", problems, WithoutQuotes(entry.Value, ScalarKind.Boolean));
            }
        }
    }

    private sealed class Mapping : Kind
    {
        public override void Check(MappingEntry entry, IReadOnlyCollection<string>? tools, DiagnosticList problems)
        {
            if (entry.Value is not MappingNode)
            {
                Report(entry, "a mapping", problems);
            }
        }
    }

    private sealed class Text : Kind
    {
        public override void Check(MappingEntry entry, IReadOnlyCollection<string>? tools, DiagnosticList problems)
        {
            if (entry.Value is not ScalarNode { Kind: ScalarKind.Text, Value.Length: > 0 })
            {
                Report(entry, "a text", problems);
            }
        }
    }

    /// <summary>Provider-specific objects are accepted; a name must be the name of a tool.</summary>
    private sealed class ToolChoice : Kind
    {
        private static readonly string[] Modes = ["auto", "none", "required"];

        public override void Check(MappingEntry entry, IReadOnlyCollection<string>? tools, DiagnosticList problems)
        {
            switch (entry.Value)
            {
                case MappingNode:
                    break;
                case ScalarNode { Kind: ScalarKind.Text } name when Array.IndexOf(Modes, name.Value) >= 0:
                    if (name.Value == "required" && tools is { Count: 0 })
                    {
                        problems.Add(DiagnosticRules.UnknownChoice, name, name.Value, "`tool_choice` in a prompt without tools", "List the tools under `tools`, or remove the parameter.");
                    }

                    break;
                case ScalarNode { Kind: ScalarKind.Text } name:
                    if (tools is not null && !Contains(tools, name.Value))
                    {
                        List<string> choices = [.. Modes, .. tools];
                        problems.Add(DiagnosticRules.UnknownChoice, name, name.Value, "`tool_choice`", FieldReader.Suggest(name.Value, choices));
                    }

                    break;
                default:
                    Report(entry, "`auto`, `none`, `required` or the name of a tool", problems);
                    break;
            }
        }

        private static bool Contains(IReadOnlyCollection<string> tools, string name)
        {
            foreach (string tool in tools)
            {
                if (tool == name)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
