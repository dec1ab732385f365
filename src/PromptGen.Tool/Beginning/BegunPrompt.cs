using System.IO;
using PromptGen.Core.Json;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Repository;

namespace PromptGen.Tool.Beginning;

/// <summary>Says which prompt file a command created.</summary>
internal static class BegunPrompt
{
    /// <param name="path">Full.</param>
    /// <param name="next">The command to run next; null: none.</param>
    public static void Report(ToolContext context, string path, bool dryRun, OutputFormat format, string? next)
    {
        string shown = DisplayPath.Of(path, context.Directory);
        if (format == OutputFormat.Json)
        {
            context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder().Add("dry_run", dryRun).Add("path", shown).Add("next", next).Build()));
        }
        else
        {
            context.Terminal.Out.WriteLine((dryRun ? "Would write " : "Wrote ") + shown + ".");
            if (next is not null)
            {
                context.Terminal.Out.WriteLine("Next, add the package to the project: " + next);
            }
        }

        IgnoredFiles.Warn(context, Path.GetDirectoryName(path)!, [path]);
    }
}
