using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Severities;

/// <summary>What a project's files say about severities, read as XML, as far as that can be told without evaluating the project.</summary>
internal sealed class SeverityText
{
    /// <summary>The properties that count; lists may be made of what they were before.</summary>
    public static readonly IReadOnlyList<string> PropertyNames =
        ["NoWarn", "TreatWarningsAsErrors", "WarningsAsErrors", "WarningsNotAsErrors", "WarningLevel", "CodeAnalysisRuleSet"];

    // With them others than the files above the project's own code may be config files.
    private static readonly string[] ConfigFileNames =
        ["EditorConfigFiles", "GlobalAnalyzerConfigFiles", "DiscoverEditorConfigFiles", "DiscoverGlobalAnalyzerConfigFiles", "Compile", "EnableDefaultCompileItems", "EnableDefaultItems"];

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A condition, a computed value, or a place that MSBuild reads after the package's files stands between the text and what counts.</summary>
    public bool NeedsEvaluation { get; private set; }

    public static SeverityText Read(string projectFile)
    {
        SeverityText text = new();
        // A list that is built in several places says nothing of ours as long as none of its parts does.
        HashSet<string> relevant = new(StringComparer.OrdinalIgnoreCase);
        ProjectText.Element[] elements = [.. ProjectText.InOrder(projectFile)];
        foreach (ProjectText.Element element in elements)
        {
            if (Name(element) is { } name && (!IsList(name) || Mentions(element.Xml.Value, name)))
            {
                relevant.Add(name);
            }
        }

        foreach (ProjectText.Element element in elements)
        {
            if (Name(element) is { } name && relevant.Contains(name))
            {
                text.Take(element, name);
            }
            else if (ConfigFileNames.Contains(element.Xml.Name.LocalName, StringComparer.OrdinalIgnoreCase))
            {
                text.NeedsEvaluation = true;
            }
        }

        return text;
    }

    public string? Property(string name) => _values.GetValueOrDefault(name);

    private void Take(ProjectText.Element element, string name)
    {
        string value = WithoutItself(element.Xml.Value, name, _values.GetValueOrDefault(name) ?? "").Trim();
        NeedsEvaluation |= element.IsConditional || element.IsLate || value.Contains("$(", StringComparison.Ordinal);
        _values[name] = value;
    }

    private static string? Name(ProjectText.Element element) =>
        element.Xml.Parent?.Name.LocalName == "PropertyGroup"
            ? PropertyNames.FirstOrDefault(name => name.Equals(element.Xml.Name.LocalName, StringComparison.OrdinalIgnoreCase))
            : null;

    private static bool IsList(string name) => name is "NoWarn" or "WarningsAsErrors" or "WarningsNotAsErrors";

    private static bool Mentions(string value, string name) =>
        value.Contains("PG", StringComparison.OrdinalIgnoreCase) || WithoutItself(value, name, "").Contains("$(", StringComparison.Ordinal);

    private static string WithoutItself(string value, string name, string former) =>
        value.Replace("$(" + name + ")", former, StringComparison.OrdinalIgnoreCase);
}
