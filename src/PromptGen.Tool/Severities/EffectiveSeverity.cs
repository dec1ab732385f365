using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Compiler;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Severities;

/// <summary>
/// Asks the C# compiler what it makes of a problem under the settings of a project, by its own rule; what it reports as a warning MSBuild hides, or makes an error of, by the same
/// lists once more.
/// </summary>
internal sealed class EffectiveSeverity
{
    private readonly SeveritySettings _settings;
    private readonly CompilationOptions _options;
    private readonly Dictionary<(string Code, RuleSeverity Severity), RuleSeverity?> _known = [];

    private EffectiveSeverity(SeveritySettings settings, string directory)
    {
        _settings = settings;
        CSharpCommandLineArguments arguments = CSharpCommandLineParser.Default.Parse(settings.CompilerOptions, directory, sdkDirectory: null);
        AnalyzerConfigSet files = AnalyzerConfigSet.Create(
            settings.ConfigFiles.Select(static file => AnalyzerConfig.Parse(SourceText.From(FileContent.ReadText(file)), file)).ToArray());
        _options = arguments.CompilationOptions.WithSyntaxTreeOptionsProvider(new GlobalOptions(files.GlobalConfigOptions.TreeOptions));
    }

    /// <summary>The problems as a build of the project reports them; without those that it hides.</summary>
    /// <param name="locked">The build that is meant is locked.</param>
    /// <exception cref="ToolFailure">What the project says cannot be told.</exception>
    public static IReadOnlyList<PromptDiagnostic> Apply(IReadOnlyList<PromptDiagnostic> problems, PromptProject project, bool locked)
    {
        // Where nothing is wrong nobody needs to know how wrong it is: neither the project's settings nor the compiler are loaded.
        if (problems.Count == 0 || SeveritySettings.Of(project, locked) is not { IsEmpty: false } settings)
        {
            return problems;
        }

        EffectiveSeverity effective = new(settings, project.Directory);
        List<PromptDiagnostic> reported = [];
        foreach (PromptDiagnostic problem in problems)
        {
            if (effective.Of(problem) is { } severity)
            {
                reported.Add(problem with { Severity = severity });
            }
        }

        return reported;
    }

    /// <returns>Null: it is not reported.</returns>
    private RuleSeverity? Of(PromptDiagnostic problem)
    {
        (string, RuleSeverity) key = (problem.Rule.Id, problem.Severity);
        if (!_known.TryGetValue(key, out RuleSeverity? severity))
        {
            severity = Map(new DiagnosticDescriptor(
                problem.Rule.Id, problem.Rule.Title, problem.Rule.Message, problem.Rule.Category, Map(problem.Severity), isEnabledByDefault: true)
                .GetEffectiveSeverity(_options));
            severity = severity == RuleSeverity.Warning ? Logged(problem.Rule.Id) : severity;
            _known.Add(key, severity);
        }

        return severity;
    }

    /// <summary>A warning of the compiler as MSBuild logs it. It does not look at the case of codes, which the compiler does.</summary>
    private RuleSeverity? Logged(string code) => _settings.Hidden.Contains(code, StringComparer.OrdinalIgnoreCase) ? null
        : _settings.Errors.Contains(code, StringComparer.OrdinalIgnoreCase) ? RuleSeverity.Error
        : RuleSeverity.Warning;

    private static DiagnosticSeverity Map(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => DiagnosticSeverity.Error,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static RuleSeverity? Map(ReportDiagnostic severity) => severity switch
    {
        ReportDiagnostic.Error => RuleSeverity.Error,
        ReportDiagnostic.Warn => RuleSeverity.Warning,
        ReportDiagnostic.Info => RuleSeverity.Info,
        _ => null,
    };

    /// <summary>What is said for the whole compilation. Sections for files concern C# files alone, and a problem of a prompt file stands in none.</summary>
    private sealed class GlobalOptions(ImmutableDictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);
    }
}
