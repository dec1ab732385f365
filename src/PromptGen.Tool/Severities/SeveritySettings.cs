using System;
using System.Collections.Generic;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Severities;

/// <summary>What a project says about the severities of diagnostics, as its build hands it to the compiler.</summary>
/// <param name="CompilerOptions">Of the compiler's command line.</param>
/// <param name="ConfigFiles">Full paths; the compiler finds out which of them are global.</param>
/// <param name="Locked">The build that they belong to is locked.</param>
internal sealed record SeveritySettings(IReadOnlyList<string> CompilerOptions, IReadOnlyList<string> ConfigFiles, bool Locked)
{
    /// <summary>What MSBuild does not log as a warning when the compiler reports it as one.</summary>
    public IReadOnlyList<string> Hidden { get; private init; } = [];

    /// <summary>What MSBuild logs as an error when the compiler reports it as a warning.</summary>
    public IReadOnlyList<string> Errors { get; private init; } = [];

    /// <summary>What build/PromptGen.targets keeps from becoming errors in a build that is not locked.</summary>
    public static readonly IReadOnlyList<string> SoftWarnings = ["PG0208", "PG0209", "PG0210", "PG0413", "PG1018", "PG1221", "PG3001", "PG3004", "PG3005", "PG3006", "PG3008"];

    public bool IsEmpty => CompilerOptions.Count == 0 && ConfigFiles.Count == 0;

    /// <summary>Those of the build of a project.</summary>
    /// <remarks>As with <see cref="ProjectProperties"/>: MSBuild is asked only where the project's text does not say it plainly, and nothing is asked with <c>--prompts</c>.</remarks>
    /// <exception cref="ToolFailure">MSBuild alone can tell, and it cannot evaluate the project.</exception>
    public static SeveritySettings Of(PromptProject project, bool locked)
    {
        if (project.ProjectFile is not { } file)
        {
            return new SeveritySettings([], [], locked);
        }

        if (project.Properties.Severities is { } evaluated && evaluated.Locked == locked)
        {
            return evaluated;
        }

        SeverityText text = SeverityText.Read(file);
        return project.IsNamed || !text.NeedsEvaluation
            ? From(project.Directory, text.Property, AnalyzerConfigFiles.Of(project.Directory), locked, knowsPackage: false)
            : ProjectEvaluation.Severities(file, locked);
    }

    /// <param name="directory">Of the project.</param>
    /// <param name="property">Gives the value of a property; null or empty where it is not set.</param>
    /// <param name="knowsPackage">The values have what the package's build files add.</param>
    public static SeveritySettings From(string directory, Func<string, string?> property, IReadOnlyList<string> configFiles, bool locked, bool knowsPackage)
    {
        string errors = property("WarningsAsErrors") ?? "";
        string notErrors = property("WarningsNotAsErrors") ?? "";
        if (!locked && !knowsPackage)
        {
            foreach (string code in SoftWarnings)
            {
                notErrors += errors.Contains(code, StringComparison.Ordinal) ? "" : ";" + code;
            }
        }

        string[] hidden = Codes(property("NoWarn"));
        bool allErrors = property("TreatWarningsAsErrors") is { } all && all.Equals("true", StringComparison.OrdinalIgnoreCase);
        List<string> options = [];
        Add("/nowarn:", hidden);
        Add("/warn:", Codes(property("WarningLevel")));
        if (property("CodeAnalysisRuleSet") is { Length: > 0 } ruleSet)
        {
            options.Add("/ruleset:" + DisplayPath.Full(ruleSet.Replace('\\', '/'), directory));
        }

        if (allErrors)
        {
            options.Add("/warnaserror+");
        }

        Add("/warnaserror+:", Codes(errors));
        // Alone it changes nothing: it only takes back.
        Add("/warnaserror-:", allErrors || options.Count > 0 || configFiles.Count > 0 ? Codes(notErrors) : []);
        return new SeveritySettings(options, configFiles, locked)
        {
            // MSBuild has its own copies of the lists, made before the build files of packages are read.
            Hidden = property("MSBuildWarningsAsMessages") is { } copiedHidden ? Codes(copiedHidden) : hidden,
            Errors = Codes(property("MSBuildWarningsAsErrors") ?? errors),
        };

        void Add(string name, string[] codes)
        {
            if (codes.Length > 0)
            {
                options.Add(name + string.Join(',', codes));
            }
        }
    }

    private static string[] Codes(string? list) => (list ?? "").Split([';', ',', ' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
