using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Language;

namespace PromptGen.Compiler.Emission;

/// <summary>Puts the problems of a prompt's templates at the lines that a person edits, each once.</summary>
/// <remarks>
/// The text of a partial or message file may be used by many prompts. What is wrong with its syntax is reported with that file and
/// not here; what is wrong with it only for this prompt's variables is reported at the file, and names the prompt.
/// </remarks>
internal sealed class TemplateDiagnostics(ResolvedPrompt prompt)
{
    private readonly List<PromptDiagnostic> _items = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    // What others report: asked once for each problem, of which a text may have thousands, and for most prompts never.
    private HashSet<(DiagnosticRule Rule, string Path, int Start)>? _ofPrompt;
    private readonly Dictionary<string, SharedText> _shared = new(StringComparer.Ordinal);

    /// <summary>A template does not bind, whether its problems are reported here or elsewhere.</summary>
    public bool HasTemplateErrors { get; private set; }

    public void Add(int message, IEnumerable<TemplateProblem> problems)
    {
        foreach (TemplateProblem problem in problems)
        {
            HasTemplateErrors = true;
            if (problem.Partial is { } partial)
            {
                AddShared(problem, prompt.Partials.First(fragment => fragment.Name == partial));
            }
            else if (prompt.Definition.Messages[message] is FileMessage file)
            {
                AddShared(problem, prompt.MessageFiles.First(fragment => fragment.RelativePath == file.File));
            }
            else
            {
                SourceSpan place = prompt.Messages[message]!.Locate(problem.Start, problem.Length);
                _ofPrompt ??= Places(prompt.Diagnostics);
                if (!_ofPrompt.Contains((problem.Rule, place.Path, place.Start)))
                {
                    Add(new PromptDiagnostic(problem.Rule, problem.Rule.Severity, place, problem.Arguments));
                }
            }
        }
    }

    public void AddWarnings(int message, IEnumerable<TemplateProblem> warnings)
    {
        foreach (TemplateProblem warning in warnings)
        {
            Add(new PromptDiagnostic(warning.Rule, warning.Rule.Severity, prompt.Messages[message]!.Locate(warning.Start, warning.Length), warning.Arguments));
        }
    }

    /// <summary>A warning, unless the prompt is strict.</summary>
    public void AddUnused(DefinedVariable variable)
    {
        DiagnosticRule rule = DiagnosticRules.UnusedVariable;
        RuleSeverity severity = prompt.Definition.Strict ? RuleSeverity.Error : rule.Severity;
        Add(new PromptDiagnostic(rule, severity, variable.NameSpan, EquatableArray.Create(variable.Variable.Name)));
    }

    public EquatableArray<PromptDiagnostic> ToEquatableArray() => _items.ToEquatableArray();

    private void AddShared(TemplateProblem problem, Fragment fragment)
    {
        SourceSpan place = fragment.Template.Locate(problem.Start, problem.Length);

        // The includes of a shared text are followed when the project is checked; names that do not exist are reported there.
        if (!_shared.TryGetValue(fragment.RelativePath, out SharedText? text))
        {
            _shared[fragment.RelativePath] = text = new SharedText(Places(fragment.Diagnostics), [.. fragment.Includes.Select(static include => include.Start)]);
        }

        bool isFollowed = problem.Rule == DiagnosticRules.MissingPartial && text.Includes.Contains(problem.Start);
        if (isFollowed || text.Reported.Contains((problem.Rule, place.Path, place.Start)))
        {
            return;
        }

        string message = string.Format(CultureInfo.InvariantCulture, problem.Rule.Message, problem.Arguments.Cast<object>().ToArray());
        Add(new PromptDiagnostic(
            DiagnosticRules.SharedTextDoesNotFit, place, prompt.Definition.Id, message, problem.Rule.Id));
    }

    private void Add(PromptDiagnostic problem)
    {
        string start = problem.Location.Start.ToString(CultureInfo.InvariantCulture);
        if (_reported.Add(problem.Rule.Id + "\0" + start + "\0" + problem.Location.Path + "\0" + string.Concat(problem.Arguments)))
        {
            _items.Add(problem);
        }
    }

    private static HashSet<(DiagnosticRule Rule, string Path, int Start)> Places(EquatableArray<PromptDiagnostic> reported) =>
        [.. reported.Select(static problem => (problem.Rule, problem.Location.Path, problem.Location.Start))];

    /// <param name="Reported">The problems that are reported with the text itself.</param>
    /// <param name="Includes">The starts of its includes.</param>
    private sealed record SharedText(HashSet<(DiagnosticRule Rule, string Path, int Start)> Reported, HashSet<int> Includes);
}
