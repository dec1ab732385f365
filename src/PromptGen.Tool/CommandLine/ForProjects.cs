using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary>Does the work of a command in one project, or in each of several; what fails in one does not keep the others from being done.</summary>
internal static class ForProjects
{
    /// <param name="isMany">The user asked for all projects, so that the output says of which it speaks, even if there is only one.</param>
    /// <param name="work">Writes the text output, and returns what JSON says instead, with an <see cref="ExitCode"/>.</param>
    /// <returns>The greatest exit code.</returns>
    /// <exception cref="ToolFailure">The work failed in the only project.</exception>
    public static int Run(ToolContext context, IReadOnlyList<PromptProject> projects, bool isMany, OutputFormat format, Func<PromptProject, (JsonObject Json, int ExitCode)> work)
    {
        int exitCode = ExitCode.Pass;
        List<JsonValue> all = [];
        List<ToolFailure> failures = [];
        foreach (PromptProject project in projects)
        {
            string name = project.Name(context.Directory);
            if (isMany && format == OutputFormat.Text)
            {
                context.Terminal.Out.WriteLine((project == projects[0] ? "" : "\n") + StyledText.In(Ink.Bold, name + ":"));
            }

            try
            {
                (JsonObject json, int code) = work(project);
                exitCode = Math.Max(exitCode, code);
                all.Add(isMany ? new JsonObject(new[] { new JsonMember("project", new JsonString(name)) }.Concat(json.Members).ToEquatableArray()) : json);
            }
            catch (ToolFailure failure) when (isMany)
            {
                failures.Add(failure);
            }
        }

        if (format == OutputFormat.Json)
        {
            context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(
                isMany ? new JsonObjectBuilder().Add("projects", all.ToEquatableArray()).Build() : (JsonObject)all[0]));
        }

        foreach (ToolFailure failure in failures)
        {
            DiagnosticText.Write(context.Terminal, context.Directory, failure.Problems, error: true);
            exitCode = Math.Max(exitCode, failure.ExitCode);
        }

        return exitCode;
    }
}
