using System;
using System.IO;
using System.Linq;

namespace PromptGen.Tool.Projects;

/// <summary>The prompt folder of a project that names none, as build/PromptGen.props chooses it: <c>Prompts</c>, or <c>prompts</c> where that is its name on disk.</summary>
internal static class DefaultPromptFolder
{
    public const string Name = "Prompts";
    private const string SmallName = "prompts";

    public static string In(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return Name;
        }

        // The file system may not tell the two apart, so the names it gives are compared.
        string[] names = [.. Directory.EnumerateDirectories(directory, "?rompts").Select(static folder => Path.GetFileName(folder)!)];
        return names.Contains(SmallName, StringComparer.Ordinal) && !names.Contains(Name, StringComparer.Ordinal) ? SmallName : Name;
    }
}
