using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;

namespace PromptGen.Compiler.Files;

/// <summary>Reads the fields of one mapping: unknown ones are reported when it is made, wrong values when they are asked for.</summary>
internal sealed class FieldReader
{
    private readonly MappingNode _mapping;
    private readonly FieldSet _fields;
    private readonly DiagnosticList _problems;
    private readonly List<(string Meant, MappingEntry Entry)> _misnamed = [];

    public FieldReader(MappingNode mapping, FieldSet fields, DiagnosticList problems)
    {
        _mapping = mapping;
        _fields = fields;
        _problems = problems;
        foreach (MappingEntry entry in mapping.Entries)
        {
            if (!fields.Contains(entry.Name))
            {
                string advice = SuggestField(entry.Name);
                problems.Add(DiagnosticRules.UnknownField, entry.Key, entry.Name, fields.Owner, advice);
                if (MeantField(advice) is { } meant)
                {
                    _misnamed.Add((meant, entry));
                }
            }
        }
    }

    public MappingNode Mapping => _mapping;

    public DiagnosticList Problems => _problems;

    /// <summary>The value of a field, or null where the mapping has none.</summary>
    public DocumentNode? this[string name] => Find(name)?.Value;

    /// <summary>A field, or else the one that was meant to be it: its name was reported, and what follows from the name need not be.</summary>
    public MappingEntry? Find(string name)
    {
        if (_mapping.Find(name) is { } entry)
        {
            return entry;
        }

        foreach ((string meant, MappingEntry misnamed) in _misnamed)
        {
            if (meant == name)
            {
                return misnamed;
            }
        }

        return null;
    }

    /// <summary>A field that must be there.</summary>
    public DocumentNode? Required(string name, string owner, string advice)
    {
        DocumentNode? value = this[name];
        if (value is null)
        {
            ReportMissing(name, owner, advice);
        }

        return value;
    }

    public void ReportMissing(string name, string owner, string advice)
    {
        // A misspelt field was reported already; that it is missing follows from that.
        foreach (MappingEntry entry in _mapping.Entries)
        {
            if (!_fields.Contains(entry.Name) && SuggestField(entry.Name).IndexOf("`" + name + "`", StringComparison.Ordinal) >= 0)
            {
                return;
            }
        }

        DocumentNode place = _mapping.Entries.Count > 0 ? _mapping.Entries[0].Key : _mapping;
        _problems.Add(DiagnosticRules.MissingField, place, owner, name, advice);
    }

    /// <summary>A text; null where the field is absent or holds something else, which is reported.</summary>
    public ScalarNode? Text(string name) => this[name] is { } value ? ExpectText(value, "`" + name + "`") : null;

    /// <summary>A text that a model reads, of which nothing may be lost.</summary>
    public ScalarNode? Prose(string name)
    {
        ScalarNode? text = Text(name);
        if (text is not null)
        {
            CommentBehind.Report(text, _problems);
        }

        return text;
    }

    public bool? Boolean(string name)
    {
        if (this[name] is not { } value)
        {
            return null;
        }

        if (value is ScalarNode { Kind: ScalarKind.Boolean } scalar)
        {
            return scalar.Value[0] is 't' or 'T';
        }

        ReportWrong(value, "`" + name + "`", "`true` or `false`");
        return null;
    }

    public MappingNode? MappingField(string name, string expectation)
    {
        if (this[name] is not { } value)
        {
            return null;
        }

        if (value is MappingNode mapping)
        {
            return mapping;
        }

        ReportWrong(value, "`" + name + "`", expectation);
        return null;
    }

    /// <summary>A mapping as JSON; null where the field is absent or wrong.</summary>
    public JsonObject? Json(string name) =>
        MappingField(name, "a mapping") is { } mapping ? DocumentJson.Convert(mapping, _problems) as JsonObject : null;

    public ScalarNode? ExpectText(DocumentNode value, string subject)
    {
        if (value is ScalarNode { Kind: ScalarKind.Text } scalar)
        {
            return scalar;
        }

        ReportWrong(value, subject, "a text");
        return null;
    }

    public void ReportWrong(DocumentNode value, string subject, string expectation)
    {
        if (value is MappingNode { HasBadKey: true })
        {
            return;
        }

        string advice = value switch
        {
            ScalarNode { Kind: ScalarKind.Null } => " Add a value, or remove the field.",
            ScalarNode scalar when scalar.Kind != ScalarKind.Text && expectation == "a text" => " Write \"" + scalar.Value + "\" with the quotes.",
            _ => "",
        };
        _problems.Add(DiagnosticRules.WrongValue, value, subject, expectation, value.Describe(), advice);
    }

    /// <summary>The field that the advice about another name says to write, if it says nothing else.</summary>
    private string? MeantField(string advice)
    {
        foreach (string name in _fields.Names)
        {
            if (advice == Meant(name) || advice == "Write `" + name + "`.")
            {
                return name;
            }
        }

        return null;
    }

    private string SuggestField(string name)
    {
        if (_problems.IsFull)
        {
            return "";
        }

        if (_fields.Advice.TryGetValue(name, out string? advice))
        {
            return advice;
        }

        string? nearest = NearestName.Find(name, [.. _fields.Names, .. _fields.Advice.Keys]);
        return nearest is not null && _fields.Advice.TryGetValue(nearest, out advice) ? advice : Suggest(name, _fields.Names);
    }

    public static string Suggest(string name, IReadOnlyList<string> candidates) =>
        NearestName.Find(name, candidates) is { } nearest
            ? Meant(nearest)
            : "Possible here: " + string.Join(", ", candidates) + ".";

    private static string Meant(string name) => "Did you mean `" + name + "`?";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
