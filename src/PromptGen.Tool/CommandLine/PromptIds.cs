using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary>Arguments that are ids of prompts; the shell completes them.</summary>
internal static class PromptIds
{
    public static Argument<string[]> Argument(ToolContext context, string description)
    {
        Argument<string[]> argument = new("ID") { Description = description, HelpName = "ID", Arity = ArgumentArity.ZeroOrMore };
        argument.CompletionSources.Add(_ => Known(context));
        return argument;
    }

    public static Argument<string> Single(ToolContext context, string description)
    {
        Argument<string> argument = new("ID") { Description = description, HelpName = "ID" };
        argument.CompletionSources.Add(_ => Known(context));
        return argument;
    }

    public static Argument<string?> Optional(ToolContext context, string description)
    {
        Argument<string?> argument = new("ID") { Description = description, HelpName = "ID", Arity = ArgumentArity.ZeroOrOne };
        argument.CompletionSources.Add(_ => Known(context));
        return argument;
    }

    /// <summary>The ids of the project here; none where there is no project, since a shell that completes shows no errors.</summary>
    private static List<string> Known(ToolContext context)
    {
        try
        {
            return [.. ProjectFiles.List(ProjectLocator.Find(context.Directory, promptFolder: null))
                .Where(static file => file.Kind == SourceFileKind.Prompt)
                .Select(static file => PromptCompiler.Read(FileContent.Read(file), CancellationToken.None).Definition?.Id)
                .OfType<string>()
                .Where(static id => id.Length > 0)
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is ToolFailure or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
