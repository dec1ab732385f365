using System;
using System.Collections.Generic;
using System.CommandLine.Completions;
using System.IO;
using System.Linq;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary>What a shell proposes for a word that is being typed. A shell that completes shows no errors, so whatever fails proposes nothing.</summary>
internal static class Completions
{
    /// <remarks>
    /// Words come from files and folders that somebody else may have named, and a shell acts on what it is given: a word with any character that is not part of an id, a version
    /// or an environment is not proposed.
    /// </remarks>
    /// <param name="propose">The words of a project. Of several projects all are proposed: the rest of the line may say which is meant.</param>
    public static IEnumerable<CompletionItem> Of(ToolContext context, CompletionContext completion, Func<PromptProject, IEnumerable<string>> propose)
    {
        try
        {
            ProjectSelection named = ProjectOptions.Of(completion.ParseResult);
            ProjectSelection where = named with { All = named is { PromptFolder: null, Project: null } && ProjectLocator.ProjectFileAbove(context.Directory) is null };
            return
            [
                .. ProjectLocator.FindAll(context.Directory, where)
                    .SelectMany(propose)
                    .Where(static word => word.Length > 0 && word.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.'))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(static word => new CompletionItem(word)),
            ];
        }
        catch (Exception exception) when (exception is ToolFailure or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Fixed words.</summary>
    public static IEnumerable<CompletionItem> Words(params string[] words) => words.Select(static word => new CompletionItem(word));
}
