using PromptGen.Compiler;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Output;

/// <summary>A problem for programs: places count from 1, as in every other format.</summary>
internal static class DiagnosticJson
{
    /// <param name="directory">Paths are relative to it, so that the output is the same on every machine.</param>
    public static JsonValue Of(PromptDiagnostic problem, string directory)
    {
        JsonObjectBuilder json = new JsonObjectBuilder()
            .Add("code", problem.Rule.Id)
            .Add("severity", Word(problem.Severity))
            .Add("message", problem.Message);
        if (!string.IsNullOrEmpty(problem.Location.Path))
        {
            json.Add("file", DisplayPath.Of(problem.Location.Path, directory))
                .Add("line", problem.Location.StartLine + 1)
                .Add("column", problem.Location.StartColumn + 1)
                .Add("end_line", problem.Location.EndLine + 1)
                .Add("end_column", problem.Location.EndColumn + 1);
        }

        return json.Add("help", problem.Rule.HelpLink).Build();
    }

    public static string Word(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };
}
